//! `plaudit-server replay`: what a rule set pays for the events in a file, in the formats of the engine.

mod rules;
mod source;
mod stream;
mod summary;

use super::Failure;
use clap::Args;
use domain::rules::{Award, Calendar, Event, Paid, RuleSet, settle};
use serde::Serialize;
use source::{Order, Source};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use stream::Stream;
use summary::Summary;

/// What `replay` takes.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct ReplayArgs {
    /// The rule set: a file with one JSON object, or - for the standard input.
    #[arg(long, value_name = "FILE")]
    rules: PathBuf,

    /// The events: a file with a JSON object on each line, or - for the standard input.
    #[arg(long, value_name = "FILE")]
    events: PathBuf,

    /// Print the totals by account, month and rule instead of the awards.
    #[arg(long)]
    summary: bool,
}

const AFTER_HELP: &str = "\
Prints a JSON line for each award whose rule and conditions held, also when it came to 0. All events are replayed, whatever \
the date from which the rules are effective.

Events are taken by seq, at and id. A file in that order is never held in memory; any other is, and is sorted there. What is \
no file, such as the standard input, is first copied to a temporary one.

Exit codes: 0 all replayed; 1 something is wrong with the rules or an event, and nothing was printed but that; 2 wrong arguments.";

pub(super) fn run(args: &ReplayArgs) -> Result<(), Failure> {
    if source::is_stdin(&args.rules) && source::is_stdin(&args.events) {
        return Err(Failure::new(
            "The rules and the events cannot both come from the standard input. Give one of them as a file.",
        ));
    }
    match print(args) {
        Ok(()) => Ok(()),
        Err(Ended::Wrong(failure)) => Err(failure),
        // Whoever reads the output has seen enough (`| head`).
        Err(Ended::Output(cause)) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(Ended::Output(cause)) => Err(Failure::new(format!(
            "The output cannot be written: {cause}."
        ))),
    }
}

/// Why a replay ended early.
enum Ended {
    /// Something is wrong with the rules or an event.
    Wrong(Failure),
    /// What is printed does not arrive.
    Output(io::Error),
}

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        Self::Wrong(failure)
    }
}

impl From<io::Error> for Ended {
    fn from(cause: io::Error) -> Self {
        Self::Output(cause)
    }
}

fn print(args: &ReplayArgs) -> Result<(), Ended> {
    let (rules, calendar) = rules::read(&args.rules)?;
    let source = Source::open(&args.events)?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    if args.summary {
        let mut summary = Summary::new(&rules, &calendar);
        replay(&source, &rules, &calendar, |event, awards| {
            summary.add(event, awards);
            Ok(())
        })?;
        write_line(&mut out, &summary)?;
    } else {
        replay(&source, &rules, &calendar, |event, awards| {
            let mut awards = awards.iter();
            awards.try_for_each(|award| write_line(&mut out, &award.line(event.id())))
        })?;
    }
    Ok(out.flush()?)
}

/// Tells the awards of each event, in order.
fn replay(
    source: &Source,
    rules: &RuleSet,
    calendar: &Calendar,
    mut tell: impl FnMut(&Event, &[Award]) -> io::Result<()>,
) -> Result<(), Ended> {
    let mut stream = Stream::new(rules, calendar);
    match source.find_order(|number, event| stream.expect(number, event))? {
        Order::Ascending => {
            for event in source.events()? {
                let (number, event) = event?;
                tell(&event, &stream.settle(number, &event))?;
            }
        }
        Order::None => {
            let mut paid = Paid::default();
            for (_, event) in source.sorted()? {
                tell(&event, &settle(rules, calendar, &event, &mut paid))?;
            }
        }
    }
    Ok(())
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}
