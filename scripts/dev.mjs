// `make dev`: Trunk watches the pages, cargo rebuilds the server, and the browser reloads by itself.
// The browser talks to a small proxy, for the server of the product knows nothing of reloading.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { createServer, request } from "node:http";
import { createDemo, freePort, startServer } from "./server.mjs";

const listen = process.env.PLAUDIT_LISTEN || "127.0.0.1:8080";
const database = process.env.PLAUDIT_DATABASE || "sqlite://plaudit.db";
const program = `${process.env.CARGO_TARGET_DIR}/debug/plaudit-server`;
const inner = `127.0.0.1:${await freePort()}`;
const RELOAD = `new EventSource("/dev-reload/events").onmessage = () => location.reload();`;
const PAGES = [
  ["index.html", "--dist", "dist/staff", "--public-url", "/assets/staff/"],
  ["customer.html", "--html-output", "customer.html", "--dist", "dist/customer", "--public-url", "/assets/customer/"],
  ["kiosk.html", "--html-output", "kiosk.html", "--dist", "dist/kiosk", "--public-url", "/assets/kiosk/"],
];

const children = new Set();
const browsers = new Set();
let server;

// One after the other the first time: both would wait for cargo's lock, and the order tells what is built.
for (const page of PAGES) await finished("trunk", ["build", ...page]);
await restartServer();
for (const page of PAGES) begin("trunk", ["watch", ...page]);
onChange("crates", () => true, restartServer);
// An entry document is the last file that Trunk writes.
onChange("dist", (file) => file.endsWith(".html") && !file.includes(".stage"), reload);
createServer(answer).listen(Number(listen.split(":").pop()), "127.0.0.1", () => {
  console.log(`\nServed at http://${listen}; a change to a file reloads the page. Ctrl-C stops it.`);
});
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

async function restartServer() {
  const { failed } = await finished("cargo", ["build", "--package", "server"]).catch((failed) => ({ failed }));
  if (failed) return console.error("The server was not built; the former one goes on.");
  await server?.stop();
  if (!server) await welcome();
  server = await startServer(program, { database, listen: inner, log: "inherit" });
  reload();
}

// A database of one's own has no demo accounts; its users know their passwords.
async function welcome() {
  const demo = await createDemo(program, database, `http://${listen}`).catch((error) => console.error(String(error.stderr)));
  for (const role of demo ? ["owner", "lead", "employee"] : []) {
    const { email, password } = demo.accounts.find((account) => account.role === role);
    console.log(`  ${role}: ${email} ${password}`);
  }
  if (demo) console.log(`  customer: ${demo.touchpoints[0].feedback_url}`);
}

function reload() {
  for (const browser of browsers) browser.write("data: reload\n\n");
}

function answer(incoming, outgoing) {
  if (incoming.url === "/dev-reload/events") return register(outgoing);
  if (incoming.url === "/dev-reload/script.js") {
    return outgoing.writeHead(200, { "content-type": "text/javascript" }).end(RELOAD);
  }
  const [hostname, port] = inner.split(":");
  const headers = { ...incoming.headers, "accept-encoding": "identity" };
  const options = { hostname, port, path: incoming.url, method: incoming.method, headers };
  const forwarded = request(options, (reply) => pass(reply, outgoing));
  forwarded.on("error", () => outgoing.writeHead(503).end("The server is being rebuilt."));
  incoming.pipe(forwarded);
}

// The script comes from the page's own origin, so that the Content-Security-Policy stays as it is.
function pass(reply, outgoing) {
  const isPage = reply.headers["content-type"]?.startsWith("text/html");
  if (isPage) delete reply.headers["content-length"];
  outgoing.writeHead(reply.statusCode, reply.headers);
  reply.pipe(outgoing, { end: !isPage });
  if (isPage) reply.on("end", () => outgoing.end('<script src="/dev-reload/script.js" defer></script>'));
}

function register(outgoing) {
  outgoing.writeHead(200, { "content-type": "text/event-stream" });
  browsers.add(outgoing);
  outgoing.on("close", () => browsers.delete(outgoing));
}

// Editors and builds write many files: act once, after the last of them.
function onChange(folder, counts, action) {
  let waiting;
  watch(folder, { recursive: true }, (_, file) => {
    if (!counts(file ?? "")) return;
    clearTimeout(waiting);
    waiting = setTimeout(action, 300);
  });
}

function begin(command, args) {
  const child = spawn(command, args, { stdio: "inherit" });
  children.add(child);
  child.on("close", () => children.delete(child));
  return child;
}

function finished(command, args) {
  return new Promise((resolve, reject) => {
    begin(command, args).on("close", (code) => (code === 0 ? resolve({}) : reject(new Error(`${command} failed`))));
  });
}

async function stop() {
  for (const child of children) child.kill("SIGTERM");
  await server?.stop();
  process.exit(0);
}
