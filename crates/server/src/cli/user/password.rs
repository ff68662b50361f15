//! Where a new password comes from: the environment, or a line on the standard input. Never an argument, which
//! other users of the machine could read.

use crate::cli::Failure;
use crate::sign_in::password::hash;
use domain::validation;
use std::io::{IsTerminal, Write, stdin, stdout};

/// The variable that scripts set.
const VARIABLE: &str = "PLAUDIT_PASSWORD";

/// Reads a password, refuses what everybody would guess, and hashes it.
pub(super) async fn read_and_hash() -> Result<String, Failure> {
    let hashing = tokio::task::spawn_blocking(|| {
        let password = read()?;
        validation::new_password("password", &password)
            .map_err(|problem| Failure::new(problem.message))?;
        hash(&password)
            .map_err(|error| Failure::new(format!("The password cannot be hashed: {error}.")))
    });
    hashing.await?
}

fn read() -> Result<String, Failure> {
    match std::env::var(VARIABLE) {
        Ok(password) => Ok(password),
        Err(_) => read_line(),
    }
}

fn read_line() -> Result<String, Failure> {
    if stdin().is_terminal() {
        print!("Password (it shows as you type): ");
        stdout().flush()?;
    }
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
