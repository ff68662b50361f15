//! Where the customer is, and what is on offer there.

/// From how many people on, the list of people has a search field.
pub const SEARCH_FROM: usize = 13;

/// What the app needs of the touchpoint, as the server wrote it into the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Its name, such as "Reception".
    pub name: String,
    /// The people who can be thanked here, by first name.
    pub people: Vec<Person>,
    /// What a person can have done well.
    pub standards: Vec<ChoiceOnOffer>,
    /// What can be put right.
    pub reasons: Vec<ChoiceOnOffer>,
}

/// A person whom a customer can thank. The id is text here: to read it would cost every customer code that nothing needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Who it is.
    pub id: String,
    /// The first name.
    pub first_name: String,
    /// What the person does, such as "Concierge".
    pub job: String,
}

/// One entry of a list of the program: a service standard or a reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoiceOnOffer {
    /// The key that the request names it by.
    pub key: String,
    /// The words a customer reads.
    pub label: String,
}

/// The names of the people chosen, in the order in which they are on offer: first names, with the job where two share one.
#[must_use]
pub fn chosen(people: &[Person], recipients: &[String]) -> Vec<String> {
    let chosen: Vec<_> = people
        .iter()
        .filter(|person| recipients.contains(&person.id))
        .collect();
    let names = chosen.iter().map(|person| {
        let alike = chosen
            .iter()
            .filter(|other| other.first_name == person.first_name);
        if alike.count() > 1 {
            [&person.first_name, " (", &person.job, ")"].concat()
        } else {
            person.first_name.clone()
        }
    });
    names.collect()
}

/// Adds `item` to what is chosen, or takes it away.
pub fn toggle(chosen: &mut Vec<String>, item: &str) {
    match chosen.iter().position(|other| other == item) {
        Some(place) => drop(chosen.remove(place)),
        None => chosen.push(item.to_owned()),
    }
}

/// The people whose first name or job holds `query`, both taken as `plain` writes them: without case and accents. That is the
/// browser's knowledge; here it would cost every customer tables of all the letters of the world.
#[must_use]
pub fn found(people: &[Person], query: &str, plain: impl Fn(&str) -> String) -> Vec<Person> {
    let query = plain(query.trim());
    let matches = |text: &str| plain(text).contains(&query);
    let found = people
        .iter()
        .filter(|person| matches(&person.first_name) || matches(&person.job));
    found.cloned().collect()
}

/// The letter that stands for a name.
#[must_use]
pub fn initial(name: &str) -> String {
    name.chars().take(1).collect()
}
