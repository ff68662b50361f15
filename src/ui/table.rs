//! A table of data.

use leptos::prelude::*;

/// A table with a caption; the first cell of each row is its heading. It scrolls sideways in its
/// own frame, which the keyboard can reach, so the page never does.
#[component]
pub fn DataTable(
    /// What the table shows; it names the frame too.
    #[prop(into)]
    caption: String,
    /// The headings of the columns.
    head: Vec<String>,
    /// The cells, row by row, each as long as `head`.
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let head = head.into_iter().map(|words| view! { <th scope="col">{words}</th> }).collect_view();
    let name = caption.clone();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=name>
            <table class="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(cells: Vec<String>) -> impl IntoView {
    let mut cells = cells.into_iter();
    let heading = cells.next();
    view! {
        <tr>
            <th scope="row">{heading}</th>
            {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
        </tr>
    }
}
