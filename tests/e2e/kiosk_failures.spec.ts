// What a kiosk does when its own parts fail: a full disk, an app that stops, two windows, a credential that is given up, a proxy.
import type { Page } from "@playwright/test";
import { KioskPage } from "./pages/kiosk_page.ts";
import type { Api } from "./support/api.ts";
import { expect, test } from "./support/fixtures.ts";

const OPTIONS = { viewport: { width: 1024, height: 768 }, hasTouch: true };

type Script = { plauditKiosk: { shelf: { add(entry: object): Promise<number> }; outbox: { flush(): Promise<void> } } };
type Broken = Script & { mend(): void };

/** From now on nothing can be written to the device, until `mend` is called in the page. */
function fillDisk(page: Page): Promise<void> {
  return page.evaluate(() => {
    const script = window as unknown as Broken;
    const { shelf } = script.plauditKiosk;
    const { add } = shelf;
    shelf.add = () => Promise.reject(new DOMException("There is no room.", "QuotaExceededError"));
    script.mend = () => (shelf.add = add);
  });
}

/** A device that was a kiosk of this touchpoint, and has an answer left that could not be sent. */
async function forgetWithAnAnswerWaiting(kiosk: KioskPage, key: string, owner: Api): Promise<void> {
  await kiosk.page.clock.install();
  await kiosk.enrol(key, owner);
  await kiosk.page.context().route("**/responses", (route) => route.abort("internetdisconnected"));
  await kiosk.score(5).tap();
  await kiosk.startAgain.tap();
  await expect(kiosk.waiting).toHaveText("Answers waiting: 1");
  await kiosk.forget();
}

const mend = (page: Page) => page.evaluate(() => (window as unknown as Broken).mend());
const flush = (page: Page) => page.evaluate(() => (window as unknown as Script).plauditKiosk.outbox.flush());

test("a device without room says so, tells the server, and keeps the answer until there is room", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  await fillDisk(kiosk.page);
  const beat = kiosk.page.waitForRequest((request) => request.url().endsWith("/kiosk/heartbeat") && request.postDataJSON().waiting === 1);
  await kiosk.score(4).tap();
  await expect(kiosk.who).toBeVisible();
  await expect(kiosk.waiting.first()).toContainText("no room");
  await kiosk.startAgain.tap();
  await expect(kiosk.waiting).toContainText("no room");
  await kiosk.page.clock.runFor(61_000);
  await beat;

  const created = kiosk.page.waitForResponse((answer) => answer.url().endsWith("/responses"));
  await mend(kiosk.page);
  await kiosk.page.clock.runFor(11_000);
  expect((await created).status()).toBe(201);
  await expect(kiosk.waiting).toHaveText("");
  await kiosk.untilSent();
});

test("an answer that was being written when its customer left shows nothing to the next", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.installClock();
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.thank([stage.me]);
  await kiosk.message.fill("Sent in the last moment");
  await fillDisk(kiosk.page);
  await kiosk.send.tap();
  await kiosk.startAgain.tap();
  await mend(kiosk.page);
  await kiosk.page.clock.runFor(5_000);
  await expect(kiosk.question).toBeVisible();
  await expect(kiosk.takeBack).toBeHidden();
  expect(await kiosk.page.content()).not.toContain("last moment");
  await kiosk.page.clock.runFor(15_000);
  await kiosk.untilSent();
  const { cards } = await (await api("employee")).wall(stage.me.id);
  expect(cards.filter((card) => card.message === "Sent in the last moment")).toHaveLength(1);
});

for (const part of ["wasm", "js"]) {
  test(`a kiosk whose app does not start (${part}) goes on with the first question, and comes back by itself`, async ({ open, api, stage, guard }) => {
    guard.expects(/^failed GET \/assets\/kiosk\/.*\.(wasm|js)$/, /^uncaught: TypeError: Failed to fetch/);
    const owner = await api("owner");
    const responses = async () => (await owner.read<{ total: { responses: number } }>("/insights?subject=organization")).total.responses;
    const kiosk = new KioskPage(await open(undefined, { ...OPTIONS, serviceWorkers: "block" }));
    const assets = new RegExp(`/assets/kiosk/.*\\.${part}$`);
    await kiosk.installClock();
    await kiosk.enrol(stage.place.key, owner);
    const before = await responses();
    await kiosk.page.route(assets, (route) => route.abort("internetdisconnected"));
    await kiosk.page.reload();
    for (const score of [2, 5] as const) {
      await kiosk.page.clock.runFor(17_000);
      await kiosk.score(score).tap();
      await expect(kiosk.question.getByText("Thank you.")).toBeVisible();
      await kiosk.page.clock.runFor(3_100);
      await expect(kiosk.page.locator("[name=score][aria-pressed=true]")).toHaveCount(0);
    }
    await kiosk.untilSent();
    await expect.poll(responses).toBe(before + 2);

    await kiosk.page.unroute(assets);
    const reloaded = kiosk.page.waitForEvent("load");
    await kiosk.page.clock.runFor(61_000);
    await reloaded;
    await kiosk.score(5).tap();
    await expect(kiosk.who).toBeVisible();
  });
}

test("an app that stops takes what its customer typed and sent off the screen", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.thank([stage.me]);
  await kiosk.message.fill("A secret of this customer");
  await kiosk.send.tap();
  await expect(kiosk.page.locator(".qr-code")).toBeVisible();
  await kiosk.page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
  await expect(kiosk.question).toBeVisible();
  await expect(kiosk.page.locator(".kiosk-bar, .qr-code, dialog")).toHaveCount(0);
  expect(await kiosk.page.content()).not.toContain("A secret");
});

test("a device that is no kiosk yet says so if its app does not start", async ({ open, stage, guard }) => {
  guard.expects(/^failed GET \/assets\/kiosk\/.*\.js$/);
  const page = await open(undefined, OPTIONS);
  await page.route(/\/assets\/kiosk\/.*\.js$/, (route) => route.abort("internetdisconnected"));
  await page.goto(`/kiosk/${stage.place.key}`);
  await expect(page.getByText("This kiosk could not start.")).toBeVisible();
});

test("two windows of one kiosk send each answer once, and what one has sent the other cannot take back", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.installClock();
  await kiosk.enrol(stage.place.key, await api("owner"));
  const other = new KioskPage(await kiosk.page.context().newPage());
  await other.installClock();
  await other.page.goto(kiosk.page.url());
  await expect(other.question).toBeVisible();
  const sends: string[] = [];
  kiosk.page.context().on("request", (request) => request.url().endsWith("/send") && sends.push(request.url()));

  await kiosk.thank([stage.me]);
  await kiosk.message.fill("Two windows, one thanks");
  // The time stands still, but for the other window, whose clock says that it is too late to take anything back.
  await kiosk.page.clock.pauseAt(await kiosk.page.evaluate(() => Date.now() + 1_000));
  await kiosk.send.tap();
  await expect(kiosk.takeBack).toBeVisible();
  await other.page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 20_000;
  });
  await flush(other.page);
  await other.untilSent();
  expect(sends).toHaveLength(1);
  await kiosk.takeBack.tap();
  await expect(kiosk.waiting.filter({ hasText: "Too late to take it back" })).toBeVisible();
  await expect(kiosk.takeBack).toBeHidden();
  await Promise.all([flush(kiosk.page), flush(other.page)]);
  await kiosk.untilSent();
  expect(sends).toHaveLength(1);
  const { cards } = await (await api("employee")).wall(stage.me.id);
  expect(cards.filter((card) => card.message === "Two windows, one thanks")).toHaveLength(1);
});

test("answers that wait when the device is forgotten stay on it, and count as a kiosk's once it has a new code", async ({ open, api, stage, guard, audit }) => {
  guard.expects(/^failed POST .*\/responses$/);
  const owner = await api("owner");
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await forgetWithAnAnswerWaiting(kiosk, stage.place.key, owner);
  await expect(kiosk.kept).toContainText("Answers waiting on it: 1.");
  await audit(kiosk.page);

  const sent: string[] = [];
  kiosk.page.on("request", (request) => request.url().endsWith("/responses") && sent.push(request.url()));
  await kiosk.page.context().unroute("**/responses");
  await kiosk.page.clock.runFor(200_000);
  await kiosk.page.reload();
  await expect(kiosk.kept).toContainText("Answers waiting on it: 1.");
  await kiosk.page.clock.runFor(200_000);
  await flush(kiosk.page);
  expect(sent, "nothing goes out without a credential").toEqual([]);

  const created = kiosk.page.waitForResponse((answer) => answer.url().endsWith("/responses"));
  await kiosk.enrolAgain(stage.place.key, owner);
  expect((await (await created).json()).trust).toBe("kiosk");
  await kiosk.untilSent();
});

test("answers given at one place wait while the device is a kiosk of another", async ({ open, api, server, stage, guard }) => {
  guard.expects(/^failed POST .*\/responses$/);
  const owner = await api("owner");
  const elsewhere = server.demo.touchpoints.find((place) => place.key !== stage.place.key)!;
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await forgetWithAnAnswerWaiting(kiosk, stage.place.key, owner);
  await kiosk.page.context().unroute("**/responses");
  await kiosk.enrol(elsewhere.key, owner);
  await kiosk.page.clock.runFor(61_000);
  await flush(kiosk.page);
  expect(await kiosk.state("waiting")).toBe(1);
  await kiosk.forget();
  const created = kiosk.page.waitForResponse((answer) => answer.url().endsWith(`/${stage.place.key}/responses`));
  await kiosk.enrol(stage.place.key, owner);
  expect((await (await created).json()).trust).toBe("kiosk");
  await kiosk.untilSent();
});

test("an answer that a proxy turns away holds up no other", async ({ open, api, stage, guard }) => {
  guard.expects(/^403 POST .*\/responses$/);
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  let turnedAway = "";
  await kiosk.page.context().route("**/responses", async (route) => {
    const { id } = route.request().postDataJSON();
    turnedAway ||= id;
    if (id === turnedAway) return route.fulfill({ status: 403, contentType: "text/html", body: "<h1>Blocked by policy</h1>" });
    await route.continue();
  });
  await kiosk.score(2).tap();
  await kiosk.startAgain.tap();
  await expect.poll(() => turnedAway).not.toBe("");
  await kiosk.page.clock.runFor(17_000);
  const created = kiosk.page.waitForResponse((answer) => answer.url().endsWith("/responses") && answer.status() === 201);
  await kiosk.score(5).tap();
  await created;
  await kiosk.startAgain.tap();
  await expect.poll(() => kiosk.state("waiting")).toBe(1);
  await kiosk.page.context().unroute("**/responses");
  await kiosk.page.clock.runFor(121_000);
  await kiosk.untilSent();
});

test("no field of a kiosk offers what somebody typed before", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, OPTIONS));
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.score(1).tap();
  await expect(kiosk.page.locator("#step-heading")).toBeVisible();
  for (const field of await kiosk.page.locator("#steps input:not([type=checkbox]), #steps textarea").all()) {
    await field.focus();
    await expect(field).toHaveAttribute("autocomplete", "off");
  }
});
