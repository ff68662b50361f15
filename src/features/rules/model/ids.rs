//! Ids of new rules: words that somebody can read in a file or a receipt's address.

/// An id made of the name that is none of those taken: “Kept a promise!” becomes `kept-a-promise`, then `kept-a-promise-2`.
pub fn unused(name: &str, taken: &[&str]) -> String {
    let id = readable(name);
    if !taken.contains(&id.as_str()) {
        return id;
    }
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    numbered
        .into_iter()
        .find(|numbered| !taken.contains(&numbered.as_str()))
        .unwrap_or(id)
}

fn readable(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<_> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // A little less than a line may have, for the number that may follow.
    let id: String = words.join("-").chars().take(60).collect();
    if id.is_empty() { "rule".to_owned() } else { id }
}
