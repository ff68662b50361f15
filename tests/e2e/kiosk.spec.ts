// A kiosk at work: enrolled, answered by touch in both orientations, cleared for the next customer, and back in its owner's hands.
import { KioskPage, PIN } from "./pages/kiosk_page.ts";
import { expect, test } from "./support/fixtures.ts";

const LYING = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const UPRIGHT = { viewport: { width: 768, height: 1024 }, hasTouch: true };
const NOON = new Date("2026-06-16T10:00:00Z"); // a Tuesday

test("a device becomes a kiosk by a code that works once, and none once it is revoked", async ({ open, api, stage, guard, audit }) => {
  guard.expects(/^422 POST \/api\/v1\/kiosk\/enrolment$/, /^401 POST \/api\/v1\/kiosk\/heartbeat$/);
  const owner = await api("owner");
  const kiosk = new KioskPage(await open(undefined, LYING));
  await kiosk.page.clock.install();
  await kiosk.page.goto(`/kiosk/${stage.place.key}`);
  await kiosk.code.fill("0000-0000");
  await kiosk.start.click();
  await expect(kiosk.page.locator(".field-error")).toBeVisible();

  await kiosk.enrol(stage.place.key, owner);
  const created = kiosk.page.waitForResponse((answer) => answer.url().endsWith("/responses"));
  await kiosk.score(4).tap();
  expect((await (await created).json()).trust).toBe("kiosk");

  const mine = (await owner.kiosks(stage.place.key)).filter((one) => !one.revoked_at).at(-1);
  expect(mine?.name).toBe("Tablet at the exit");
  expect(mine?.version).toMatch(/^[\w-]{12}$/);
  await owner.write("DELETE", `/kiosks/${mine?.id}`);
  await kiosk.page.clock.runFor(61_000);
  await expect(kiosk.signedOut).toBeVisible();
  await audit(kiosk.page);
  await expect(kiosk.code).toBeVisible();
});

for (const [orientation, options] of Object.entries({ lying: LYING, upright: UPRIGHT })) {
  test(`a customer thanks somebody by touch on a tablet that is ${orientation}`, async ({ open, api, stage }) => {
    const kiosk = new KioskPage(await open(undefined, options));
    await kiosk.page.clock.install();
    await kiosk.enrol(stage.place.key, await api("owner"));
    for (const score of [5, 4, 3, 2, 1] as const) {
      const box = await kiosk.score(score).boundingBox();
      expect(Math.min(box!.width, box!.height), `button of ${score}`).toBeGreaterThanOrEqual(128);
      expect(box!.y + box!.height, `${score} is on the screen`).toBeLessThanOrEqual(options.viewport.height);
    }
    for (const button of await kiosk.page.locator(".kiosk-bar button").all()) {
      const box = await button.boundingBox();
      expect(Math.min(box!.width, box!.height), await button.innerText()).toBeGreaterThanOrEqual(64);
    }

    const words = `By touch, ${orientation}`;
    await kiosk.score(5).tap();
    await kiosk.person(stage.me).tap();
    await kiosk.continue.tap();
    await kiosk.message.fill(words);
    await kiosk.send.tap();
    await expect(kiosk.thankYou).toBeVisible();
    await expect(kiosk.page.locator(".qr-code")).toBeVisible();
    await kiosk.done.tap();
    await expect(kiosk.question).toBeVisible();
    await kiosk.page.clock.runFor(11_000);
    await kiosk.untilSent();
    const wall = await (await api("employee")).wall(stage.me.id);
    expect(wall.cards.filter((card) => card.message === words)).toHaveLength(1);
  });
}

test("what was sent can be taken back for ten seconds, with everything that was typed", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, LYING));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  const sends: string[] = [];
  kiosk.page.on("request", (request) => request.url().endsWith("/send") && sends.push(request.postData() ?? ""));
  await kiosk.thank([stage.me]);
  await kiosk.message.fill("Too early");
  await kiosk.send.tap();
  await kiosk.takeBack.tap();
  await expect(kiosk.message).toHaveValue("Too early");
  await kiosk.page.clock.runFor(15_000);
  expect(sends).toEqual([]);

  await kiosk.message.fill("In good time");
  await kiosk.send.tap();
  await expect(kiosk.thankYou).toBeVisible();
  await kiosk.page.clock.runFor(11_000);
  await expect(kiosk.takeBack).toBeHidden();
  await kiosk.untilSent();
  expect(sends).toHaveLength(1);
  expect(sends[0]).toContain("In good time");
});

test("after thirty seconds the kiosk asks, and after twenty more nothing of the customer is left", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, LYING));
  const { page } = kiosk;
  await page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.language("es").tap();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  // Whoever has changed the language is about to answer: no new version may take the screen away.
  await expect.poll(() => kiosk.isAtRest()).toBe(false);
  await kiosk.language("en").tap();
  await expect.poll(() => kiosk.isAtRest()).toBe(true);
  await kiosk.contrast.tap();
  await kiosk.thank([stage.me]);
  await page.clock.runFor(29_000);
  await expect(kiosk.warning).toBeHidden();
  await page.clock.runFor(2_000);
  await expect(kiosk.warning).toBeVisible();

  await kiosk.stay.tap();
  await expect(kiosk.warning).toBeHidden();
  await kiosk.message.fill("A secret of this customer");
  await page.clock.runFor(25_000);
  // Typing is a sign of life as well.
  await kiosk.message.press("!");
  await page.clock.runFor(25_000);
  await expect(kiosk.warning).toBeHidden();
  await page.clock.runFor(6_000);
  await expect(kiosk.warning).toBeVisible();
  await page.clock.runFor(20_000);

  await expect(kiosk.question).toBeVisible();
  await expect(kiosk.warning).toBeHidden();
  expect(await page.content()).not.toContain("A secret of this customer");
  expect(await page.evaluate(() => document.querySelectorAll("textarea, :checked, [aria-pressed=true][name=score]").length)).toBe(0);
  expect(await page.evaluate(() => document.activeElement === document.body && scrollY === 0)).toBe(true);
  await expect(page.locator("html")).not.toHaveAttribute("data-contrast");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  expect(kept).not.toContain("secret");
  expect(await kiosk.database()).not.toContain("secret");
  // The score stays counted.
  await kiosk.untilSent();
});

test("what was changed about the screen ends with the customer, and Back leads nowhere", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, LYING));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.language("ar").tap();
  await expect(kiosk.page.locator("html")).toHaveAttribute("dir", "rtl");
  await kiosk.page.locator(".kiosk-toggle[data-look=reach]").tap();
  const box = await kiosk.score(5).boundingBox();
  expect(box!.y).toBeGreaterThan(LYING.viewport.height / 2);
  expect(box!.height).toBeGreaterThanOrEqual(128);
  await kiosk.page.evaluate(() => history.back());
  await expect(kiosk.question).toBeVisible();
  await kiosk.page.clock.runFor(51_000);
  await expect(kiosk.page.locator("html")).toHaveAttribute("lang", "en");
  await expect(kiosk.page.locator("html")).not.toHaveAttribute("data-reach");
});

test("outside the opening hours the kiosk sleeps, wakes by itself, and interrupts nobody", async ({ open, api, stage, audit }) => {
  const owner = await api("owner");
  const path = `/touchpoints/${stage.place.key}/settings`;
  const { wordings, sites } = await owner.read<{ wordings: { language: string; question: string }[]; sites: string[] }>(path);
  const settings = (days: unknown) => ({ wordings: wordings.map(({ language, question }) => ({ language, question })), sites, hours: { days } });
  const spans = [{ from: 8 * 60, until: 18 * 60 }];
  await owner.write("PUT", path, settings([spans, spans, spans, spans, spans, [], []]));
  const kiosk = new KioskPage(await open(undefined, LYING));
  // 12:00 in Berlin.
  await kiosk.page.clock.install({ time: NOON });
  await kiosk.enrol(stage.place.key, owner);
  await kiosk.page.clock.pauseAt(new Date("2026-06-16T15:59:50Z"));
  await kiosk.score(4).tap();
  await expect(kiosk.who).toBeVisible();
  await kiosk.page.clock.runFor(20_000);
  await expect(kiosk.who).toBeVisible();
  await kiosk.startAgain.tap();
  await kiosk.page.clock.runFor(1_000);
  await expect(kiosk.closed).toBeVisible();
  // The audit needs a clock that goes.
  await kiosk.page.clock.resume();
  await audit(kiosk.page);
  await expect(kiosk.page.getByText("Open again: Wednesday")).toBeVisible();
  await expect(kiosk.question).toBeHidden();
  await kiosk.page.clock.pauseAt(new Date("2026-06-17T06:00:05Z"));
  await kiosk.page.clock.runFor(1_000);
  await expect(kiosk.question).toBeVisible();
  await owner.write("PUT", path, settings([[], [], [], [], [], [], []]));
});

test("a finger held on the corner and the PIN lead to the state of the device", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, LYING));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.corner.tap();
  await kiosk.page.clock.runFor(5_000);
  await expect(kiosk.pad).toBeHidden();
  await kiosk.hold();
  await kiosk.type("1111");
  await expect(kiosk.page.getByText("That is not the PIN.")).toBeVisible();
  await kiosk.type(PIN);
  await expect(kiosk.panel).toBeVisible();
  await expect(kiosk.panel.getByText("Answers waiting")).toBeVisible();
  const file = kiosk.page.waitForEvent("download");
  await kiosk.page.getByRole("button", { name: "Save the waiting answers as a file" }).tap();
  expect((await file).suggestedFilename()).toMatch(/^plaudit-kiosk-[\d-]+\.json$/);
});

test("the PIN is typed on a keyboard too, in a dialog that Escape closes", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, LYING));
  const { keyboard } = kiosk.page;
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.corner.focus();
  await keyboard.press("Enter");
  await expect(kiosk.pad).toBeVisible();
  for (let presses = 0; presses < 20; presses += 1) {
    await keyboard.press("Tab");
    const isOutside = await kiosk.page.evaluate(() => Boolean(document.querySelector("main")?.contains(document.activeElement)));
    expect(isOutside, "the focus stays in the dialog").toBe(false);
  }
  // The browser tells late that it was closed: whoever opens it again at once is not thrown out.
  await keyboard.press("Escape");
  await kiosk.corner.focus();
  await keyboard.press("Enter");
  await expect(kiosk.pin).toBeFocused();
  await keyboard.type(`x${PIN}`);
  await keyboard.press("Enter");
  await expect(kiosk.panel).toBeVisible();
  await keyboard.press("Escape");
  await expect(kiosk.panel).toBeHidden();
});

test("after five wrong PINs the next one waits, also after closing the pad and loading the page anew", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, LYING));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  for (let tries = 0; tries < 5; tries += 1) {
    await kiosk.hold();
    await kiosk.type("1111");
    await expect(kiosk.page.locator(".pin-news")).not.toBeEmpty();
    await kiosk.page.keyboard.press("Escape");
  }
  await kiosk.page.reload();
  await expect(kiosk.question).toBeVisible();
  await kiosk.hold();
  await kiosk.type(PIN);
  await expect(kiosk.page.getByText("Too many tries.")).toBeVisible();
  await expect(kiosk.panel).toBeHidden();
  await kiosk.page.clock.fastForward(120_000);
  await expect(kiosk.pad).toBeHidden();
  await kiosk.hold();
  await kiosk.type(PIN);
  await expect(kiosk.panel).toBeVisible();
});

test("the message can be written on the customer's own phone", async ({ open, api, stage, guard }) => {
  // What the kiosk had is not taken beside it.
  guard.expects(/^422 POST .*\/send$/);
  const kiosk = new KioskPage(await open(undefined, LYING));
  await kiosk.page.clock.install();
  await kiosk.enrol(stage.place.key, await api("owner"));
  await kiosk.thank([stage.me]);
  await kiosk.message.fill("Half a sentence that");
  await kiosk.onPhone.tap();
  await expect(kiosk.handOver).toBeVisible();
  const address = await kiosk.state<string>("handed_over");
  await kiosk.done.tap();

  // What was chosen goes along; words that were never sent do not.
  const phone = new KioskPage(await open());
  await phone.page.goto(address);
  await expect(phone.page).not.toHaveURL(/#/);
  await expect(phone.what).toBeVisible();
  await expect(phone.message).toHaveValue("");
  await phone.message.fill("Written at home");
  await phone.page.waitForFunction(() => performance.now() > 2_100);
  await phone.send.click();
  await expect(phone.thankYou).toBeVisible();
  await kiosk.page.clock.runFor(601_000);
  await kiosk.untilSent();
  expect(await kiosk.state("refused")).toBe(0);
  const { cards } = await (await api("employee")).wall(stage.me.id);
  expect(cards.filter((card) => card.message === "Written at home")).toHaveLength(1);
  expect(cards.filter((card) => card.message.startsWith("Half a sentence"))).toEqual([]);
});

test("what was chosen is sent ten minutes later if the customer's phone never comes back to it", async ({ open, api, stage }) => {
  const wall = async () => (await (await api("employee")).wall(stage.me.id)).cards;
  const kiosk = new KioskPage(await open(undefined, LYING));
  await kiosk.installClock();
  await kiosk.enrol(stage.place.key, await api("owner"));
  const before = (await wall()).map((card) => card.id);
  await kiosk.thank([stage.me]);
  await kiosk.message.fill("Half a sentence that");
  await kiosk.onPhone.tap();
  await expect(kiosk.handOver).toBeVisible();
  await kiosk.page.clock.runFor(602_000);
  await kiosk.untilSent();
  const fresh = (await wall()).filter((card) => !before.includes(card.id));
  expect(fresh.map((card) => card.message)).toEqual([""]);
});

test("nothing leads out of a kiosk", async ({ open, api, stage }) => {
  const kiosk = new KioskPage(await open(undefined, LYING));
  await kiosk.enrol(stage.place.key, await api("owner"));
  const allowed = await kiosk.page.evaluate(() => {
    const press = (init: KeyboardEventInit) => document.body.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
    const does = (name: string) => document.body.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    return {
      menu: does("contextmenu"), select: does("selectstart"), drag: does("dragstart"), pinch: does("gesturestart"),
      zoom: document.body.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, ctrlKey: true })),
      print: press({ key: "p", ctrlKey: true }), help: press({ key: "F1" }), back: press({ key: "ArrowLeft", altKey: true }),
      copy: press({ key: "c", ctrlKey: true }), letter: press({ key: "a" }),
    };
  });
  expect(allowed).toEqual({ menu: false, select: false, drag: false, pinch: false, zoom: false, print: false, help: false, back: false, copy: true, letter: true });
  await expect(kiosk.page.locator("a[href]:visible")).toHaveCount(0);
});
