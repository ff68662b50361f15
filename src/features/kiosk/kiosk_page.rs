//! The kiosk as a whole: which screen it shows.

use super::bar::Bar;
use super::corner::Corner;
use super::device::{self, Device};
use super::enrolment::EnrolmentPage;
use super::hand_over::HandOver;
use super::hours::Hours;
use super::idle::Idle;
use super::idle_warning::IdleWarning;
use super::pin_pad::PinPad;
use super::sleeping::Sleeping;
use super::staff_panel::StaffPanel;
use leptos::prelude::*;

/// What staff have opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Panel {
    /// Nothing.
    #[default]
    None,
    /// The pad on which the PIN is typed.
    Pin,
    /// What is behind it.
    Staff,
}

/// What the customer has changed about the screen.
#[derive(Clone, Copy)]
pub struct Comfort {
    /// Everything in the lower half.
    pub reach: RwSignal<bool>,
    /// High contrast.
    pub contrast: RwSignal<bool>,
}

impl Comfort {
    fn new() -> Self {
        let comfort = Self {
            reach: RwSignal::new(false),
            contrast: RwSignal::new(false),
        };
        Effect::new(move || mark("reach", comfort.reach.get().then_some("low")));
        Effect::new(move || mark("contrast", comfort.contrast.get().then_some("high")));
        comfort
    }
}

/// The kiosk: not enrolled, asleep, or awake.
#[component]
pub fn KioskPage() -> impl IntoView {
    let device = Device::follow();
    let panel = RwSignal::new(Panel::None);
    let comfort = Comfort::new();
    let is_home = device.part(|state| state.enrolled && !state.signed_out);
    let first = device
        .page
        .with_value(|page| page.languages.first().map(|first| first.tag.clone()));
    let is_at_rest =
        device.part(move |state| !state.busy && Some(&state.language) == first.as_ref());
    let is_resting = Signal::derive(move || {
        let is_changed = comfort.reach.get() || comfort.contrast.get();
        !is_home.get() || is_at_rest.get() && !is_changed && panel.get() == Panel::None
    });
    let clear = Callback::new(move |()| {
        panel.set(Panel::None);
        comfort.reach.set(false);
        comfort.contrast.set(false);
        device::call("page.wipe", &[]);
    });
    let idle = Idle::watch(is_resting, clear);
    let hours = Hours::follow(device, idle);
    let is_asleep = Memo::new(move |_| is_home.get() && is_resting.get() && !hours.is_open.get());
    Effect::new(move || {
        let screen = match (is_home.get(), is_asleep.get(), is_resting.get()) {
            (false, ..) => "enrolment",
            (_, true, _) => "asleep",
            (.., true) => "resting",
            _ => "answering",
        };
        mark("screen", Some(screen));
    });
    view! {
        {move || {
            if !is_home.get() {
                view! { <EnrolmentPage device /> }.into_any()
            } else if is_asleep.get() {
                view! { <Sleeping device hours /> }.into_any()
            } else {
                view! {
                    <HandOver device />
                    <Bar device idle comfort clear />
                    <IdleWarning device idle />
                }
                    .into_any()
            }
        }}
        <Corner device panel />
        {move || match panel.get() {
            Panel::None => ().into_any(),
            Panel::Pin => view! { <PinPad panel /> }.into_any(),
            Panel::Staff => view! { <StaffPanel device panel /> }.into_any(),
        }}
    }
}

/// Marks the document, for the styles to follow.
fn mark(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    let attribute = format!("data-{name}");
    // It fails for names that no attribute can have.
    let _ = match value {
        Some(value) => root.set_attribute(&attribute, value),
        None => root.remove_attribute(&attribute),
    };
}
