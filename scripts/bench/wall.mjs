// From the last byte a customer sends to the card on an open wall, on this machine.
import { setTimeout as pause } from "node:timers/promises";
import { at, title } from "./figures.mjs";

const SENDS = 200;

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {{ url: string, demo: import("../server.mjs").Demo }} server
 */
export async function reportWall(browser, server) {
  const { place, employee, cookies } = await findStage(browser, server);
  const context = await browser.newContext({ baseURL: server.url, storageState: cookies });
  const page = await context.newPage();
  await page.addInitScript(watchCards);
  const live = page.waitForResponse((response) => response.url().endsWith("/wall/live"));
  await page.goto("/wall");
  await live;
  const times = [];
  for (let number = 0; number < SENDS; number += 1) {
    times.push(await sendAndSee(server.url, page, place.key, employee, `Thanks number ${number}`));
  }
  await context.close();
  times.sort((a, b) => a - b);
  title(`Submit to visible on an open wall, ${SENDS} responses one after the other`);
  console.log(`  p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms`);
}

/** Runs in the page: notes when each message was first there. */
function watchCards() {
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
}

async function sendAndSee(server, page, key, employee, message) {
  const id = await post(server, `/touchpoints/${key}/responses`, (id) => ({ id, score: 5 }));
  const started = performance.timeOrigin + performance.now();
  await post(server, `/touchpoints/${key}/responses/${id}/send`, () => ({ recipients: [employee], message }));
  await page.waitForFunction((text) => globalThis.seen.has(text), message, { polling: 5 });
  const visible = await page.evaluate((text) => globalThis.seen.get(text), message);
  // People do not send without a pause; without one the wall would draw while it is measured.
  await pause(20);
  return visible - started;
}

async function post(server, path, body) {
  const time = Date.now().toString(16).padStart(12, "0");
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
  const headers = { "content-type": "application/json", "x-plaudit": "1", origin: server };
  const answer = await fetch(`${server}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body(id)) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return id;
}

/** The demo's employee, signed in, and a touchpoint where they are on offer. */
async function findStage(browser, server) {
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
