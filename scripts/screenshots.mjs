// Takes the README's pictures from the release server on demo data (`make screenshots`).
//   node scripts/screenshots.mjs <path of plaudit-server>
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { launchOptions } from "./browser.mjs";
import { startDemoServer } from "./server.mjs";

const FOLDER = "docs";
const LARGEST = 120_000;
const PHONE = { width: 390, height: 780 };
const DESK = { width: 1180, height: 760 };

const server = await startDemoServer(process.argv[2], 6_000);
const browser = await chromium.launch(launchOptions());
mkdirSync(FOLDER, { recursive: true });
try {
  await take("customer", { viewport: PHONE }, (page) => visit(page, new URL(server.demo.touchpoints[0].feedback_url).pathname, "#first-question"));
  await take("wall", { viewport: DESK, role: "employee" }, (page) => visit(page, "/wall", "article"));
  await take("insights", { viewport: { width: 880, height: 1030 }, role: "owner" }, (page) => visit(page, "/insights", "canvas"));
  await take("rules", { viewport: DESK, role: "owner" }, (page) => visit(page, "/admin/rules", "input[type=number]"));
  await take("sign-in", { viewport: { ...DESK, height: 600 }, colorScheme: "dark" }, (page) => visit(page, "/sign-in", "form"));
} finally {
  await browser.close();
  await server.stop();
}

async function take(name, { role, ...options }, show) {
  const context = await browser.newContext({ baseURL: server.url, reducedMotion: "reduce", locale: "en-GB", ...options });
  if (role) await signIn(context, role);
  const page = await context.newPage();
  await show(page);
  await page.evaluate(() => document.activeElement?.blur());
  await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => undefined);
  const path = `${FOLDER}/${name}.png`;
  const { length } = await page.screenshot({ path, animations: "disabled" });
  console.log(`  ${path}  ${(length / 1000).toFixed(0)} kB`);
  if (length > LARGEST) throw new Error(`${path} is larger than ${LARGEST / 1000} kB: show less of the page.`);
  await context.close();
}

async function signIn(context, role) {
  const { email, password } = server.demo.accounts.find((account) => account.role === role);
  const headers = { "x-plaudit": "1", origin: server.url };
  const answer = await context.request.post("/api/v1/session", { data: { email, password }, headers });
  if (!answer.ok()) throw new Error(`sign-in as ${role}: ${answer.status()}`);
}

async function visit(page, path, shows) {
  await page.goto(path);
  await page.locator(shows).first().waitFor();
}
