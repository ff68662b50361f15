//! Writes the made-up history of the benches as the server would send it, and its two rule sets, for a measurement in the browser.

#[path = "../benches/engine/history.rs"]
mod history;

use domain::rules::columns::Recorder;
use domain::rules::{Calendar, RuleSet};
use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// The arguments: the folder, and how many events there are, a million unless told.
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder: PathBuf = arguments.next().ok_or("Which folder? Name it.")?.into();
    let count = arguments.next().map(|count| count.parse()).transpose()?;
    let dozen = history::dozen_rules();
    let three: RuleSet = serde_json::from_str(history::THREE_RULES)?;
    let calendar = Calendar::of(&dozen)?;
    let mut recorder = Recorder::new(&calendar);
    for event in &history::events(count.unwrap_or(1_000_000)) {
        recorder.push(event);
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("history.bin"), recorder.finish().to_bytes())?;
    for (name, rules) in [("three.json", &three), ("dozen.json", &dozen)] {
        fs::write(folder.join(name), serde_json::to_string(rules)?)?;
    }
    Ok(())
}
