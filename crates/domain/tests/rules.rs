//! Point rules as their users meet them: the JSON of `points.md` in, awards, problems and sentences out.

#[cfg(test)]
mod rules {
    mod stream;
    mod support;

    mod caps;
    mod check;
    mod columns;
    mod columns_limits;
    mod conditions;
    mod differences;
    mod format;
    mod lab;
    mod lab_properties;
    mod near_misses;
    mod receipts;
    mod recovery;
    mod replay;
    mod settle;
    mod settle_properties;
    mod stream_properties;
    mod timeline;
    mod windows;
    mod words;
    mod words_parts;
}
