//! Writes the made-up history of the benches as the server would send it, and its two rule sets, for a measurement in the browser.

#[path = "../benches/engine/history.rs"]
mod history;

use domain::rules::columns::Recorder;
use domain::rules::{Calendar, RuleSet};
use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// The folder is the only argument.
fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .ok_or("Which folder? Name it.")?
        .into();
    let dozen = history::dozen_rules();
    let three: RuleSet = serde_json::from_str(history::THREE_RULES)?;
    let calendar = Calendar::of(&dozen)?;
    let mut recorder = Recorder::new(&calendar);
    for event in &history::events(1_000_000) {
        recorder.push(event);
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("history.bin"), recorder.finish().to_bytes())?;
    for (name, rules) in [("three.json", &three), ("dozen.json", &dozen)] {
        fs::write(folder.join(name), serde_json::to_string(rules)?)?;
    }
    Ok(())
}
