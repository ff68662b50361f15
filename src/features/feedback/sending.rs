//! Sending what the customer wrote: once, however often the button is pressed. The script does it; here stands what is sent, and
//! what is said of it.

use super::flow::Flow;
use super::model::{Fault, Outcome, Step};
use super::{keeper, page};
use domain::language::Key;
use leptos::prelude::*;

/// The button "Send". Pressing it again does nothing; where something in the message is pointed out, that is asked first.
pub fn send(flow: Flow) {
    let Some(score) = flow.score().filter(|_| !flow.sending.get()) else {
        return;
    };
    flow.faults.set(Vec::new());
    flow.news.set(None);
    flow.hint.set(next_hint(flow));
    if flow.pickup.with(String::is_empty) {
        flow.pickup.set(keeper::secret());
    }
    match flow.draft().checked(score) {
        Err(faults) => flow.show(faults),
        Ok(_) if flow.hint.with(Option::is_some) => page::focus_hint(),
        Ok(rest) => {
            flow.sending.set(true);
            keeper::send(&rest.to_json(keeper::on_page_ms()));
        }
    }
}

/// Leaves out of the message what was pointed out in it. It is not sent yet, so that the customer sees it first.
pub fn leave_out(flow: Flow) {
    if let Some((_, without)) = flow.hint.get() {
        flow.message.set(without);
        flow.hint.set(None);
        page::focus_send();
    }
}

/// Keeps what was pointed out in the message, and sends it unless there is more to point out.
pub fn keep(flow: Flow) {
    if let Some((words, _)) = flow.hint.get() {
        flow.kept.update(|kept| kept.push(words));
        send(flow);
    }
}

/// Follows what the script says of sending, and of the customer's own phone.
pub fn follow(flow: Flow) {
    keeper::on_sent(move |outcome| untrack(|| settle(flow, outcome)));
    keeper::on_hand_over(move || untrack(|| hand_over(flow)));
}

/// The customer goes on on the own phone. What was chosen is said to the script, which sends it if the phone never does.
fn hand_over(flow: Flow) {
    let Some(score) = flow.score() else {
        return;
    };
    match flow.draft().choices().checked(score) {
        Err(faults) => flow.show(faults),
        Ok(rest) => keeper::send(&rest.to_json(keeper::on_page_ms())),
    }
}

/// The end of the response, also where it was reached before the app was there.
pub fn end(flow: Flow) {
    keeper::finish();
    flow.sending.set(false);
    flow.go(Step::Sent);
}

fn settle(flow: Flow, outcome: Outcome) {
    match outcome {
        Outcome::Sent => end(flow),
        Outcome::HeldUp(hitch) => flow.news.set(Some(hitch.news())),
        Outcome::SentBefore => {
            end(flow);
            flow.news.set(Some(Key::SentBefore));
        }
        Outcome::Refused(fields) => refuse(flow, &fields),
    }
}

/// Gives the answer back to the customer, to be changed and sent anew.
fn refuse(flow: Flow, fields: &[String]) {
    flow.sending.set(false);
    let faults: Vec<_> = fields
        .iter()
        .filter_map(|field| Fault::told(field))
        .collect();
    flow.news.set(faults.is_empty().then_some(Key::SendRefused));
    flow.show(faults);
}

/// The first of what may be better left out of the message, and is not decided yet. Without anybody who will read it, there is
/// nothing to point out.
fn next_hint(flow: Flow) -> Option<(String, String)> {
    if !flow.draft().thanks_anybody() {
        return None;
    }
    let names = flow.place.with_value(|place| {
        let names = place.people.iter().map(|person| person.first_name.clone());
        names.collect::<Vec<_>>()
    });
    let mut found = keeper::hints(&flow.message.get(), &names).into_iter();
    let kept = flow.kept.get();
    found.find(|(words, _)| !kept.contains(words))
}
