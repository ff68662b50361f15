// A page that asks how it was, as a phone on a bad network meets it. Both pages are measured by the same functions: what
// differs between them is in a `Subject`.
import { kB, median, sum, table, title } from "./figures.mjs";

const ROUNDS = 7;
// Chromium's own "slow 4G": 150 ms there and back, 1.6 Mbit/s down, 0.75 Mbit/s up.
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU_SLOWDOWN = 4;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/**
 * A page to measure.
 * @typedef {{
 *   name: string,
 *   url: string,
 *   best: string,
 *   accepted: string,
 *   rest: string,
 *   untilItCanBeSent: (page: import("@playwright/test").Page) => Promise<void>,
 * }} Subject
 * `best` selects the best score, `accepted` names the event that tells of a tap, and `rest` selects what is there as soon
 * as the customer can go on.
 */

/**
 * Every byte from the address to the moment at which the response can be sent.
 * @param {import("@playwright/test").Browser} browser
 * @param {Subject[]} subjects
 */
export async function reportBytes(browser, subjects) {
  title("Bytes until it can be sent, as transferred (brotli)");
  for (const subject of subjects) {
    const files = await listFiles(browser, subject);
    console.log(`  ${subject.name}`);
    for (const { name, bytes } of files) console.log(`  ${kB(bytes).padStart(11)}  ${name}`);
    const headers = kB(sum(files.map((file) => file.headers)));
    console.log(`  ${kB(sum(files.map((file) => file.bytes))).padStart(11)}  in all, and ${headers} of headers`);
  }
}

async function listFiles(browser, { url, best, untilItCanBeSent }) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const { files, session } = await recordFiles(page);
  await page.goto(url);
  await page.locator(best).click();
  await untilItCanBeSent(page);
  await session.detach();
  await context.close();
  return files;
}

async function recordFiles(page) {
  const session = await page.context().newCDPSession(page);
  const begun = new Map();
  const files = [];
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, response }) => {
    begun.set(requestId, { name: new URL(response.url).pathname, headers: response.encodedDataLength });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { name, headers } = begun.get(requestId);
    files.push({ name, headers, bytes: encodedDataLength - headers });
  });
  return { files, session };
}

/**
 * A customer who taps as soon as the first question is on screen.
 * @param {import("@playwright/test").Browser} browser
 * @param {Subject[]} subjects
 */
export async function reportFirstTap(browser, subjects) {
  const rounds = subjects.map(() => []);
  // In turn, so that whatever else this machine does meets them alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, subject] of subjects.entries()) rounds[index].push(await tapAsSoonAsShown(browser, subject));
  }
  const figures = (name, write) => rounds.map((of) => write(median(of.map((one) => one[name]))));
  const ms = (number) => (Number.isFinite(number) ? `${Math.round(number)} ms` : "–");
  title(`Slow 4G with a ${CPU_SLOWDOWN}x slower CPU, median of ${ROUNDS}`);
  table(
    subjects.map(({ name }) => name),
    [
      ["first question can be tapped", ...figures("shown", ms)],
      ["first tap accepted", ...figures("accepted", ms)],
      ["first tap saved by the server", ...figures("saved", ms)],
      ["ready for the rest", ...figures("ready", ms)],
      ["largest paint", ...figures("paint", ms)],
      ["layout shift", ...figures("shift", (shift) => shift.toFixed(3))],
    ],
  );
}

async function tapAsSoonAsShown(browser, { url, best, accepted, rest }) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.addInitScript(watchFirstTap, { best, accepted, rest });
  await page.goto(url, { waitUntil: "commit" });
  const isOver = () => globalThis.marks?.saved && globalThis.marks?.ready && globalThis.marks?.paint;
  await page.waitForFunction(isOver, undefined, { timeout: 60_000 });
  const marks = await page.evaluate(() => globalThis.marks);
  await context.close();
  return marks;
}

/** Runs in the page: a frame that shows the question is the first that a finger could answer. */
function watchFirstTap({ best, accepted, rest }) {
  const marks = { shift: 0, paint: 0 };
  globalThis.marks = marks;
  const observe = (type, read) => new PerformanceObserver((list) => list.getEntries().forEach(read)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => (marks.paint = entry.startTime));
  observe("layout-shift", (entry) => (marks.shift += entry.hadRecentInput ? 0 : entry.value));
  addEventListener(accepted, ({ detail }) => {
    marks.accepted ??= performance.now();
    if (detail.saved) marks.saved ??= performance.now();
    // A page that saves nothing before the end: infinity prints as a dash.
    if (detail.saved === undefined) marks.saved ??= Infinity;
  });
  const onFrame = () => {
    const button = document.querySelector(best);
    if (!marks.shown && button?.offsetHeight) {
      marks.shown = performance.now();
      button.click();
    }
    if (document.querySelector(rest)) marks.ready ??= performance.now();
    else requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}
