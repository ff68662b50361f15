// The customer page without JavaScript: forms alone carry an answer from the first question to the end.
import type { Page } from "@playwright/test";
import { PlainPage } from "./pages/plain_page.ts";
import { expect, test as base } from "./support/fixtures.ts";

const WITHOUT_SCRIPTS = { javaScriptEnabled: false };
const PHONE = { width: 390, height: 844 };
const WIDEST = { width: 1440, height: 900 };
/** What the customer page speaks, and from which side it is written. */
const LANGUAGES = ["en", "es", "fr", "de", "tr", "ar", "zh-Hans", "en-XA"];

type Audit = (page: Page, colorScheme?: "light" | "dark") => Promise<void>;

const test = base.extend<{ auditCopy: Audit }>({
  // The auditor is a script, and none runs on these pages: it reads a copy that a browser with scripts is given.
  auditCopy: async ({ open, audit }, use) => {
    await use(async (page, colorScheme = "light") => {
      const copy = await open(undefined, { viewport: page.viewportSize(), colorScheme });
      const body = await page.content();
      await copy.route("**/a-copy", (route) => route.fulfill({ contentType: "text/html", body }));
      await copy.goto("/a-copy");
      await audit(copy);
      await copy.close();
    });
  },
});

test.beforeEach(({ guard }) => {
  // The first page asks for the app in vain.
  guard.expects(/^failed GET \/assets\/customer\/.*\.js$/);
});

test("thanks by plain forms hangs on the wall", async ({ open, api, stage, auditCopy }) => {
  const plain = new PlainPage(await open(undefined, WITHOUT_SCRIPTS));
  const words = "You found us a quiet corner, and tea.";
  await plain.visit(stage.place.key);
  await plain.score(5).click();
  await expect(plain.saved).toHaveText("Your answer is saved.");
  await plain.person(stage.me).check();
  await plain.message.fill(words);
  await auditCopy(plain.page);
  await plain.send.click();
  await expect(plain.end).toHaveText("Thank you.");
  await expect(plain.page.getByText(`Your thanks goes to ${stage.me.first_name}.`)).toBeVisible();
  await auditCopy(plain.page);
  const { cards } = await (await api("employee")).wall(stage.me.id);
  expect(cards[0].message).toBe(words);
});

test("what is wrong is marked, has the focus, and keeps what was typed", async ({ open, guard, stage, auditCopy }) => {
  guard.expects(/^422 POST .*\/rest$/);
  const plain = new PlainPage(await open(undefined, { ...WITHOUT_SCRIPTS, colorScheme: "dark", viewport: PHONE }));
  const words = "x".repeat(1_001);
  await plain.visit(stage.place.key, "de");
  await plain.score(2).click();
  await plain.improvement.fill(words);
  await plain.thankAnyway.click();
  await plain.person(stage.colleague).check();
  await plain.send.click();
  await expect(plain.page.getByRole("alert")).toBeVisible();
  await expect(plain.improvement).toBeFocused();
  await expect(plain.improvement).toHaveValue(words);
  await expect(plain.improvement).toHaveAttribute("aria-invalid", "true");
  await expect(plain.person(stage.colleague)).toBeChecked();
  await auditCopy(plain.page, "dark");
  await plain.improvement.fill("The lift was out of order.");
  await plain.send.click();
  await expect(plain.end).toBeVisible();
});

test("another score is chosen with everything filled in", async ({ open, stage }) => {
  const plain = new PlainPage(await open(undefined, WITHOUT_SCRIPTS));
  await plain.visit(stage.place.key);
  await plain.score(5).click();
  await plain.message.fill("Almost perfect.");
  await plain.changeAnswer.click();
  await plain.score(3).click();
  await expect(plain.improvement).toBeVisible();
  await expect(plain.message).toHaveValue("Almost perfect.");
});

test("the form is filled in and sent by keyboard alone", async ({ open, stage }) => {
  const plain = new PlainPage(await open(undefined, WITHOUT_SCRIPTS));
  const { keyboard } = plain.page;
  await plain.visit(stage.place.key);
  await keyboard.press("Tab");
  await expect(plain.score(5)).toBeFocused();
  await keyboard.press("Enter");
  await expect(plain.saved).toBeVisible();
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await expect(plain.page.locator("[name=recipients]").first()).toBeChecked();
  await plain.message.focus();
  await keyboard.type("Thank you!");
  await keyboard.press("Tab");
  await expect(plain.send).toBeFocused();
  await keyboard.press("Enter");
  await expect(plain.comeBack).toBeVisible();
});

for (const language of LANGUAGES) {
  test(`in ${language} the page is whole, fits a small screen and can be left for another`, async ({ open, stage, auditCopy }) => {
    const plain = new PlainPage(await open(undefined, { ...WITHOUT_SCRIPTS, viewport: { width: 320, height: 640 } }));
    await plain.visit(stage.place.key, language);
    const root = plain.page.locator("html");
    await expect(root).toHaveAttribute("lang", language);
    expect(await root.getAttribute("dir")).toBe(language === "ar" ? "rtl" : null);
    await plain.score(1).click();
    await plain.thankAnyway.click();
    await auditCopy(plain.page);
    for (const viewport of [{ width: 320, height: 640 }, WIDEST]) {
      await plain.page.setViewportSize(viewport);
      const width = await plain.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, "nothing is wider than the screen").toBeLessThanOrEqual(viewport.width);
    }
    await plain.page.goBack();
    await plain.page.getByRole("link", { name: "Deutsch" }).click();
    await expect(root).toHaveAttribute("lang", "de");
  });
}
