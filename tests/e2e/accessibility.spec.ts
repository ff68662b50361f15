// Every page and step passes the audit, on a phone and at a desk, light and dark, and at 320 px nothing is cut off.
import type { Page } from "@playwright/test";
import { CustomerPage } from "./pages/customer_page.ts";
import { InsightsPage } from "./pages/insights_page.ts";
import { RulesPage } from "./pages/rules_page.ts";
import { PosterPage, TouchpointPage } from "./pages/touchpoint_page.ts";
import { pickup, type Api } from "./support/api.ts";
import { expect, test, type Open, type Stage } from "./support/fixtures.ts";

/** `expects` names the one answer that belongs to the page; any other from 400 on fails the test. */
type Visit = { name: string; visit: (open: Open, stage: Stage, options: object, anybody: Api) => Promise<Page>; expects?: RegExp };

const settled = async (page: Page, path: string, shows: string) => {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(shows).first()).toBeVisible();
  return page;
};

const customer = async (open: Open, stage: Stage, options: object, language?: string) => {
  const page = new CustomerPage(await open(undefined, options));
  await page.visit(stage.place.key, language);
  return page;
};

/** The steps of the customer page that are alike in every language. */
const inLanguage = (language: string): Visit[] => [
  { name: `question (${language})`, visit: async (open, stage, options) => (await customer(open, stage, options, language)).page },
  {
    name: `who, described and not (${language})`,
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options, language);
      await page.score(5).click();
      await page.people.last().check();
      await page.onward.click();
      await expect(page.described).toHaveAttribute("aria-invalid", "true");
      return page.page;
    },
  },
  {
    name: `a hint (${language})`,
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options, language);
      await page.score(5).click();
      await page.people.first().check();
      await page.onward.click();
      await page.message.fill("https://example.com");
      await page.onward.click();
      await expect(page.hint).toBeVisible();
      return page.page;
    },
  },
  {
    name: `put right, with a contact that leads nowhere (${language})`,
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options, language);
      await page.score(1).click();
      await page.contact.fill("here");
      await page.onward.click();
      await expect(page.contact).toHaveAttribute("aria-invalid", "true");
      return page.page;
    },
  },
  {
    name: `sent (${language})`,
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options, language);
      await page.score(5).click();
      await page.people.first().check();
      await page.onward.click();
      await page.message.fill("Wonderful, thank you.");
      await page.sendIt();
      await expect(page.pickup).toBeVisible();
      return page.page;
    },
  },
];
const touchpoint = async (open: Open, stage: Stage, options: object) => {
  const page = new TouchpointPage(await open("owner", options));
  await page.visit(stage.place.key);
  return page;
};

const PAGES: Visit[] = [
  { name: "sign-in", visit: async (open, _, options) => settled(await open(undefined, options), "/sign-in", "form") },
  { name: "wall", visit: async (open, _, options) => settled(await open("employee", options), "/wall", "article") },
  { name: "points", visit: async (open, _, options) => settled(await open("employee", options), "/points", ".posting") },
  { name: "no points in that month", visit: async (open, _, options) => settled(await open("employee", options), "/points?month=2020-01", ".empty") },
  { name: "how points are earned", visit: async (open, _, options) => settled(await open("employee", options), "/points/how", ".sandbox") },
  { name: "insights", visit: async (open, _, options) => settled(await open("owner", options), "/insights", "canvas") },
  { name: "rules", visit: async (open, _, options) => settled(await open("owner", options), "/admin/rules", ".lab-totals") },
  { name: "points of all", visit: async (open, _, options) => settled(await open("owner", options), "/admin/points", "tbody tr") },
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
  { name: "touchpoints", visit: async (open, _, options) => settled(await open("owner", options), "/admin/touchpoints", "table a") },
  {
    name: "touchpoint",
    visit: async (open, stage, options) => {
      const page = await touchpoint(open, stage, options);
      await page.alwaysOpen.uncheck();
      await page.time("Monday closes").fill("08:00");
      await page.save.click();
      await page.page.getByLabel("How many").fill("2");
      await page.makeLinks.click();
      await expect(page.page.getByRole("heading", { name: /^2 links/ })).toBeVisible();
      return page.page;
    },
  },
  {
    name: "adding a kiosk",
    visit: async (open, stage, options) => {
      const page = await touchpoint(open, stage, options);
      await page.makeCode("Tablet at the door", "1234");
      return page.page;
    },
  },
  {
    name: "adding a kiosk, wrongly",
    visit: async (open, stage, options) => {
      const page = await touchpoint(open, stage, options);
      await page.addKiosk.click();
      await page.dialog.getByRole("button", { name: "Make a code" }).click();
      await expect(page.dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
      return page.page;
    },
  },
  {
    name: "revoking a kiosk",
    visit: async (open, stage, options, anybody) => {
      const page = await touchpoint(open, stage, options);
      const code = await page.makeCode("Tablet at the door", "1234");
      await anybody.post("/kiosk/enrolment", { key: stage.place.key, code }, 201);
      await page.dialog.getByRole("button", { name: "Done" }).click();
      await page.kiosks.getByRole("button", { name: "Revoke" }).first().click();
      await expect(page.dialog).toContainText("It can no longer send answers.");
      return page.page;
    },
  },
  {
    name: "leaving without saving",
    visit: async (open, stage, options) => {
      const page = await touchpoint(open, stage, options);
      await page.question("English").fill("How was it?");
      await page.page.getByRole("navigation").getByRole("link", { name: "Insights" }).click();
      await expect(page.dialog).toContainText("Leave without saving?");
      return page.page;
    },
  },
  {
    name: "poster",
    visit: async (open, stage, options) => {
      const page = new PosterPage(await open("owner", options));
      await page.visit(stage.place.key, "?languages=en,ar&paper=letter");
      return page.page;
    },
  },
  {
    name: "everybody was found",
    visit: async (open, _, options) => {
      const page = await open("lead", options);
      await page.route("**/api/v1/unnamed", (route) => route.fulfill({ json: { open: [] } }));
      return settled(page, "/unnamed", ".empty");
    },
  },
  {
    name: "who was it",
    visit: async (open, stage, options, anybody) => {
      await anybody.send(stage.place.key, 5, { unnamed: "Tall, with a green scarf", message: "Thank you for the passport." });
      const page = await settled(await open("owner", options), "/unnamed", "article");
      await page.getByRole("button", { name: "It was …" }).first().click();
      await expect(page.getByText("Choose who it was.")).toBeVisible();
      return page;
    },
  },
  {
    name: "nobody can tell",
    visit: async (open, stage, options, anybody) => {
      await anybody.send(stage.place.key, 5, { unnamed: "Somebody with a bicycle" });
      const page = await settled(await open("owner", options), "/unnamed", "article");
      await page.getByRole("button", { name: "Nobody can tell…" }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
      return page;
    },
  },
  {
    name: "writing back",
    visit: async (open, stage, options, anybody) => {
      await anybody.send(stage.place.key, 5, { recipients: [stage.me.id], message: "Thank you.", pickup: pickup() });
      const page = await settled(await open("employee", options), "/wall", "article");
      await page.getByRole("button", { name: "Write back" }).first().click();
      await page.getByRole("button", { name: "Send" }).click();
      await expect(page.getByText("Write a few words first.")).toBeVisible();
      return page;
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
  ...inLanguage("en"),
  ...inLanguage("ar"),
  {
    name: "what",
    visit: async (open, stage, options) => {
      const page = await customer(open, stage, options);
      await page.thank([stage.me]);
      await page.message.fill("Wonderful, thank you.");
      return page.page;
    },
  },
];

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

for (const { name, visit, expects } of PAGES) {
  test(`${name}: no violation on a phone and at a desk, light and dark`, async ({ open, api, audit, guard, stage }) => {
    if (expects) guard.expects(expects);
    const page = await visit(open, stage, { viewport: SIZES.phone }, await api());
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

  test(`${name}: nothing is cut off at 320 px`, async ({ open, api, guard, stage }) => {
    if (expects) guard.expects(expects);
    const page = await visit(open, stage, { viewport: { width: 320, height: 640 } }, await api());
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
  });
}
