//! Thanks to somebody whose name the guest did not catch.

/// What the guest remembers, and the words for whoever it was.
#[derive(Debug, Clone, Copy)]
pub struct Unnamed {
    /// What they looked like, where it was, or when.
    pub description: &'static str,
    /// For whoever it was.
    pub message: &'static str,
}

/// Each fits any place where guests are served.
pub const UNNAMED: [Unnamed; 5] = [
    Unnamed {
        description: "Young man with round glasses and a very calm voice, this morning around nine.",
        message: "You took the time that nobody else had. Thank you.",
    },
    Unnamed {
        description: "A woman with short grey hair; she was just coming back from her break.",
        message: "You stayed until it was solved, although your break was not over yet.",
    },
    Unnamed {
        description: "Spoke French with my mother, late in the evening.",
        message: "My mother has not stopped talking about you since.",
    },
    Unnamed {
        description: "The tall one with the tattoo of a swallow on the left hand.",
        message: "You noticed that something was wrong before I said a word.",
    },
    Unnamed {
        description: "New, I think: a colleague was showing her everything. Around noon.",
        message: "Nobody would have guessed that it was your first week.",
    },
];
