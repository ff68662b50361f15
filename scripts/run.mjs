// The end of `make run`: a demo organization if there is no database, the server, and what to open now.
//   node scripts/run.mjs <path of plaudit-server>
//   node scripts/run.mjs --only-check       whether the port is free, before anything is built
import { existsSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { createDemo, isTaken, startServer } from "./server.mjs";

const program = process.argv[2];
const listen = process.env.PLAUDIT_LISTEN || "127.0.0.1:8080";
const database = process.env.PLAUDIT_DATABASE || "sqlite://plaudit.db";
const [, host, port] = /^\[?(.*?)\]?:(\d+)$/.exec(listen) ?? fail(`PLAUDIT_LISTEN is not host:port: ${listen}`);

if (await isTaken(host, Number(port))) {
  fail(`Another program listens on ${listen}.\nStop it, or choose another port: PLAUDIT_LISTEN=127.0.0.1:8081 make run`);
}
if (program === "--only-check") process.exit(0);
const url = `http://${listen}`;
const demo = await step(demoTitle(), () => createDemo(program, database, url).catch(describeForeign));
const env = { RUST_LOG: process.env.RUST_LOG ?? "warn" };
const server = await step("Server", () => startServer(program, { database, listen, env, log: "inherit" }));
print(demo);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.child.kill("SIGTERM"));
process.exitCode = (await server.ended) ?? 0;

function demoTitle() {
  const isNew = database.startsWith("sqlite:") && !existsSync(database.replace(/^sqlite:(\/\/)?/, ""));
  return isNew ? "Demo organization: 18 months of responses" : "Demo organization";
}

// A database of one's own has no demo accounts: serve it, and let its users sign in.
function describeForeign(error) {
  console.log(`   ${String(error.stderr || error.message).trim()}`);
  return undefined;
}

async function step(title, action) {
  const started = performance.now();
  console.log(`\n== ${title}`);
  const result = await action();
  console.log(`   ${title}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

function print(demo) {
  console.log(`\n${"─".repeat(72)}\nPlaudit is served at ${url}   (Ctrl-C stops it)\n`);
  if (demo) {
    const place = demo.touchpoints[0];
    console.log(`  a customer (${place.name})\n      ${place.feedback_url}`);
    console.log(`  a kiosk\n      ${place.kiosk_url}\n`);
    console.log(`  sign in at ${url}/sign-in as`);
    const accounts = ["owner", "lead", "employee"].map((role) => demo.accounts.find((one) => one.role === role));
    const width = Math.max(...accounts.map(({ email }) => email.length));
    for (const { role, name, email, password } of accounts) {
      console.log(`      ${role.padEnd(9)} ${email.padEnd(width)}  ${password}   (${name})`);
    }
  } else {
    console.log(`  sign in at ${url}/sign-in; accounts are made by: plaudit-server user create`);
  }
  console.log("─".repeat(72));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
