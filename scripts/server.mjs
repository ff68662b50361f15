// Starts the real server on data of its own, and stops it; for `make run`, the journeys, the bench and the pictures.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const READY_WITHIN_MS = 30_000;
const run = promisify(execFile);

// Journeys and measurements come from one address, and are quicker than customers.
const WITHOUT_LIMITS = {
  PLAUDIT_RESPONSES_PER_ADDRESS: "1000000",
  PLAUDIT_RESPONSES_PER_TOUCHPOINT: "1000000",
  PLAUDIT_RESPONSES_PER_KIOSK: "1000000",
  PLAUDIT_RESPONSES_PER_SECOND: "1000000",
  PLAUDIT_THANKS_PER_EMPLOYEE: "1000000",
};

/**
 * What `plaudit-server demo --json` prints.
 * @typedef {{ role: "owner" | "lead" | "employee", name: string, email: string, password: string }} Account
 * @typedef {{ name: string, kind: string, key: string, feedback_url: string, kiosk_url: string }} Touchpoint
 * @typedef {{ base_url: string, accounts: Account[], touchpoints: Touchpoint[] }} Demo
 */

/**
 * Fills an empty database with the demo organization, or reads who is in a demo that is there.
 * @param {string} program
 * @param {string} database
 * @param {string} baseUrl
 * @param {string[]} [options]
 * @returns {Promise<Demo>}
 */
export async function createDemo(program, database, baseUrl, options = []) {
  const args = ["demo", "--json", "--database", database, "--base-url", baseUrl, ...options];
  const { stdout } = await run(program, args, { maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/**
 * Adds an owner to the program in a database.
 * @param {string} program
 * @param {string} database
 * @param {{ name: string, email: string, password: string }} owner
 */
export async function createOwner(program, database, { name, email, password }) {
  const args = ["user", "create", "--database", database, "--role", "owner", "--name", name, "--email", email];
  await run(program, args, { env: { ...process.env, PLAUDIT_PASSWORD: password } });
}

/**
 * Starts the server and returns when it answers.
 * @param {string} program
 * @param {{ database: string, listen: string, env?: Record<string, string>, log?: "inherit" | "pipe" }} options
 */
export async function startServer(program, { database, listen, env = {}, log = "pipe" }) {
  const child = spawn(program, ["serve", "--database", database, "--listen", listen], {
    env: { ...process.env, ...env },
    stdio: ["ignore", log, log],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text) => (output = (output + text).slice(-100_000)));
  }
  const ended = new Promise((resolve) => child.on("close", resolve));
  // Whatever ends this program early must not leave a server behind.
  const killAtExit = () => child.kill("SIGTERM");
  process.once("exit", killAtExit);
  ended.then(() => process.off("exit", killAtExit));
  const url = `http://${listen}`;
  await untilReady(url, child, () => output);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url, child, ended, stop, output: () => output };
}

/**
 * A server with a demo organization in a temporary folder, on a free port.
 * @param {string} program
 * @param {number} responses
 */
export async function startDemoServer(program, responses) {
  const folder = mkdtempSync(join(tmpdir(), "plaudit-"));
  const database = join(folder, "plaudit.db");
  const listen = `127.0.0.1:${await freePort()}`;
  const demo = await createDemo(program, database, `http://${listen}`, ["--responses", String(responses)]);
  const server = await startServer(program, { database, listen, env: WITHOUT_LIMITS });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, demo, database, stop };
}

/** A port that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** Whether somebody listens there already. */
export function isTaken(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(true));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}

async function untilReady(url, child, output) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended at its start.\n${output()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(20);
  }
  child.kill("SIGKILL");
  throw new Error(`The server did not answer within ${READY_WITHIN_MS / 1000} s.\n${output()}`);
}
