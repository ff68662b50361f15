//! Point rules as their users meet them: the JSON of `points.md` in, awards, problems and sentences out.

#[cfg(test)]
mod rules {
    mod support;

    mod check;
    mod conditions;
    mod differences;
    mod format;
    mod settle;
    mod settle_properties;
    mod words;
}
