// Takes the README's pictures from the release server on demo data (`make screenshots`).
//   node scripts/screenshots.mjs <path of plaudit-server>
import { chromium } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import { launchOptions } from "./browser.mjs";
import { startDemoServer } from "./server.mjs";

const FOLDER = "docs";
const LARGEST = 120_000;
const PHONE = { width: 390, height: 780 };
const DESK = { width: 1280, height: 800 };

const server = await startDemoServer(process.argv[2], 6_000);
const browser = await chromium.launch(launchOptions());
mkdirSync(FOLDER, { recursive: true });
try {
  await take("customer", { viewport: PHONE }, async (page) => {
    await page.goto(server.demo.touchpoints[0].feedback_url);
    await page.locator('#first-question button[value="5"]').click();
    await page.getByRole("checkbox").first().check({ force: true });
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Your message").fill("You found us a room with a view, and carried every bag. Thank you!");
  });
  await take("wall", { viewport: DESK, role: "employee" }, (page) => visit(page, "/wall", "article"));
  await take("wall-dark", { viewport: DESK, role: "employee", colorScheme: "dark" }, (page) => visit(page, "/wall", "article"));
  await take("insights", { viewport: DESK, role: "owner" }, (page) => visit(page, "/insights", "canvas"));
  await take("rules", { viewport: DESK, role: "owner" }, (page) => visit(page, "/admin/rules", "input[type=number]"));
  await take("sign-in", { viewport: DESK }, (page) => visit(page, "/sign-in", "form"));
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
  const path = `${FOLDER}/${name}.webp`;
  const bytes = await capture(page);
  writeFileSync(path, bytes);
  console.log(`  ${path}  ${(bytes.length / 1000).toFixed(0)} kB`);
  await context.close();
}

/** The best quality that keeps the picture small. */
async function capture(page) {
  const session = await page.context().newCDPSession(page);
  for (let quality = 90; ; quality -= 10) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length <= LARGEST || quality <= 40) return bytes;
  }
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
