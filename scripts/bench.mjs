// Measures the pages as a customer and an employee meet them, on the release server (`make bench`).
//   node scripts/bench.mjs <path of plaudit-server>
import { chromium } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { launchOptions } from "./browser.mjs";
import { startDemoServer } from "./server.mjs";

const RESPONSES = 6_000;
const ROUNDS = 7;
const SENDS = 200;
// Chromium's own "slow 4G": 150 ms there and back, 1.6 Mbit/s down, 0.75 Mbit/s up.
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU_SLOWDOWN = 4;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const server = await startDemoServer(process.argv[2], RESPONSES);
const browser = await chromium.launch(launchOptions());
try {
  const place = server.demo.touchpoints[0];
  await reportBytes(place.feedback_url);
  await reportFirstTap(place.feedback_url);
  await reportWall();
} finally {
  await browser.close();
  await server.stop();
}

/** Every byte from the address to the moment at which the response can be sent. */
async function reportBytes(url) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const { files, session } = await recordFiles(page);
  await page.goto(url);
  await page.locator('#first-question button[value="5"]').click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Send" }).waitFor();
  await session.detach();
  await context.close();
  title("Customer page: bytes until it can be sent, as transferred (brotli)");
  for (const { name, bytes } of files) console.log(`  ${kB(bytes).padStart(9)}  ${name}`);
  console.log(`  ${kB(sum(files.map((file) => file.bytes))).padStart(9)}  in all, and ${kB(sum(files.map((file) => file.headers)))} of headers`);
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

/** A customer who taps as soon as the first question is on screen. */
async function reportFirstTap(url) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await tapAsSoonAsShown(url));
  const of = (name) => `${Math.round(median(rounds.map((one) => one[name])))} ms`;
  title(`Customer page on slow 4G with a ${CPU_SLOWDOWN}x slower CPU, median of ${ROUNDS}`);
  console.log(`  first question can be tapped   ${of("shown")}`);
  console.log(`  first tap accepted             ${of("accepted")}`);
  console.log(`  first tap saved by the server  ${of("saved")}`);
  console.log(`  app ready for the rest         ${of("ready")}`);
  console.log(`  largest paint                  ${of("paint")}`);
  console.log(`  layout shift                   ${median(rounds.map((one) => one.shift)).toFixed(3)}`);
}

async function tapAsSoonAsShown(url) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.addInitScript(watchFirstTap);
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.marks?.saved && globalThis.marks?.ready, undefined, { timeout: 60_000 });
  const marks = await page.evaluate(() => globalThis.marks);
  await context.close();
  return marks;
}

/** Runs in the page: a frame that shows the question is the first that a finger could answer. */
function watchFirstTap() {
  const marks = { shift: 0, paint: 0 };
  globalThis.marks = marks;
  const observe = (type, read) => new PerformanceObserver((list) => list.getEntries().forEach(read)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => (marks.paint = entry.startTime));
  observe("layout-shift", (entry) => (marks.shift += entry.hadRecentInput ? 0 : entry.value));
  addEventListener("plaudit:score", ({ detail }) => {
    marks.accepted ??= performance.now();
    if (detail.saved) marks.saved ??= performance.now();
  });
  const onFrame = () => {
    const button = document.querySelector('#first-question button[value="5"]');
    if (!marks.shown && button?.offsetHeight) {
      marks.shown = performance.now();
      button.click();
    }
    if (document.querySelector("#steps h1")) marks.ready ??= performance.now();
    else requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}

/** From the last byte a customer sends to the card on an open wall, on this machine. */
async function reportWall() {
  const { place, employee, cookies } = await findStage();
  const context = await browser.newContext({ baseURL: server.url, storageState: cookies });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.seen = new Map();
    addEventListener("DOMContentLoaded", () => {
      const look = () => {
        for (const quote of document.querySelectorAll("article blockquote")) {
          const text = quote.textContent.trim();
          if (!globalThis.seen.has(text)) globalThis.seen.set(text, performance.timeOrigin + performance.now());
        }
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    });
  });
  const live = page.waitForResponse((response) => response.url().endsWith("/wall/live"));
  await page.goto("/wall");
  await live;
  const times = [];
  for (let number = 0; number < SENDS; number += 1) times.push(await sendAndSee(page, place.key, employee, `Thanks number ${number}`));
  await context.close();
  times.sort((a, b) => a - b);
  title(`Submit to visible on an open wall, ${SENDS} responses one after the other`);
  console.log(`  p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms`);
}

async function sendAndSee(page, key, employee, message) {
  const id = await post(`/touchpoints/${key}/responses`, (id) => ({ id, score: 5 }));
  const started = performance.timeOrigin + performance.now();
  await post(`/touchpoints/${key}/responses/${id}/send`, () => ({ recipients: [employee], message }));
  await page.waitForFunction((text) => globalThis.seen.has(text), message, { polling: 5 });
  const visible = await page.evaluate((text) => globalThis.seen.get(text), message);
  // People do not send without a pause; without one the wall would draw while it is measured.
  await pause(20);
  return visible - started;
}

async function post(path, body) {
  const time = Date.now().toString(16).padStart(12, "0");
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
  const headers = { "content-type": "application/json", "x-plaudit": "1", origin: server.url };
  const answer = await fetch(`${server.url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body(id)) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return id;
}

/** The demo's employee, signed in, and a touchpoint where they are on offer. */
async function findStage() {
  const { email, password } = server.demo.accounts.find((account) => account.role === "employee");
  const context = await browser.newContext({ baseURL: server.url, extraHTTPHeaders: { "x-plaudit": "1", origin: server.url } });
  const { employee } = await (await context.request.post("/api/v1/session", { data: { email, password } })).json();
  const cookies = await context.storageState();
  for (const place of server.demo.touchpoints) {
    const { people } = await (await context.request.get(`/api/v1/touchpoints/${place.key}`)).json();
    if (people.some((person) => person.id === employee)) {
      await context.close();
      return { place, employee, cookies };
    }
  }
  throw new Error("The demo's employee is on offer at no touchpoint.");
}

function title(text) {
  console.log(`\n== ${text}`);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function at(sorted, quantile) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))].toFixed(0);
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
