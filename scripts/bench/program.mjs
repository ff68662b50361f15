// What the program does by itself, without a page: filling a demo organization, and replaying a million events from a file.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createDemo } from "../server.mjs";
import { median, table, title } from "./figures.mjs";

const FOLDER = fileURLToPath(new URL("../../target/bench/", import.meta.url));
const ROUNDS = 3;
const LOOK_EVERY_MS = 20;
const run = promisify(execFile);

/**
 * @param {string} program
 * @param {number} responses
 */
export async function reportDemo(program, responses) {
  const [demo, verify] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), "plaudit-bench-"));
    const database = `sqlite://${join(folder, "demo.db")}`;
    demo.push(await seconds(() => createDemo(program, database, "http://127.0.0.1:8080", ["--responses", String(responses)])));
    verify.push(await seconds(() => run(program, ["verify", "--database", database])));
    rmSync(folder, { recursive: true });
  }
  title(`Demo organization of ${responses} responses, median of ${ROUNDS}`);
  table(["made", "verified"], [["", ...[demo, verify].map((times) => `${median(times).toFixed(1)} s`)]]);
}

async function seconds(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** @param {string} program */
export async function reportReplay(program) {
  const megabytes = statSync(join(FOLDER, "events.jsonl")).size / 1e6;
  title(`plaudit-server replay: 1,000,000 events (${megabytes.toFixed(0)} MB), a dozen rules`);
  for (const [what, file, ...options] of [
    ["in order", "events.jsonl"],
    ["in order, --summary", "events.jsonl", "--summary"],
    ["shuffled, --summary", "shuffled.jsonl", "--summary"],
  ]) {
    const { took, peak } = await replay(program, file, options);
    console.log(`  ${what.padEnd(20)} ${took.toFixed(1)} s, ${peak.toFixed(0)} MB`);
  }
}

/** How long it takes, and how much memory it had at most as far as one looks now and then. */
async function replay(program, file, options) {
  const args = ["replay", "--rules", join(FOLDER, "dozen.json"), "--events", join(FOLDER, file), ...options];
  let peak = 0;
  const took = await seconds(async () => {
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
    const look = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), LOOK_EVERY_MS);
    const code = await new Promise((resolve) => child.once("exit", resolve));
    clearInterval(look);
    if (code !== 0) throw new Error(`replay ended with ${code}`);
  });
  return { took, peak };
}

/** In MB, as Linux counts it; 0 where it does not. */
function peakOf(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) / 1000;
  } catch {
    return 0;
  }
}
