// Nothing lost, nothing twice: 200 customers at one kiosk whose network, pages and browser fail at random.
import { request, type Page } from "@playwright/test";
import { startDemoServer } from "../../scripts/server.mjs";
import { KioskPage } from "./pages/kiosk_page.ts";
import { Api, type Card, type Measure, type Person, type Wall } from "./support/api.ts";
import { BadNetwork } from "./support/bad_network.ts";
import { account, expect, test } from "./support/fixtures.ts";
import { Tablet } from "./support/tablet.ts";

const RESPONSES = 200;
const PAGE_KILLS = 10;
const BROWSER_KILLS = 3;
const SEED = 20_261_124;
/** Further apart than what counts as a repeat. */
const BETWEEN_MS = 17_000;

/** Long enough for every rule that asks for a message. */
const WORDS = "Thank you for your patience with us today.";

type Script = {
  plaudit: { read(): string; send(body: string): void };
  plauditKiosk: {
    page: { wipe(): void; isAtRest(): boolean; data(): { version: string } };
    record: { undo(): Promise<void>; isWriting(): boolean };
    outbox: { flush(): void; export(): Promise<{ waiting: { id: string }[] }> };
  };
};
/** What `updateOf` tells once the next version has taken over. */
const UPDATED = { version: "anotherVersn", workers: [undefined, undefined, "activated"], isControlled: true, caches: ["plaudit-kiosk-anotherVersn"], isAtRest: true, isWriting: false };
type Answer = { scores: number[]; person?: Person; takenBack?: boolean };

test("200 responses arrive once each, whatever fails on the way", async ({}, info) => {
  test.setTimeout(420_000);
  const random = randomFrom(SEED);
  const server = await startDemoServer(process.env.PLAUDIT_SERVER ?? `${process.env.CARGO_TARGET_DIR ?? "target"}/debug/plaudit-server`, 100);
  const network = await BadNetwork.before(server.url, randomFrom(SEED + 1));
  const tablet = new Tablet();
  try {
    const owner = await signIn(server.url, account(server, "owner"));
    const place = server.demo.touchpoints[0]!;
    const { people } = await owner.touchpoint(place.key);
    let page = await begin(await tablet.start(), 0);
    await new KioskPage(page).enrol(place.key, owner, network.url);
    await new KioskPage(page).untilKept();
    page = await begin(await tablet.restart(), 0);
    await page.goto(`${network.url}/kiosk/${place.key}`);
    await settled(page);

    // What one thanks pays while nothing fails is what each has to pay.
    const untouched = await measure(owner, people);
    await answer(page, { scores: [5], person: people[0]! });
    await page.clock.fastForward(BETWEEN_MS);
    await new KioskPage(page).untilSent();
    const before = await measure(owner, people);
    const [first] = paidSince(untouched, before);
    expect(first, "points of a thanks").toBeGreaterThan(0);

    const kills = planned(random);
    network.loss = 0.3;
    let thanked = 0;
    let outlived = 0;
    for (let number = 1; number <= RESPONSES; number += 1) {
      if (random() < 0.15) network.isCut = !network.isCut;
      if (number === RESPONSES / 2) network.isUpdated = true;
      const kill = kills.get(number);
      const wasCut = network.isCut;
      const person = random() < 0.35 ? people[Math.floor(random() * people.length)] : undefined;
      const scores = [1 + Math.floor(random() * 5), ...(random() < 0.2 ? [1 + Math.floor(random() * 5)] : [])];
      const takenBack = person && random() < 0.2;
      await settled(page);
      // A tap that the kill may overtake must stay on the device, to be found there.
      network.isCut ||= kill !== undefined;
      const begun = kill && (await beginAnswer(page));
      if (kill) {
        page = await begin(kill === "page" ? await tablet.killPage(page) : await tablet.killBrowser(), number);
        await page.goto(`${network.url}/kiosk/${place.key}`);
        await expect(new KioskPage(page).question).toBeVisible();
      }
      await settled(page);
      const isKept = begun !== undefined && (await isInOutbox(page, begun));
      network.isCut = wasCut;
      if (isKept) outlived += 1;
      else {
        await answer(page, { scores, person, takenBack });
        // Thanks with a low score waits for a moderator.
        if (person && scores.at(-1)! >= 4) thanked += 1;
      }
      await page.clock.fastForward(BETWEEN_MS);
    }

    network.isCut = false;
    const kiosk = new KioskPage(page);
    // The update may take over at any moment of rest, and a page on its way says nothing.
    const told = (name: string) => kiosk.state(name).catch(() => undefined);
    const aMinuteLater = async () => {
      await page.clock.fastForward(61_000).catch(() => {});
      return told("waiting");
    };
    await expect.poll(aMinuteLater, { timeout: 90_000, intervals: [200] }).toBe(0);
    await expect.poll(() => told("refused")).toBe(0);
    expect(await told("signed_out")).toBe(false);
    expect(network.lost, "acknowledgements were lost").toBeGreaterThan(RESPONSES / 4);

    const after = await measure(owner, people);
    const paid = paidSince(before, after);
    expect(after.responses - before.responses, "responses at the server").toBe(RESPONSES);
    expect(paid.length + after.repeats - before.repeats, "thanks on the walls, or waiting as a repeat").toBe(thanked);
    expect(new Set(paid), "points of each thanks").toEqual(new Set([first]));
    expect(after.points - before.points, "points that were paid").toBe(paid.length * first!);
    // A kiosk looks for a new version every five minutes. A browser may give the former worker minutes of real time to end, so once
    // in a while the kiosk is started anew, as staff would.
    let looks = 0;
    const fiveMinutesLater = async () => {
      looks += 1;
      if (looks % 20 === 0) await page.reload().catch(() => {});
      await page.clock.fastForward(301_000).catch(() => {});
      return updateOf(page).catch(() => undefined);
    };
    await expect.poll(fiveMinutesLater, { message: "the update took over", timeout: 150_000, intervals: [1_000] }).toEqual(UPDATED);
    info.annotations.push({ type: "taps that outlived a kill", description: `${outlived} of ${kills.size}` });
    info.annotations.push({ type: "lost acknowledgements", description: String(network.lost) });
  } finally {
    await tablet.stop();
    await network.stop();
    await server.stop();
  }
});

/** Which of the responses are preceded by which kill. */
function planned(random: () => number): Map<number, "page" | "browser"> {
  const kills = new Map<number, "page" | "browser">();
  while (kills.size < PAGE_KILLS + BROWSER_KILLS) {
    kills.set(1 + Math.floor(random() * (RESPONSES - 1)), kills.size < PAGE_KILLS ? "page" : "browser");
  }
  return kills;
}

/** A clock of which the journey decides; the first answer was given an hour ago. */
async function begin(page: Page, number: number): Promise<Page> {
  await new KioskPage(page).installClock(new Date(Date.now() - 3_600_000 + number * BETWEEN_MS));
  return page;
}

/** The version on screen, and what would keep the next from taking over. */
function updateOf(page: Page): Promise<object> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/kiosk/");
    const { page, record } = (window as unknown as Script).plauditKiosk;
    return {
      version: page.data().version,
      workers: [registration?.installing, registration?.waiting, registration?.active].map((worker) => worker?.state),
      isControlled: Boolean(navigator.serviceWorker.controller),
      caches: await caches.keys(),
      isAtRest: page.isAtRest(),
      isWriting: record.isWriting(),
    };
  });
}

/** No new version is on its way to the screen: the page would be loaded anew under the journey's hands. */
async function settled(page: Page): Promise<void> {
  const isSettled = async () => {
    const registration = await navigator.serviceWorker.getRegistration("/kiosk/");
    const { version } = (window as unknown as Script).plauditKiosk.page.data();
    return !registration?.waiting && !registration?.installing && (await caches.keys()).includes(`plaudit-kiosk-${version}`);
  };
  await expect.poll(() => page.evaluate(isSettled).catch(() => false), { timeout: 20_000 }).toBe(true);
}

/** A tap whose customer sees the kiosk fail before it says that it is saved; answers the response's id. */
function beginAnswer(page: Page): Promise<string> {
  return page.evaluate(() => {
    document.querySelector<HTMLButtonElement>("[name=score][value='3']")?.click();
    return JSON.parse((window as unknown as Script).plaudit.read()).id;
  });
}

/** Whether the tap before the kill was on the disk; if not, the customer taps again. */
function isInOutbox(page: Page, id: string): Promise<boolean> {
  return page.evaluate(async (id) => {
    const { waiting } = await (window as unknown as Script).plauditKiosk.outbox.export();
    return waiting.some((entry) => entry.id === id);
  }, id);
}

/** One customer: a score, perhaps another after it, perhaps thanks, perhaps taken back and sent anew; counted once the kiosk says that it is saved. */
function answer(page: Page, { scores, person, takenBack }: Answer): Promise<void> {
  return page.evaluate(
    async ({ scores, person, takenBack, words }) => {
      const { plaudit, plauditKiosk } = window as unknown as Script;
      const heard = (name: string, is: (detail: { saved?: boolean; ok?: boolean }) => boolean | undefined) =>
        new Promise<void>((resolve) => {
          const listen = (event: Event) => {
            if (!is((event as CustomEvent).detail)) return;
            removeEventListener(name, listen);
            resolve();
          };
          addEventListener(name, listen);
        });
      const tap = async (score: number) => {
        const saved = heard("plaudit:score", (detail) => detail.saved);
        document.querySelector<HTMLButtonElement>(`[name=score][value="${score}"]`)?.click();
        await saved;
      };
      const send = async (message: string) => {
        const sent = heard("plaudit:sent", (detail) => detail.ok);
        plaudit.send(JSON.stringify({ recipients: [person], message }));
        await sent;
      };
      for (const score of scores) await tap(score);
      if (takenBack) {
        await send("Never mind what I wrote here.");
        await plauditKiosk.record.undo();
      }
      if (person) await send(words);
      plauditKiosk.page.wipe();
    },
    { scores, person: person?.id, takenBack, words: WORDS },
  );
}

/**
 * What the server has: responses, the points of each card on the walls of these people, and satisfied thanks that waits as a
 * repeat: the clock of this tablet leaps, so that its answers can seem to come in one breath once it is corrected. Those are kept,
 * and not counted.
 */
async function measure(owner: Api, people: Person[]) {
  const { total } = await owner.read<{ total: Measure }>("/insights?subject=organization");
  const held = await owner.read<{ responses: { score: number; flags: { flag: string }[] }[] }>("/moderation");
  const repeats = held.responses.filter(({ score, flags }) => score >= 4 && flags.some(({ flag }) => flag === "repeat")).length;
  const cards = new Map<string, Card>();
  for (const { id } of people) {
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const wall: Wall & { next?: string } = await owner.read(`/employees/${id}/wall${cursor && `?cursor=${cursor}`}`);
      for (const card of wall.cards) cards.set(card.id, card);
      cursor = wall.next;
    }
  }
  return { responses: total.responses + total.left_out, cards, repeats, points: total.points.appreciation };
}

/** The points of each card that has come since. */
function paidSince(before: { cards: Map<string, Card> }, after: { cards: Map<string, Card> }): number[] {
  const isNew = (card: Card) => !before.cards.has(card.id);
  const found = [...after.cards.values()].filter(isNew);
  expect(found.filter((card) => card.message !== WORDS), "what was taken back").toEqual([]);
  return found.map((card) => card.points);
}

async function signIn(baseURL: string, { email, password }: { email: string; password: string }): Promise<Api> {
  const context = await request.newContext({ baseURL, extraHTTPHeaders: { "x-plaudit": "1", origin: baseURL } });
  expect((await context.post("/api/v1/session", { data: { email, password } })).status()).toBe(200);
  return new Api(context);
}

/** Chance that is the same in each run (mulberry32), but for what the network draws: that depends on when the kiosk tries. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
