//! From a response to what the rules pay for it.
