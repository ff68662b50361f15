// What an edit costs in the Rule Lab: a million responses, replayed by its worker in WebAssembly, and beside it by plain JavaScript.
import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { kB, median, table, title } from "./figures.mjs";

const ROUNDS = 15;
const FOLDER = new URL("../../target/bench/", import.meta.url);
const YARDSTICK = new URL("./lab_yardstick.js", import.meta.url);

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} server
 */
export async function reportLab(browser, server) {
  const [history, ...sets] = ["history.bin", "three.json", "dozen.json"].map((name) => new URL(name, FOLDER));
  if (!existsSync(history)) throw new Error("There is no made-up history: `make bench` writes it first.");
  const page = await (await browser.newContext()).newPage();
  await page.route("**/made-up-history", (route) => route.fulfill({ body: readFileSync(history), contentType: "application/octet-stream" }));
  await page.goto(`${server}/sign-in`);
  await page.evaluate(readFileSync(YARDSTICK, "utf8"));
  const { bytes, opened } = await page.evaluate(openLab);
  title(`Rule Lab: 1,000,000 responses, ${kB(bytes)} as columns, ready ${opened.toFixed(0)} ms after they have come; median of ${ROUNDS}`);
  const rows = [];
  for (const set of sets) {
    const rules = JSON.parse(readFileSync(set, "utf8"));
    const { all, chosen, one, answered, plain, totals, plainTotals } = await page.evaluate(measure, { rules, rounds: ROUNDS });
    if (!isDeepStrictEqual(totals, plainTotals)) throw new Error("The worker and the yardstick do not come to the same totals.");
    const ms = (times) => `${median(times).toFixed(1)} ms`;
    rows.push([`${rules.rules.length} rules, other weights`, ms(all), ms(plain)]);
    rows.push(["other conditions in all of them", ms(chosen), "–"]);
    rows.push(["one of them edited", ms(one), "–"]);
    rows.push(["… until the page has the answer", ms(answered), "–"]);
  }
  table(["worker", "plain JavaScript"], rows);
  await page.context().close();
}

/** Runs in the page: starts the worker as the Lab does, and hands it the history. */
async function openLab() {
  const buffer = await (await fetch("/made-up-history")).arrayBuffer();
  globalThis.columns = globalThis.yardstick.readHistory(buffer);
  const worker = new Worker("/assets/staff/lab_loader.js", { type: "module" });
  const heard = () => new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(JSON.parse(data)), { once: true }));
  globalThis.ask = async (question) => {
    const reply = heard();
    worker.postMessage(JSON.stringify(question));
    return reply;
  };
  await heard();
  const bytes = buffer.byteLength;
  const begun = performance.now();
  const reply = heard();
  worker.postMessage(buffer, [buffer]);
  await reply;
  return { bytes, opened: performance.now() - begun };
}

/**
 * Runs in the page. Another weight replays all rules of a set, and other points of a rule only that one. Where the conditions are
 * others, it is not known yet whom a rule pays for what: no single edit does that to all rules, but another version in their place.
 */
async function measure({ rules, rounds }) {
  const compare = async (edited) => {
    const begun = performance.now();
    const { compared } = await globalThis.ask({ compare: { live: rules, edited, today: "2026-02-28", budget: null } });
    const [comparison, timing] = compared;
    return { comparison, timing, answered: performance.now() - begun };
  };
  const [all, chosen, one, answered, plain] = [[], [], [], [], []];
  const first = await compare(rules);
  for (let round = 1; round <= rounds; round += 1) {
    const trust_weight = { ...rules.trust_weight, open: round };
    const { timing } = await compare({ ...rules, trust_weight });
    if (timing.rules !== rules.rules.length) throw new Error(`${timing.rules} rules were replayed`);
    all.push(timing.millis);
    const narrowed = rules.rules.map((rule) => ({ ...rule, if: [...rule.if, { message_chars_at_least: round }] }));
    const anew = await compare({ ...rules, rules: narrowed });
    if (anew.timing.rules !== rules.rules.length) throw new Error(`${anew.timing.rules} rules were replayed`);
    chosen.push(anew.timing.millis);
    const at = round % rules.rules.length;
    const edited = rules.rules.map((rule, index) => (index === at ? { ...rule, award: { ...rule.award, points: rule.award.points + round } } : rule));
    const answer = await compare({ ...rules, rules: edited });
    if (answer.timing.rules !== 1) throw new Error(`${answer.timing.rules} rules were replayed`);
    one.push(answer.timing.millis);
    answered.push(answer.answered);
    const begun = performance.now();
    globalThis.yardstick.replayAll(globalThis.columns, { ...rules, trust_weight });
    plain.push(performance.now() - begun);
  }
  const { by_month: months, employees, teams } = first.comparison.live;
  const own = globalThis.yardstick.replayAll(globalThis.columns, rules);
  const plainTotals = { months: [...own.months], employees: [...own.employees], teams: [...own.teams] };
  return { all, chosen, one, answered, plain, totals: { months, employees, teams }, plainTotals };
}
