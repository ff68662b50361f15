//! A PostgreSQL of the tests' own: started from its binaries in a temporary folder, reached by a socket in that
//! folder, stopped and removed when the test process ends, however it ends. Never a server that happens to run.

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where packages put the programs, besides PATH.
const USUAL_FOLDERS: &str = "/usr/lib/postgresql";
/// Names the folder that holds `initdb` and `pg_ctl`, where it is none of the usual ones.
const FOLDER_VARIABLE: &str = "PLAUDIT_PG_BIN";

/// Starts the server, waits until this script's input ends, which it does when the test process is gone,
/// and removes everything. `$1` is the programs' folder, `$2` the data's.
const GUARD: &str = r#"
clean() { "$1/pg_ctl" -D "$2/data" -m immediate -s stop; rm -rf "$2"; exit; }
trap 'clean "$@"' HUP INT TERM
"$1/pg_ctl" -D "$2/data" -l "$2/log" -w -s -o "-k '$2' -c listen_addresses='' -c fsync=off \
  -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=32MB" start ||
  { tr '\n' ' ' <"$2/log"; clean "$@"; }
echo ready
read -r _
clean "$@"
"#;

/// A new, empty database; the address to open it by.
pub async fn new_database() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = server();
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(&server.address("postgres"))
        .await
        .expect("the tests' PostgreSQL answers");
    sqlx::query(AssertSqlSafe(format!("create database {name}")))
        .execute(&mut connection)
        .await
        .expect("a database can be created");
    connection
        .close()
        .await
        .expect("a connection can be closed");
    server.address(&name)
}

struct Server {
    folder: PathBuf,
    /// Its input is what keeps the server alive.
    _guard: Child,
}

impl Server {
    fn address(&self, database: &str) -> String {
        let socket = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://plaudit@localhost/{database}?host={socket}")
    }
}

/// One server for all tests of this process.
fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(start)
}

fn start() -> Server {
    let programs = find_programs();
    let folder = tempfile::Builder::new()
        .prefix("plaudit-pg-")
        .tempdir()
        .expect("a temporary folder can be made")
        // The guard removes it, for it outlives this process.
        .keep();
    give_away(&folder);
    make_data(&programs, &folder);
    let mut guard = as_server_user("sh", &folder)
        .args(["-c", GUARD, "guard"])
        .args([&programs, &folder])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // Signals to the tests' group must not take the guard away before it has cleaned up.
        .process_group(0)
        .spawn()
        .expect("sh can be started");
    wait_until_ready(&mut guard);
    Server {
        folder,
        _guard: guard,
    }
}

/// An empty cluster in `folder`. Making one takes a second, and a test runner may start a process a test,
/// so the first is kept as a template beside what cargo builds.
fn make_data(programs: &Path, folder: &Path) {
    let data = folder.join("data");
    let version = Command::new(programs.join("initdb"))
        .arg("--version")
        .output()
        .expect("initdb can be started")
        .stdout;
    let version =
        String::from_utf8_lossy(&version).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let template = Path::new(env!("CARGO_TARGET_TMPDIR")).join(version);
    if template.exists() {
        return copy(&template, &data);
    }
    let done = as_server_user(programs.join("initdb"), folder)
        .args(["-U", "plaudit", "-A", "trust", "-E", "UTF8", "--locale=C"])
        .args(["--no-sync", "--wal-segsize=1", "-D"])
        .arg(&data)
        .output()
        .expect("initdb can be started");
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "initdb failed: {complaint}");
    keep_as_template(&data, &template);
}

/// Renaming is atomic, so a template is whole. Whoever comes second finds the name taken, which is as good.
fn keep_as_template(data: &Path, template: &Path) {
    let unfinished = template.with_extension(std::process::id().to_string());
    copy(data, &unfinished);
    if std::fs::rename(&unfinished, template).is_err() {
        // Left over only until the next clean build, if even this fails.
        let _ = std::fs::remove_dir_all(&unfinished);
    }
}

/// With owners and modes, about which PostgreSQL is particular.
fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-a").args([from, to]).status();
    assert!(done.is_ok_and(|status| status.success()), "cp -a failed");
}

fn wait_until_ready(guard: &mut Child) {
    let output = guard.stdout.take().expect("the guard's output is piped");
    let mut line = String::new();
    BufReader::new(output)
        .read_line(&mut line)
        .expect("the guard says how it went");
    assert_eq!(line.trim(), "ready", "PostgreSQL did not start");
}

/// PostgreSQL refuses to run as root, so it runs as `postgres` or `nobody` then.
fn as_server_user(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env("LC_ALL", "C");
    if let Some((user, group)) = server_user() {
        command.uid(user).gid(group);
    }
    command
}

fn give_away(folder: &Path) {
    if let Some((user, group)) = server_user() {
        chown(folder, Some(user), Some(group)).expect("root may give a folder away");
    }
}

/// Whom to run as, if this process is root's.
fn server_user() -> Option<(u32, u32)> {
    // What this process makes belongs to whom it runs as.
    let mine = tempfile::tempdir().expect("a temporary folder can be made");
    let root = mine.path().metadata().expect("it exists").uid() == 0;
    root.then(|| {
        ["postgres", "nobody"]
            .into_iter()
            .find_map(find_user)
            .expect("there is a user “postgres” or “nobody” to run PostgreSQL as")
    })
}

fn find_user(name: &str) -> Option<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let fields: Vec<_> = users
        .lines()
        .map(|line| line.split(':').collect::<Vec<_>>())
        .find(|fields| fields.first() == Some(&name))?;
    Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
}

fn find_programs() -> PathBuf {
    let named = std::env::var_os(FOLDER_VARIABLE).map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    named
        .into_iter()
        .chain(std::env::split_paths(&path))
        .chain(packaged_folders())
        .find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
        .unwrap_or_else(|| {
            panic!(
                "PostgreSQL is not installed, and these tests start one of their own. Install it \
                 (Debian: apt-get install postgresql), or set {FOLDER_VARIABLE} to the folder that holds initdb and pg_ctl."
            )
        })
}

/// One folder a version, the newest first.
fn packaged_folders() -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(USUAL_FOLDERS) else {
        return Vec::new();
    };
    let mut versions: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    versions.sort_by_key(|folder| {
        let name = folder.file_name().and_then(|name| name.to_str());
        std::cmp::Reverse(name.and_then(|name| name.parse::<u32>().ok()))
    });
    versions.iter().map(|folder| folder.join("bin")).collect()
}
