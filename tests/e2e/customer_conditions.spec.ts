// The customer page where it is hard: small, zoomed, slow, in another's page, without storage, and after a break.
import type { Page } from "@playwright/test";
import { CustomerPage } from "./pages/customer_page.ts";
import { expect, test } from "./support/fixtures.ts";

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** From the first tap to thank you, with everything that can be filled in. */
async function wholeWay(customer: CustomerPage): Promise<void> {
  await customer.score(2).click();
  await customer.untilStep();
  await customer.reasons.first().check();
  await customer.tellUsMore.fill("The lift is slow.");
  await customer.thankAnyway.click();
  await customer.unknownName.check();
  await customer.described.fill("Blue jacket, by the lift.");
  await customer.continue.click();
  await customer.untilStep();
  await customer.message.fill("You carried my bag all the way up.");
  await customer.sendIt();
  await expect(customer.thankYou).toBeVisible();
}

async function isCutOff(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

const SCREENS = {
  "320 px wide": { viewport: { width: 320, height: 640 } },
  // 1280 by 1024 at 400 %.
  "at 400 % zoom": { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  "in forced colours": { forcedColors: "active" },
  "with motion reduced": { reducedMotion: "reduce" },
  "with motion": { reducedMotion: "no-preference" },
} as const;

for (const [name, options] of Object.entries(SCREENS)) {
  test(`the whole way ${name}`, async ({ open, stage, audit }) => {
    const customer = new CustomerPage(await open(undefined, options));
    await customer.visit(stage.place.key);
    await wholeWay(customer);
    expect(await isCutOff(customer.page)).toBe(false);
    // In forced colours they are the system's, while axe reads those that the page asked for.
    await audit(customer.page, ["color-contrast"]);
  });
}

test("the whole way on slow 4G with a processor at a quarter of its speed", async ({ open, stage }) => {
  const customer = new CustomerPage(await open());
  const session = await customer.page.context().newCDPSession(customer.page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await customer.visit(stage.place.key);
  await wholeWay(customer);
});

test("a return within the hour, in another tab, goes on where the customer was", async ({ open, stage }) => {
  const customer = new CustomerPage(await open());
  await customer.visit(stage.place.key);
  const created = customer.page.waitForRequest((request) => request.url().endsWith("/responses"));
  await customer.thank([stage.me]);
  await customer.message.fill("Begun on the bus");
  const { id } = (await created).postDataJSON();
  const later = new CustomerPage(await customer.page.context().newPage());
  await customer.page.close();
  await later.page.goto(`/f/${stage.place.key}`);
  await expect(later.message).toHaveValue("Begun on the bus");
  const request = later.page.waitForRequest((one) => one.url().endsWith("/send"));
  await later.sendIt();
  expect((await request).url()).toContain(id);
  await expect(later.thankYou).toBeVisible();
  await later.visit(stage.place.key);
  await expect(later.score(5)).toHaveAttribute("aria-pressed", "false");
});

test("after an hour it is another visit", async ({ open, stage }) => {
  const page = await open();
  const customer = new CustomerPage(page);
  await page.clock.install();
  await customer.visit(stage.place.key);
  await customer.score(5).click();
  await expect(customer.saving).toHaveText("Saved");
  await page.clock.fastForward("01:01:00");
  await page.reload();
  await expect(customer.score(5)).toHaveAttribute("aria-pressed", "false");
  await expect(customer.question).toBeVisible();
});

test("what was sent without a connection arrives after a reload", async ({ open, guard, stage }) => {
  guard.expects(/^failed POST .*\/send$/);
  const customer = new CustomerPage(await open());
  const { page } = customer;
  await customer.visit(stage.place.key);
  await customer.thank([stage.me]);
  await expect(customer.saving).toHaveText("Saved");
  await page.route("**/send", (route) => route.abort("internetdisconnected"));
  const first = await customer.sendIt();
  await expect(page.getByText("There is no connection.")).toBeVisible();
  await page.unroute("**/send");
  const again = page.waitForRequest((request) => request.url().endsWith("/send"));
  await page.reload();
  expect((await again).postDataJSON()).toEqual(first);
  await expect(customer.thankYou).toBeVisible();
});

test("a response that was begun on a kiosk is completed on the own phone", async ({ open, api, stage }) => {
  const anybody = await api();
  const id = await anybody.create(stage.place.key, 5);
  const customer = new CustomerPage(await open());
  await customer.page.goto(`/f/${stage.place.key}#r=${id}&s=5`);
  await expect(customer.who).toBeVisible();
  await expect(customer.page).toHaveURL(new RegExp(`/f/${stage.place.key}$`));
  const request = customer.page.waitForRequest((one) => one.url().endsWith("/send"));
  await customer.continue.click();
  await customer.sendIt();
  expect((await request).url()).toContain(id);
  await expect(customer.thankYou).toBeVisible();
});

test("within another's page, and where storage is forbidden, it works all the same", async ({ open, stage, server }) => {
  const page = await open();
  await page.addInitScript(() => {
    for (const area of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, area, {
        get() {
          throw new DOMException("forbidden", "SecurityError");
        },
      });
    }
  });
  // Who may frame the page is the server's to say, and tested there.
  await page.route("**/f/*", async (route) => {
    const answer = await route.fetch();
    const { "content-security-policy": _, "x-frame-options": __, ...headers } = answer.headers();
    await route.fulfill({ response: answer, headers });
  });
  await page.route("**/host", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><title>Host</title><iframe src="/f/${stage.place.key}" width="600" height="900"></iframe>` }),
  );
  await page.goto(`${server.url}/host`);
  const depth = await page.evaluate(() => history.length);
  const frame = page.frameLocator("iframe");
  await frame.locator('button[value="5"]').click();
  await frame.getByRole("button", { name: "Continue" }).click();
  await page.waitForFunction(() => performance.now() > 2_100);
  await frame.getByRole("button", { name: "Send" }).click();
  await expect(frame.getByRole("heading", { name: "Thank you." })).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(depth);
});
