// Every page and step passes the audit, on a phone and at a desk, light and dark, and at 320 px nothing is cut off.
import type { Page } from "@playwright/test";
import { CustomerPage } from "./pages/customer_page.ts";
import { InsightsPage } from "./pages/insights_page.ts";
import { RulesPage } from "./pages/rules_page.ts";
import { expect, test, type Open, type Stage } from "./support/fixtures.ts";

/** `expects` names the one answer that belongs to the page; any other from 400 on fails the test. */
type Visit = { name: string; visit: (open: Open, stage: Stage, options: object) => Promise<Page>; expects?: RegExp };

const settled = async (page: Page, path: string, shows: string) => {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(shows).first()).toBeVisible();
  return page;
};

const customer = async (open: Open, stage: Stage, options: object) => {
  const page = new CustomerPage(await open(undefined, options));
  await page.visit(stage.place.key);
  return page;
};

const PAGES: Visit[] = [
  { name: "sign-in", visit: async (open, _, options) => settled(await open(undefined, options), "/sign-in", "form") },
  { name: "wall", visit: async (open, _, options) => settled(await open("employee", options), "/wall", "article") },
  { name: "insights", visit: async (open, _, options) => settled(await open("owner", options), "/insights", "canvas") },
  { name: "rules", visit: async (open, _, options) => settled(await open("owner", options), "/admin/rules", "input[type=number]") },
  { name: "forbidden", visit: async (open, _, options) => settled(await open("employee", options), "/admin/rules", "main") },
  { name: "not found", visit: async (open, _, options) => settled(await open("employee", options), "/nowhere", "main") },
  {
    name: "not in use",
    visit: async (open, _, options) => settled(await open(undefined, options), "/f/nowhere", "h1"),
    expects: /^404 GET \/f\/nowhere$/,
  },
  {
    name: "another's wall",
    visit: async (open, stage, options) => settled(await open("employee", options), `/wall/${stage.colleague.id}`, "main a, main button"),
    expects: /^404 GET \/api\/v1\/employees\//,
  },
  {
    name: "why these points",
    visit: async (open, _, options) => {
      const page = await settled(await open("employee", options), "/wall", "article");
      await page.getByRole("article").getByRole("button").first().click();
      await expect(page.getByRole("button", { expanded: true }).first()).toBeVisible();
      return page;
    },
  },
  {
    name: "insights as a table",
    visit: async (open, _, options) => {
      const insights = new InsightsPage(await open("owner", options));
      await insights.visit();
      await insights.showAsTable.click();
      await expect(insights.table).toBeVisible();
      return insights.page;
    },
  },
  {
    name: "publishing rules",
    visit: async (open, _, options) => {
      const rules = new RulesPage(await open("owner", options));
      await rules.visit();
      await rules.points().first().fill("12");
      await rules.why.fill("To see the dialog");
      await rules.publish.first().click();
      await expect(rules.dialog).toBeVisible();
      return rules.page;
    },
  },
  { name: "question", visit: async (open, stage, options) => (await customer(open, stage, options)).page },
  {
    name: "who",
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options);
      await page.score(5).click();
      await expect(page.who).toBeVisible();
      return page.page;
    },
  },
  {
    name: "what",
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options);
      await page.thank([stage.me]);
      await page.message.fill("Wonderful, thank you.");
      return page.page;
    },
  },
  {
    name: "sent",
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options);
      await page.thank([stage.me]);
      await page.message.fill("Wonderful, thank you.");
      await page.send.click();
      await expect(page.thankYou).toBeVisible();
      return page.page;
    },
  },
  {
    name: "put right",
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options);
      await page.score(1).click();
      await expect(page.putRight).toBeVisible();
      return page.page;
    },
  },
];

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

for (const { name, visit, expects } of PAGES) {
  test(`${name}: no violation on a phone and at a desk, light and dark`, async ({ open, audit, guard, stage }) => {
    if (expects) guard.expects(expects);
    const page = await visit(open, stage, { viewport: SIZES.phone });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const size of Object.values(SIZES)) {
        await page.setViewportSize(size);
        await audit(page);
      }
    }
    // The colours are the system's now, while axe reads those that the page asked for.
    await page.emulateMedia({ forcedColors: "active" });
    await audit(page, ["color-contrast"]);
  });

  test(`${name}: nothing is cut off at 320 px`, async ({ open, guard, stage }) => {
    if (expects) guard.expects(expects);
    const page = await visit(open, stage, { viewport: { width: 320, height: 640 } });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
  });
}
