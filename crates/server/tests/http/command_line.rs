//! The program at the terminal: its words when something is not as it should be.

use sqlx::{Connection, SqliteConnection};
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub fn plaudit(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plaudit-server"));
    command.args(arguments).current_dir(folder).env_clear();
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs it with a line on its standard input.
pub fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = plaudit(folder, arguments).spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

#[track_caller]
pub fn fails_with(output: &Output, words: &str) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && told.contains(words), "{told}");
}

#[track_caller]
pub fn succeeds_with(output: &Output, words: &str) {
    let (told, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(
        output.status.success() && told.contains(words),
        "{told}{errors}"
    );
}

const OWNER: [&str; 8] = [
    "user",
    "create",
    "--role",
    "owner",
    "--name",
    "Olga Silva",
    "--email",
    "olga@harbour.example",
];

#[test]
fn a_port_in_use_is_told_with_the_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = run(folder.path(), &["serve", "--listen", &address], "");
    fails_with(
        &output,
        &format!("cannot listen on {address}: another program listens there."),
    );
    fails_with(&output, "--listen 127.0.0.1:8081");
}

#[test]
fn an_empty_database_is_told_how_to_begin() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = run(folder.path(), &["serve", "--listen", &address], "");
    fails_with(&output, "plaudit-server demo");
}

#[test]
fn the_first_account_needs_the_organization() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &OWNER, "rabbit in the laundry\n");
    fails_with(&output, "--organization NAME");
    let with_name = [&OWNER[..], &["--organization", "Harbour Hotel"]].concat();
    succeeds_with(
        &run(folder.path(), &with_name, "rabbit in the laundry\n"),
        "olga@harbour.example can sign in now.",
    );
    fails_with(
        &run(folder.path(), &with_name, "rabbit in the laundry\n"),
        "There is an account olga@harbour.example already.",
    );
}

#[test]
fn passwords_that_everybody_tries_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fails_with(
        &run(folder.path(), &OWNER, "password1\n"),
        "one of the first that others would try",
    );
    fails_with(
        &run(folder.path(), &OWNER, "short\n"),
        "Use at least 8 characters",
    );
}

#[test]
fn accounts_are_changed_and_disabled() {
    let folder = tempfile::tempdir().unwrap();
    let email = ["--email", "olga@harbour.example"];
    let set_password = [&["user", "set-password"][..], &email].concat();
    fails_with(
        &run(folder.path(), &set_password, "found the rabbit\n"),
        "There is no account",
    );
    let create = [&OWNER[..], &["--organization", "Harbour Hotel"]].concat();
    succeeds_with(
        &run(folder.path(), &create, "rabbit in the laundry\n"),
        "can sign in",
    );
    succeeds_with(
        &run(folder.path(), &set_password, "found the rabbit\n"),
        "has a new password",
    );
    let disable = [&["user", "disable"][..], &email].concat();
    succeeds_with(&run(folder.path(), &disable, ""), "cannot sign in any more");
}

#[test]
fn links_that_count_once_are_made_at_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let demo = run(folder.path(), &["demo", "--responses", "20", "--json"], "");
    let demo: serde_json::Value = serde_json::from_slice(&demo.stdout).unwrap();
    let page = demo["touchpoints"][0]["feedback_url"].as_str().unwrap();
    let key = page.rsplit('/').next().unwrap();
    let token = |more: &[&str]| {
        run(
            folder.path(),
            &[&["token", "--touchpoint"], more].concat(),
            "",
        )
    };
    succeeds_with(&token(&[key]), &format!("{page}#t="));
    let several = token(&[
        key,
        "--count",
        "3",
        "--base-url",
        "https://plaudit.example/",
    ]);
    succeeds_with(&several, &format!("https://plaudit.example/f/{key}#t="));
    assert_eq!(String::from_utf8_lossy(&several.stdout).lines().count(), 3);
    let json = token(&[key, "--json"]);
    let made: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert!(made["links"][0].is_string() && made["expires_at"].is_string());
    fails_with(
        &token(&["Moon base"]),
        "There is no touchpoint “Moon base”.",
    );
    fails_with(
        &token(&[key, "--employee", "Nobody"]),
        "Nobody called “Nobody” is on offer at",
    );
    fails_with(
        &token(&[key, "--days", "0"]),
        "--days: Choose 1 to 365 days.",
    );
}

#[test]
fn an_employee_needs_a_team() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [
        "user",
        "create",
        "--role",
        "employee",
        "--name",
        "Maria",
        "--email",
        "maria@harbour.example",
        "--organization",
        "Harbour Hotel",
    ];
    fails_with(
        &run(folder.path(), &arguments, "rabbit in the laundry\n"),
        "--employee-of-team",
    );
    let in_team = [&arguments[..], &["--employee-of-team", "Reception"]].concat();
    succeeds_with(
        &run(folder.path(), &in_team, "rabbit in the laundry\n"),
        "can sign in",
    );
}

#[test]
fn what_is_wrong_is_named_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let create = [
        "user",
        "create",
        "--role",
        "employee",
        "--email",
        "maria@harbour.example",
        "--employee-of-team",
        "Reception",
    ];
    let wrong = [
        "--name",
        "",
        "--job",
        " ",
        "--organization",
        "Harbour Hotel",
    ];
    let output = run(
        folder.path(),
        &[&create[..], &wrong].concat(),
        "rabbit in the laundry\n",
    );
    fails_with(
        &output,
        "--name: Please fill this in.\n--job: Please fill this in.",
    );
    let right = [&create[..], &["--name", "Maria"]].concat();
    fails_with(
        &run(folder.path(), &right, "rabbit in the laundry\n"),
        "The database is empty.",
    );
}

#[test]
fn no_demo_is_made_over_a_real_program() {
    let folder = tempfile::tempdir().unwrap();
    let create = [&OWNER[..], &["--organization", "Harbour Hotel"]].concat();
    succeeds_with(
        &run(folder.path(), &create, "rabbit in the laundry\n"),
        "can sign in",
    );
    fails_with(
        &run(folder.path(), &["demo"], ""),
        "already holds a real program (Harbour Hotel)",
    );
}

#[test]
fn books_that_balance_are_verified_and_damage_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = "There is no database of Plaudit there";
    fails_with(&run(folder.path(), &["verify"], ""), nothing);
    let file = folder.path().join("plaudit.db");
    assert!(!file.exists(), "whoever only reads makes nothing");
    std::fs::write(&file, "").unwrap();
    fails_with(&run(folder.path(), &["verify"], ""), nothing);
    let demo = run(folder.path(), &["demo", "--responses", "60"], "");
    succeeds_with(&demo, "Accounts");
    succeeds_with(&run(folder.path(), &["verify"], ""), "Everything agrees.");
    let damage = "update balances set points = points + 1 where account = 'program:budget'";
    damage_file(&folder.path().join("plaudit.db"), damage);
    let told = run(folder.path(), &["verify"], "");
    fails_with(&told, "Balances: program:budget has");
    assert_eq!(told.status.code(), Some(1));
}

#[tokio::main(flavor = "current_thread")]
async fn damage_file(path: &Path, statement: &'static str) {
    let url = format!("sqlite://{}", path.display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    sqlx::query(statement)
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}
