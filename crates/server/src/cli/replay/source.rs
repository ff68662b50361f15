//! The events of a file: read line by line, as often as need be.

use super::super::Failure;
use crate::extract;
use domain::rules::Event;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

/// What is taken for the standard input.
const STDIN: &str = "-";

/// Where the events are.
pub(super) struct Source {
    name: String,
    file: File,
}

/// In which order they are there.
pub(super) enum Order {
    /// By seq, at and id.
    Ascending,
    /// In no order.
    None,
}

/// An event and its line, from 1.
type Numbered = (u64, Event);

impl Source {
    /// # Errors
    /// What to tell, if there is no such file or it cannot be read.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let name = name(path);
        match open(path) {
            Ok(file) => Ok(Self { name, file }),
            Err(NotOpened::Unreadable(cause)) => Err(unreadable(&name, &cause)),
            Err(NotOpened::NotCopied(cause)) => Err(not_copied(&name, &cause)),
        }
    }

    /// All events from the beginning, as they are there.
    pub(super) fn events(&self) -> Result<Events<'_>, Failure> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))
            .map_err(|cause| unreadable(&self.name, &cause))?;
        Ok(Events {
            name: &self.name,
            lines: BufReader::with_capacity(1 << 16, file),
            line: Vec::new(),
            number: 0,
        })
    }

    /// Reads all events once, so that whatever is wrong with one is told before anything else is. Shows each, with its line.
    pub(super) fn find_order(&self, mut show: impl FnMut(u64, &Event)) -> Result<Order, Failure> {
        let mut ascending = true;
        let mut before: Option<Numbered> = None;
        for event in self.events()? {
            let (number, event) = event?;
            if let Some((earlier, before)) = &before {
                self.refuse_twice((*earlier, before), (number, &event))?;
                ascending &= before.order() < event.order();
            }
            show(number, &event);
            before = Some((number, event));
        }
        Ok(if ascending {
            Order::Ascending
        } else {
            Order::None
        })
    }

    /// All events in order, in memory.
    pub(super) fn sorted(&self) -> Result<Vec<Numbered>, Failure> {
        let mut events = self.events()?.collect::<Result<Vec<_>, _>>()?;
        events.sort_by(|(_, one), (_, other)| one.order().cmp(&other.order()));
        for pair in events.windows(2) {
            if let [(earlier, before), (number, event)] = pair {
                self.refuse_twice((*earlier, before), (*number, event))?;
            }
        }
        Ok(events)
    }

    /// Two with the same seq, at and id would have no order, and are one event that is there twice.
    fn refuse_twice(&self, earlier: (u64, &Event), later: (u64, &Event)) -> Result<(), Failure> {
        if earlier.1.order() == later.1.order() {
            let words = format!(
                "the event “{}” is in line {} already. Remove one of them.",
                later.1.id(),
                earlier.0
            );
            return Err(in_line(&self.name, later.0, &words));
        }
        Ok(())
    }
}

/// The events of a file, one after the other.
pub(super) struct Events<'a> {
    name: &'a str,
    lines: BufReader<&'a File>,
    line: Vec<u8>,
    number: u64,
}

impl Iterator for Events<'_> {
    type Item = Result<Numbered, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.line.clear();
            match self.lines.read_until(b'\n', &mut self.line) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(cause) => return Some(Err(unreadable(self.name, &cause))),
            }
            if !self.line.trim_ascii().is_empty() {
                let event = read(&self.line);
                let event = event.map_err(|words| in_line(self.name, self.number, &words));
                return Some(event.map(|event| (self.number, event)));
            }
        }
    }
}

/// The event of a line, or what is wrong with it.
fn read(line: &[u8]) -> Result<Event, String> {
    serde_json::from_slice(line).map_err(|error| {
        if !error.is_data() {
            return format!("this is no JSON object, or more than one: {error}. Put each event on a line of its own.");
        }
        // Read again for the path to what is wrong, which costs more than reading.
        let mut json = serde_json::Deserializer::from_slice(line);
        match serde_path_to_error::deserialize::<_, Event>(&mut json) {
            Ok(_) => error.to_string(),
            Err(error) => {
                let problem = extract::problem("the line", &error);
                format!("{}: {}", problem.field, problem.message)
            }
        }
    })
}

fn in_line(name: &str, number: u64, words: &str) -> Failure {
    Failure::new(format!("{name}, line {number}: {words}"))
}

pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

pub(super) fn name(path: &Path) -> String {
    if is_stdin(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

pub(super) fn unreadable(name: &str, cause: &io::Error) -> Failure {
    Failure::new(format!(
        "{name} cannot be read: {cause}. Check the name and who may read it."
    ))
}

/// There is no room for what can be read only once.
fn not_copied(name: &str, cause: &io::Error) -> Failure {
    let folder = std::env::temp_dir();
    Failure::new(format!(
        "{name} cannot be copied to a temporary file in {}: {cause}. Make room there, name another folder in TMPDIR, or give the events as a file.",
        folder.display()
    ))
}

/// Why there is no file.
enum NotOpened {
    Unreadable(io::Error),
    NotCopied(io::Error),
}

impl From<io::Error> for NotOpened {
    fn from(cause: io::Error) -> Self {
        Self::Unreadable(cause)
    }
}

/// A file that can be read more than once. What cannot, the standard input or a pipe, is copied into a temporary one, which
/// is gone with the program.
fn open(path: &Path) -> Result<File, NotOpened> {
    if is_stdin(path) {
        return copy(&mut io::stdin().lock());
    }
    let mut file = File::open(path)?;
    let kind = file.metadata()?;
    if kind.is_dir() {
        return Err(NotOpened::Unreadable(io::ErrorKind::IsADirectory.into()));
    }
    if kind.is_file() {
        Ok(file)
    } else {
        copy(&mut file)
    }
}

fn copy(from: &mut impl io::Read) -> Result<File, NotOpened> {
    let mut file = tempfile::tempfile().map_err(NotOpened::NotCopied)?;
    let mut from = BufReader::with_capacity(1 << 16, from);
    loop {
        let read = match from.fill_buf() {
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        if read.is_empty() {
            return Ok(file);
        }
        file.write_all(read).map_err(NotOpened::NotCopied)?;
        let length = read.len();
        from.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// Lines of events of which two at a time share a number, and some a moment: then the id decides.
    fn some_lines() -> impl Strategy<Value = Vec<String>> {
        let minutes = prop::collection::vec(0..3_u32, 0..30);
        minutes.prop_map(|minutes| {
            let line = |(position, minute): (usize, u32)| {
                json!({
                    "id": format!("event-{position:02}"), "seq": position / 2, "at": format!("2026-03-02T09:{minute:02}:00Z"),
                    "kind": "response", "touchpoint": "till-3", "team": "store", "customer": "external", "trust": "open",
                    "score": 5, "standards": [], "message_chars": 0, "recipients": [],
                })
                .to_string()
            };
            minutes.into_iter().enumerate().map(line).collect()
        })
    }

    fn source(lines: &[String]) -> Source {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(lines.join("\n").as_bytes()).unwrap();
        Source {
            name: "events".to_owned(),
            file,
        }
    }

    /// The events as they are replayed.
    fn replayed(lines: &[String]) -> Vec<Event> {
        let source = source(lines);
        let events = match source
            .find_order(|_, _| ())
            .map_err(|told| told.to_string())
        {
            Ok(Order::Ascending) => source.events().and_then(Iterator::collect),
            Ok(Order::None) => source.sorted(),
            Err(told) => panic!("{told}"),
        };
        let events: Vec<Numbered> = events.map_err(|told| told.to_string()).unwrap();
        events.into_iter().map(|(_, event)| event).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_order_of_lines_does_not_matter(
            (lines, shuffled) in some_lines().prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        ) {
            let events = replayed(&lines);
            prop_assert_eq!(&replayed(&shuffled), &events);
            prop_assert!(events.is_sorted_by(|one, other| one.order() < other.order()));
            prop_assert_eq!(events.len(), lines.len());
        }
    }
}
