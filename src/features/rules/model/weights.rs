//! The weights of trust as they are edited.

use super::values::read;
use domain::rules::{Trust, TrustWeights};
use serde::{Deserialize, Serialize};

/// The weights, and what was typed where it is not the number as it would be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// The numbers last read.
    pub values: TrustWeights,
    typed: Vec<(Trust, String)>,
}

impl Weights {
    /// Weights as they are.
    pub fn of(values: TrustWeights) -> Self {
        Self {
            values,
            typed: Vec::new(),
        }
    }

    /// The same as typed, with other numbers behind what is not typed.
    pub fn with(&self, values: TrustWeights) -> Self {
        Self {
            values,
            typed: self.typed.clone(),
        }
    }

    /// What stands in the field.
    pub fn text(&self, trust: Trust) -> String {
        let typed = self.typed.iter().find(|(of, _)| *of == trust);
        typed.map_or_else(
            || value(self.values, trust).to_string(),
            |(_, typed)| typed.clone(),
        )
    }

    /// Takes over what was typed.
    pub fn type_number(&mut self, trust: Trust, typed: &str) {
        self.typed.retain(|(of, _)| *of != trust);
        let number = read(typed);
        if let Some(number) = number {
            *value_mut(&mut self.values, trust) = number;
        }
        if number.is_none_or(|number| number.to_string() != typed) {
            self.typed.push((trust, typed.to_owned()));
        }
    }

    /// Those whose field holds no whole number.
    pub fn unreadable(&self) -> impl Iterator<Item = Trust> {
        let unreadable = self.typed.iter().filter(|(_, typed)| read(typed).is_none());
        unreadable.map(|(trust, _)| *trust)
    }
}

/// One of the weights.
pub fn value(weights: TrustWeights, trust: Trust) -> i64 {
    let mut weights = weights;
    *value_mut(&mut weights, trust)
}

/// One of the weights, to be changed.
pub fn value_mut(weights: &mut TrustWeights, trust: Trust) -> &mut i64 {
    match trust {
        Trust::Open => &mut weights.open,
        Trust::Kiosk => &mut weights.kiosk,
        Trust::Receipt => &mut weights.receipt,
    }
}
