// Takes the README's pictures from the release server on demo data (`make screenshots`).
//   node scripts/screenshots.mjs <path of plaudit-server>
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { launchOptions } from "./browser.mjs";
import { startDemoServer } from "./server.mjs";

const FOLDER = "docs";
// The soft light of a resting kiosk is what compresses worst.
const LARGEST = 150_000;
const PHONE = { width: 390, height: 780 };
const TABLET = { width: 1180, height: 820 };
const DESK = { width: 1180, height: 760 };

const server = await startDemoServer(process.argv[2], 6_000);
const browser = await chromium.launch(launchOptions());
mkdirSync(FOLDER, { recursive: true });
const { key } = server.demo.touchpoints[0];
try {
  const code = await enrolledElsewhere();
  await take("customer", { viewport: PHONE }, (page) => visit(page, `/f/${key}`, "#first-question"));
  await take("kiosk", { viewport: TABLET, hasTouch: true }, async (page) => {
    await page.goto(`/kiosk/${key}`);
    await page.getByLabel("One-time code").fill(code);
    await page.getByRole("button", { name: "Start the kiosk" }).click();
    await page.locator(".kiosk-bar").waitFor();
  });
  await take("wall", { viewport: DESK, role: "employee" }, (page) => visit(page, "/wall", "article"));
  await take("insights", { viewport: { width: 1000, height: 1030 }, role: "owner" }, (page) => visit(page, "/insights", "canvas"));
  await take("touchpoint", { viewport: { ...DESK, height: 830 }, role: "owner" }, (page) => visit(page, `/admin/touchpoints/${key}`, ".kiosk"));
  await take("poster", { viewport: { ...DESK, height: 1140 }, role: "owner" }, (page) => visit(page, `/admin/touchpoints/${key}/poster?languages=en,es`, ".qr-code"));
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

/** Two tablets for the owner's list, one of them with answers that wait; and the code for a third. */
async function enrolledElsewhere() {
  const owner = await browser.newContext({ baseURL: server.url });
  await signIn(owner, "owner");
  const makeCode = async (name) => (await callApi(owner, `/touchpoints/${key}/kiosk-codes`, { name, pin: "2468" })).code;
  for (const [name, waiting] of [["Tablet at the exit", 0], ["Tablet by the lifts", 3]]) {
    const tablet = await browser.newContext({ baseURL: server.url });
    const version = (await tablet.request.get(`/kiosk/${key}`)).headers()["x-plaudit-version"];
    await callApi(tablet, "/kiosk/enrolment", { key, code: await makeCode(name) });
    await callApi(tablet, "/kiosk/heartbeat", { waiting, refused: 0, version, device_at: new Date().toISOString() });
    await tablet.close();
  }
  const code = await makeCode("Tablet at the desk");
  await owner.close();
  return code;
}

async function signIn(context, role) {
  const { email, password } = server.demo.accounts.find((account) => account.role === role);
  await callApi(context, "/session", { email, password });
}

async function callApi(context, path, data) {
  const headers = { "x-plaudit": "1", origin: server.url };
  const answer = await context.request.post(`/api/v1${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json().catch(() => undefined);
}

async function visit(page, path, shows) {
  await page.goto(path);
  await page.locator(shows).first().waitFor();
}
