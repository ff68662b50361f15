// Every screen of a kiosk passes the audit: light, dark and high contrast, lying and upright, from left to right and from right to left.
import { KioskPage, PIN } from "./pages/kiosk_page.ts";
import { expect, test, type Open } from "./support/fixtures.ts";

type Look = { name: string; options: Parameters<Open>[1]; language?: string; contrast?: boolean };

const LYING = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const UPRIGHT = { viewport: { width: 768, height: 1024 }, hasTouch: true };
const LOOKS: Look[] = [
  { name: "light, lying", options: { ...LYING, colorScheme: "light" } },
  { name: "dark, upright, from right to left", options: { ...UPRIGHT, colorScheme: "dark" }, language: "ar" },
  { name: "high contrast, lying", options: { ...LYING, colorScheme: "light" }, contrast: true },
  { name: "high contrast, dark, upright", options: { ...UPRIGHT, colorScheme: "dark" }, contrast: true },
  { name: "forced colours, upright", options: { ...UPRIGHT, forcedColors: "active" } },
];

for (const { name, options, language, contrast } of LOOKS) {
  test(`the screens of a kiosk pass the audit: ${name}`, async ({ open, api, stage, audit }) => {
    const owner = await api("owner");
    const kiosk = new KioskPage(await open(undefined, options));
    const { page } = kiosk;
    const heading = page.locator("#step-heading");
    const fits = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), "nothing is cut off").toBeLessThanOrEqual(0);
    await page.clock.install();
    await page.goto(`/kiosk/${stage.place.key}`);
    await expect(kiosk.enrolment).toBeVisible();
    await audit(page);
    await kiosk.enrol(stage.place.key, owner);
    if (language) await kiosk.language(language).tap();
    if (contrast) await kiosk.contrast.tap();
    await audit(page);
    await fits();

    await kiosk.score(5).tap();
    await expect(heading).toBeVisible();
    await audit(page);
    await fits();
    await kiosk.person(stage.me).tap();
    await page.locator(".actions .button").last().tap();
    await expect(page.locator("textarea").first()).toBeVisible();
    await audit(page);
    await fits();
    await page.clock.runFor(31_000);
    await expect(page.locator("#idle-warning")).toBeVisible();
    await audit(page);
    await page.locator("#idle-warning button").tap();
    await page.locator(".actions .button").last().tap();
    await expect(page.locator(".kiosk-pickup")).toBeVisible();
    await audit(page);
    await fits();
    await page.locator(".kiosk-actions .button", { hasNotText: "(" }).first().tap();
    await expect(page.locator(".kiosk-hand-over")).toBeVisible();
    await audit(page);
    await fits();

    await kiosk.hold();
    await audit(page);
    await kiosk.type(PIN);
    await expect(kiosk.panel).toBeVisible();
    await audit(page);
    await fits();
  });
}
