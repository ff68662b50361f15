//! Links that count once, for e-mails, receipts and tickets.

use super::model::{csv, links_words};
use super::section::Section;
use crate::api::ApiError;
use crate::api::touchpoints::create_receipt_links;
use crate::layout::failure::words_of;
use crate::paths::encoded;
use crate::state::clock::day_of;
use crate::ui::dates::{DayStyle, day};
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonKind, ButtonVariant, Choice, CopyField, Field, FieldKind, Select};
use domain::api::feedback::PersonOnOffer;
use domain::api::touchpoints::{CreateReceiptLinks, ReceiptLinksView};
use domain::id::EmployeeId;
use domain::settings;
use leptos::prelude::*;

/// The form, and below it the links that were just made.
#[component]
pub fn ReceiptSection(key: String, people: Vec<PersonOnOffer>) -> impl IntoView {
    let form = Form::new(key);
    let links = RwSignal::new(None::<ReceiptLinksView>);
    view! {
        <Section
            id="receipt-links"
            title="One-time links"
            words="For e-mails, receipts and tickets: each link counts for one answer, and shows that it comes from a real visit."
        >
            <LinkForm form people links />
            {move || links.get().map(|links| view! { <NewLinks links /> })}
        </Section>
    }
}

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Form {
    key: StoredValue<String>,
    employee: RwSignal<String>,
    days: RwSignal<String>,
    count: RwSignal<String>,
    tried: RwSignal<bool>,
    refusal: RwSignal<Option<ApiError>>,
}

impl Form {
    fn new(key: String) -> Self {
        Self {
            key: StoredValue::new(key),
            employee: RwSignal::new(String::new()),
            days: RwSignal::new("30".to_owned()),
            count: RwSignal::new("10".to_owned()),
            tried: RwSignal::new(false),
            refusal: RwSignal::new(None),
        }
    }

    /// The request, tracked. What is no number is 0, which is refused with the bounds.
    fn request(self) -> CreateReceiptLinks {
        let number =
            |typed: RwSignal<String>| typed.with(|typed| typed.trim().parse().unwrap_or_default());
        CreateReceiptLinks {
            employee: self.employee.with(|id| id.parse::<EmployeeId>().ok()),
            valid_days: number(self.days),
            count: number(self.count),
        }
    }

    /// What is wrong with a field: by our own check once it was tried, else by the server's.
    fn problem(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let ours = settings::receipt_links(&self.request()).err();
            let ours = ours.filter(|_| self.tried.get()).unwrap_or_default();
            let ours = ours.into_iter().find(|problem| problem.field == field);
            let theirs = || self.refusal.get().and_then(|error| error.about(field));
            ours.map(|problem| problem.message).or_else(theirs)
        })
    }

    fn other(self) -> Option<String> {
        let error = self.refusal.get()?;
        error.fields().is_empty().then(|| words_of(&error))
    }
}

#[component]
fn LinkForm(
    form: Form,
    people: Vec<PersonOnOffer>,
    links: RwSignal<Option<ReceiptLinksView>>,
) -> impl IntoView {
    let create = Action::new_local(move |request: &CreateReceiptLinks| {
        let request = request.clone();
        async move {
            let Some(key) = form.key.try_get_value() else {
                return;
            };
            match create_receipt_links(&key, &request).await {
                Ok(made) => {
                    form.refusal.try_set(None);
                    links.try_set(Some(made));
                    focus_soon(&["#new-links"]);
                }
                Err(error) => {
                    form.refusal.try_set(Some(error));
                }
            }
        }
    });
    let busy = create.pending();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        let request = untrack(|| form.request());
        if settings::receipt_links(&request).is_err() {
            focus_soon(&[".link-form [aria-invalid=true]"]);
        } else if !busy.get_untracked() {
            create.dispatch_local(request);
        }
    };
    let choices = person_choices(people);
    view! {
        <form class="link-form" on:submit=send novalidate>
            <Select
                id="link-person"
                label="Whom the visit was with"
                choices
                value=form.employee
                on_change=move |id: String| form.employee.set(id)
            />
            <Field
                id="link-days"
                label="Days valid"
                kind=FieldKind::Digits
                autocomplete="off"
                value=form.days
                error=form.problem("valid_days")
            />
            <Field
                id="link-count"
                label="How many"
                kind=FieldKind::Digits
                autocomplete="off"
                value=form.count
                error=form.problem("count")
            />
            <Button kind=ButtonKind::Submit variant=ButtonVariant::Secondary busy>"Make links"</Button>
            <div class="link-form-problem" role="alert">
                {move || form.other().map(|words| view! { <p class="field-error">{words}</p> })}
            </div>
        </form>
    }
}

fn person_choices(people: Vec<PersonOnOffer>) -> Vec<Choice> {
    let person = |person: PersonOnOffer| {
        let PersonOnOffer {
            id,
            first_name,
            job,
        } = person;
        Choice::new(id.to_string(), format!("{first_name}, {job}"))
    };
    let nobody = Choice::new("", "Nobody in particular");
    std::iter::once(nobody)
        .chain(people.into_iter().map(person))
        .collect()
}

/// They are on this page and nowhere else.
#[component]
fn NewLinks(links: ReceiptLinksView) -> impl IntoView {
    let until = day(day_of(links.expires_at), DayStyle::DayMonthAndYear);
    let title = format!("{}, good until {until}", links_words(&links));
    let file = format!("data:text/csv;charset=utf-8,{}", encoded(&csv(&links)));
    let rows = u32::try_from(links.links.len().clamp(4, 8)).unwrap_or(8);
    view! {
        <div class="new-links">
            <h3 id="new-links" tabindex="-1">{title}</h3>
            <p>"They are not kept: copy or download them before you leave this page."</p>
            <CopyField id="links" label="The links, one a line" value=links.links.join("\n") rows>
                <a class="button" data-variant="secondary" href=file download="plaudit-links.csv">"Download as CSV"</a>
            </CopyField>
        </div>
    }
}
