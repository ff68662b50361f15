// The Rule Lab answers each edit: what it would have cost, who would gain and lose, what is odd about it, and what that rests on.
import { RuleLab } from "./pages/rule_lab.ts";
import { RulesPage } from "./pages/rules_page.ts";
import { expect, test, type Open } from "./support/fixtures.ts";

async function visit(open: Open, options = {}): Promise<{ rules: RulesPage; lab: RuleLab }> {
  const page = await open("owner", options);
  const rules = new RulesPage(page);
  await rules.visit();
  const lab = new RuleLab(page);
  await lab.ready();
  return { rules, lab };
}

test("an edit is answered beside it: totals, people, and the rules behind a month", async ({ open, audit }) => {
  const { rules, lab } = await visit(open);
  const before = await lab.total("live");
  expect(before).toBeGreaterThan(0);
  expect(await lab.total("edited")).toBe(before);
  await expect(lab.section).toContainText("Nobody gains or loses");
  const points = rules.points().first();
  const now = Number(await points.inputValue());

  // Of several edits the latest wins.
  for (const times of [3, 4, 2]) await points.fill(String(now * times));
  await expect(lab.section.locator("[data-total=difference]")).toContainText("+");
  await expect(lab.status).toContainText("1 rule replayed in");
  const after = await lab.total("edited");
  expect(after).toBeGreaterThan(before);
  expect(await lab.total("live")).toBe(before);
  await expect(lab.section).toContainText(/Of \d+ people \d+ gain, 0 lose/);

  await lab.months.getByRole("button", { name: "Show as table" }).click();
  const months = lab.months.getByRole("table");
  const sum = (column: number) =>
    months.locator(`tbody tr > :nth-child(${column})`).evaluateAll((cells) => cells.reduce((all, cell) => all + Number(cell.textContent!.replaceAll(",", "")), 0));
  expect([await sum(2), await sum(3)]).toEqual([before, after]);
  await months.getByRole("button").first().focus();
  await expect(lab.months.locator(".lab-behind li[data-changed=true]")).toContainText("instead of");
  await audit(rules.page);

  await points.fill(String(now));
  await expect(lab.section.locator("[data-total=difference]")).toHaveText("0");
});

test("the table of people is sorted by its heads, and a name leads to the rules behind it", async ({ open }) => {
  const { rules, lab } = await visit(open);
  await rules.points().first().fill("100");
  await expect(lab.section).toContainText(/people [1-9]\d* gain/);
  const cells = (column: number) => lab.table.locator(`tbody tr:not(.lab-room) > :nth-child(${column})`).allTextContents();
  const numbers = async (column: number) => (await cells(column)).map((text) => Number(text.trim().replace("−", "-").replace(/[+,]/g, "")));
  const head = (name: string) => lab.table.getByRole("columnheader", { name });
  await expect(head("Difference")).toHaveAttribute("aria-sort", "descending");
  expect(await numbers(4)).toEqual((await numbers(4)).toSorted((a, b) => b - a));
  await head("Live").getByRole("button").click();
  await expect(head("Live")).toHaveAttribute("aria-sort", "descending");
  expect(await numbers(2)).toEqual((await numbers(2)).toSorted((a, b) => b - a));
  await head("Live").getByRole("button").press("Enter");
  await expect(head("Live")).toHaveAttribute("aria-sort", "ascending");

  await head("Difference").getByRole("button").click();
  const first = lab.table.locator("tbody button").first();
  const name = await first.textContent();
  await first.focus();
  await expect(lab.people.locator(".lab-behind h4")).toHaveText(name!);
  await expect(lab.people.locator(".lab-behind li[data-changed=true]").first()).toContainText("instead of");

  await lab.people.getByRole("button", { name: "Teams with their people" }).click();
  await expect(lab.people.getByRole("button", { name: "Teams with their people" })).toHaveAttribute("aria-pressed", "true");
  expect((await cells(1)).length).toBeGreaterThan(1);
});

test("a rule that never fires is told, and one click shows where it ends", async ({ open, api, audit }) => {
  const owner = await api("second owner");
  const { newest, next } = await owner.rules();
  const never = {
    id: "never",
    name: "A novel at the counter",
    enabled: true,
    when: "appreciation",
    if: [{ score_at_least: 5 }, { message_chars_at_least: 1_000 }],
    award: { points: 5, to: "each" },
    caps: [],
  };
  await owner.write("POST", "/rules", { based_on: newest.version, reason: "To see it warned of", rules: { ...newest, rules: [...newest.rules, never] } });
  const { rules, lab } = await visit(open);
  const warning = lab.warnings.getByRole("listitem").filter({ hasText: "A novel at the counter" }).filter({ hasText: "never fires" });
  const button = warning.getByRole("button");
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const steps = warning.getByRole("row", { name: /with a score of 5/ });
  await expect(steps).toContainText(/[1-9]/);
  await expect(warning.getByRole("row", { name: /at least 1000 characters/ })).toContainText("0");
  await expect(warning.getByRole("table", { name: "The latest events of it" })).toContainText(/\d{4}/);
  await audit(rules.page);
  // A warning that is gone takes its evidence with it.
  await owner.write("POST", "/rules", { based_on: next, reason: "Seen", rules: newest });
});

test("on a phone the Lab is below the rules, and nothing is cut off", async ({ open, audit }) => {
  const { rules, lab } = await visit(open, { viewport: { width: 390, height: 844 } });
  await rules.points().first().fill("40");
  await expect(lab.status).toContainText("1 rule replayed in");
  const [list, section] = [await rules.page.locator(".rules-list").boundingBox(), await lab.section.boundingBox()];
  expect(section!.y).toBeGreaterThan(list!.y + list!.height - 1);
  expect(await rules.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await audit(rules.page);
});

test("where the history cannot be had, the rules can be edited all the same", async ({ open, guard, audit }) => {
  guard.expects(/^503 GET \/api\/v1\/rules\/history$/);
  const page = await open("owner");
  const problem = { code: "unavailable", message: "The database rests.", fields: [] };
  await page.route("**/api/v1/rules/history", (route) => route.fulfill({ status: 503, json: problem }));
  const rules = new RulesPage(page);
  await rules.visit();
  const lab = new RuleLab(page);
  await expect(lab.section.getByRole("alert")).toContainText("The database rests.");
  await audit(page);
  await rules.points().first().fill("12");
  await expect(rules.publish).toBeVisible();
  await page.unroute("**/api/v1/rules/history");
  await lab.section.getByRole("button", { name: "Try again" }).click();
  await lab.ready();
});
