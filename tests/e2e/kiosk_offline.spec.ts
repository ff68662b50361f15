// A kiosk without a network: it starts, asks, switches languages and keeps every answer until the server has it.
import { KioskPage } from "./pages/kiosk_page.ts";
import { expect, test } from "./support/fixtures.ts";

const OPTIONS = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const OFFLINE = /^failed /;

test("without a network a kiosk starts, speaks every language and keeps the answers of one customer after another", async ({ open, api, stage, guard }) => {
  guard.expects(OFFLINE);
  const owner = await api("owner");
  const before = await owner.read<{ total: { responses: number } }>("/insights?subject=organization");
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.installClock();
  await kiosk.enrol(stage.place.key, owner);
  await kiosk.untilKept();
  await kiosk.page.context().setOffline(true);
  await kiosk.page.reload();
  await expect(kiosk.question).toBeVisible();

  await kiosk.language("de").tap();
  await expect(kiosk.page.locator("html")).toHaveAttribute("lang", "de");
  await kiosk.score(2).tap();
  await expect(kiosk.page.locator("#step-heading")).toBeVisible();
  await expect(kiosk.waiting).toContainText("1");
  await expect(kiosk.onPhone).toBeHidden();
  await kiosk.page.clock.runFor(51_000);
  await expect(kiosk.page.locator("html")).toHaveAttribute("lang", "en");

  await kiosk.thank([stage.colleague]);
  await kiosk.send.tap();
  await expect(kiosk.thankYou).toBeVisible();
  await kiosk.done.tap();
  await expect(kiosk.waiting).toHaveText("Answers waiting: 2");
  await kiosk.page.clock.runFor(20_000);

  await kiosk.page.reload();
  await expect(kiosk.waiting).toHaveText("Answers waiting: 2");
  await kiosk.page.context().setOffline(false);
  await kiosk.page.clock.runFor(61_000);
  await kiosk.untilSent();
  await expect(kiosk.waiting).toHaveText("");
  const after = await owner.read<{ total: { responses: number } }>("/insights?subject=organization");
  expect(after.total.responses - before.total.responses).toBe(2);
});

test("a sign-in page of the network acknowledges nothing", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.page.context().route("**/responses", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Welcome to our Wi-Fi</h1>" }));
  await kiosk.score(5).tap();
  await expect(kiosk.waiting).toHaveText("Answers waiting: 1");
  await kiosk.page.context().unroute("**/responses");
  await kiosk.page.clock.runFor(121_000);
  await kiosk.untilSent();
});

test("an answer that the server refuses for good is kept, counted and in the file", async ({ open, api, stage, guard }) => {
  guard.expects(/^404 POST /);
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.page.context().route("**/responses", (route) =>
    route.fulfill({ status: 404, json: { code: "not_found", message: "There is no such touchpoint.", fields: [] } }),
  );
  await kiosk.score(5).tap();
  await kiosk.untilSent();
  expect(await kiosk.state("refused")).toBe(1);
  const kept = await kiosk.page.evaluate(() => (window as unknown as { plauditKiosk: { outbox: { export(): Promise<unknown> } } }).plauditKiosk.outbox.export());
  expect(kept).toMatchObject({ waiting: [], refused: [{ status: 404, code: "not_found", method: "POST" }] });
});
