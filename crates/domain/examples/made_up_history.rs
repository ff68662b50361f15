//! Writes the made-up history of the benches for measurements of the whole: as the server would send it to a browser, as
//! `plaudit-server replay` reads it, in order and shuffled, and its two rule sets.

#[path = "../benches/engine/history.rs"]
mod history;

use domain::rules::columns::Recorder;
use domain::rules::{Calendar, Event, RuleSet};
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The arguments: the folder, and how many events there are, a million unless told.
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder: PathBuf = arguments.next().ok_or("Which folder? Name it.")?.into();
    let count = arguments.next().map(|count| count.parse()).transpose()?;
    let dozen = history::dozen_rules();
    let three: RuleSet = serde_json::from_str(history::THREE_RULES)?;
    let calendar = Calendar::of(&dozen)?;
    let mut recorder = Recorder::new(&calendar);
    let events = history::events(count.unwrap_or(1_000_000));
    for event in &events {
        recorder.push(event);
    }
    fs::create_dir_all(&folder)?;
    write_lines(&folder.join("events.jsonl"), events.iter())?;
    write_lines(&folder.join("shuffled.jsonl"), shuffled(&events))?;
    fs::write(folder.join("history.bin"), recorder.finish().to_bytes())?;
    for (name, rules) in [("three.json", &three), ("dozen.json", &dozen)] {
        fs::write(folder.join(name), serde_json::to_string(rules)?)?;
    }
    Ok(())
}

fn write_lines<'a>(
    file: &Path,
    events: impl Iterator<Item = &'a Event>,
) -> Result<(), Box<dyn Error>> {
    let mut writer = BufWriter::new(File::create(file)?);
    for event in events {
        serde_json::to_writer(&mut writer, event)?;
        writer.write_all(b"\n")?;
    }
    writer.flush()?;
    Ok(())
}

/// All of them, in steps of a prime number through the list: each comes once unless it divides their count.
fn shuffled(events: &[Event]) -> impl Iterator<Item = &Event> {
    const STEP: usize = 611_953;
    let positions = 0..events.len();
    positions.filter_map(|position| events.get(position * STEP % events.len()))
}
