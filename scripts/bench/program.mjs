// What the program does by itself, without a page: filling a demo organization, and replaying a million events from a file.
import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDemo } from "../server.mjs";
import { median, title } from "./figures.mjs";

const FOLDER = fileURLToPath(new URL("../../target/bench/", import.meta.url));
const ROUNDS = 3;
const LOOK_EVERY_MS = 20;

/**
 * @param {string} program
 * @param {number} responses
 */
export async function reportDemo(program, responses) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), "plaudit-bench-"));
    const begun = performance.now();
    await createDemo(program, `sqlite://${join(folder, "demo.db")}`, "http://127.0.0.1:8080", ["--responses", String(responses)]);
    times.push((performance.now() - begun) / 1000);
    rmSync(folder, { recursive: true });
  }
  title(`Demo organization of ${responses} responses, each committed to disk, median of ${ROUNDS}`);
  console.log(`  ${median(times).toFixed(1)} s (${times.map((time) => time.toFixed(1)).join(", ")})`);
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
    const { seconds, peak } = await replay(program, file, options);
    console.log(`  ${what.padEnd(20)} ${seconds.toFixed(1)} s, ${peak.toFixed(0)} MB`);
  }
}

/** How long it takes, and how much memory it had at most as far as one looks now and then. */
async function replay(program, file, options) {
  const output = openSync("/dev/null", "w");
  const args = ["replay", "--rules", join(FOLDER, "dozen.json"), "--events", join(FOLDER, file), ...options];
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", output, "inherit"] });
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), LOOK_EVERY_MS);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`replay ended with ${code}`);
  return { seconds: (performance.now() - begun) / 1000, peak };
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
