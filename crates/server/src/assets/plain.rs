//! The document of pages that run no script: it wears the customer page's styles, which the visitor mostly has already.

use super::entry::Entry;

const DOCUMENT: &str = include_str!("plain.html");

/// The document, with its placeholder for the content.
pub fn document() -> String {
    let customer = Entry::Customer.document();
    let styles: String = stylesheets(&customer.html).collect();
    DOCUMENT.replacen("<!--styles-->", &styles, 1)
}

/// The links to stylesheets in a document.
fn stylesheets(html: &str) -> impl Iterator<Item = &str> {
    let links = html
        .match_indices("<link")
        .map(|(start, _)| &html[start..])
        .filter_map(|rest| rest.split_inclusive('>').next());
    links.filter(|link| link.contains("rel=\"stylesheet\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_styles_of_the_app_are_taken() {
        let html = "<link rel=\"icon\" href=\"/i\"><link rel=\"stylesheet\" href=\"/a.css\" /><script>1</script>\
            <link rel=\"modulepreload\" href=\"/a.js\"><link rel=\"stylesheet\" href=\"/b.css\">";
        let found: Vec<_> = stylesheets(html).collect();
        assert_eq!(
            found,
            [
                "<link rel=\"stylesheet\" href=\"/a.css\" />",
                "<link rel=\"stylesheet\" href=\"/b.css\">"
            ]
        );
    }
}
