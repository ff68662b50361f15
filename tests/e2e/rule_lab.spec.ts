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
  await expect(lab.section).toContainText("Nothing is edited yet: on both sides is version");
  await expect(lab.section).toContainText("Nobody gains or loses");
  const points = rules.points().first();
  const now = Number(await points.inputValue());
  await points.fill(String(now * 2));
  await expect(lab.section.locator("[data-total=difference]")).toContainText("+");
  await expect(lab.section).toContainText(/Compared: version \d+, which pays now, with your draft\./);
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
  // The newest month may have begun today, with hardly anything in it.
  const costs = await months.locator("tbody tr > :nth-child(2)").evaluateAll((cells) => cells.map((cell) => Number(cell.textContent!.replaceAll(",", ""))));
  await months.getByRole("button").nth(costs.indexOf(Math.max(...costs))).focus();
  await expect(lab.month.locator("li[data-changed=true]").first()).toContainText("instead of");
  await audit(rules.page);

  await points.fill(String(now));
  await expect(lab.section.locator("[data-total=difference]")).toHaveText("0");
});

test("of several fast edits the latest wins", async ({ open }) => {
  const { rules, lab } = await visit(open);
  const points = rules.points().first();
  const now = Number(await points.inputValue());
  const difference = lab.section.locator("[data-total=difference]");
  await points.fill(String(now * 2));
  await expect(difference).toContainText("+");
  const doubled = await lab.total("edited");
  await points.fill(String(now * 3));
  await expect.poll(() => lab.total("edited")).toBeGreaterThan(doubled);
  const tripled = await lab.total("edited");

  // All within one turn of the page: none but the last may be left standing.
  const typed = [7, 1, 9, 2, 5, 3].map((times) => String(now * times));
  await points.evaluate((field: HTMLInputElement, values) => {
    for (const value of values) {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, typed);
  await expect.poll(() => lab.total("edited")).toBe(tripled);
  await rules.page.waitForTimeout(300);
  expect(await lab.total("edited")).toBe(tripled);
});

test("a month tells its largest events by pointing, by menu and by keyboard, and after an edit anew", async ({ open, api, audit }) => {
  const { rules, lab } = await visit(open);
  const chart = lab.months.getByRole("img");
  await chart.scrollIntoViewIfNeeded();
  const box = (await chart.boundingBox())!;
  // In the middle and, below, the month before the newest: that one may have begun today, with hardly anything in it.
  await rules.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(lab.month.getByRole("heading", { level: 4 })).toHaveText(/^[A-Z][a-z]+ \d{4}: [\d,]+ points?$/);
  await expect(lab.events().first()).toContainText(/\d{1,2} [A-Z][a-z]+ \d{4}, .+[\d,]+ points?, (for|where)/);
  expect(await lab.events().count()).toBeLessThanOrEqual(5);
  await rules.page.mouse.move(0, 0);

  const menu = lab.months.getByLabel("What is behind a month");
  await menu.focus();
  await menu.press("Home");
  await menu.press("ArrowDown");
  await menu.press("ArrowDown");
  const heading = await menu.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]!.textContent!);
  await expect(lab.month.getByRole("heading", { level: 4 })).toContainText(heading);
  const names = await (await api("owner")).read<{ employees: { name: string }[] }>("/rules/history/names");
  const named = new RegExp(names.employees.map(({ name }) => name).join("|"));
  await expect(lab.events().filter({ hasText: named }).first()).toBeVisible();

  const total = async () => Number((await lab.events().first().locator("b").textContent())!.split(" ")[0]!.replaceAll(",", ""));
  const before = await total();
  const parts = await lab.events().first().locator("ul li").evaluateAll((lines) => lines.map((line) => Number(/: ([\d,]+) point/.exec(line.textContent!)![1]!.replaceAll(",", ""))));
  expect(parts.reduce((all, points) => all + points, 0)).toBe(before);
  await rules.points().first().fill("500");
  await expect(lab.events().first().locator("b")).toContainText(/instead of [\d,]+/);
  expect(await total()).toBeGreaterThan(before);
  await expect(lab.months.locator(".lab-largest")).toHaveAttribute("data-stale", "false");
  await audit(rules.page);
});

test("what the months cost is told in the program's currency", async ({ open, api, audit }) => {
  const owner = await api("owner");
  const settings = await owner.read<Record<string, unknown>>("/points/settings");
  await owner.write("PUT", "/points/settings", { ...settings, point_value: 50, currency: "EUR" });
  const { rules, lab } = await visit(open);
  await lab.months.getByRole("button", { name: "Cost", exact: true }).click();
  await expect(lab.months.getByRole("button", { name: "Cost", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(lab.months.getByRole("img")).toHaveAccessibleName(/^Cost in EUR by month, live and edited\./);
  await lab.months.getByRole("button", { name: "Show as table" }).click();
  const table = lab.months.getByRole("table", { name: /^Cost in EUR by month/ });
  const cells = await table.locator("tbody tr > :nth-child(2)").allTextContents();
  const sum = cells.reduce((all, cell) => all + Number(cell.replaceAll(",", "")), 0);
  expect(sum).toBeCloseTo((await lab.total("live")) * 0.05, 2);
  await audit(rules.page);
  await owner.write("PUT", "/points/settings", settings);
});

test("the table of people is sorted by its heads, and a name leads to the rules behind it and to the wall", async ({ open }) => {
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
  await expect(lab.person.locator("h4")).toHaveText(name!);
  await expect(lab.person.locator("li[data-changed=true]").first()).toContainText("instead of");
  const wall = lab.person.getByRole("link", { name: "Open their wall" });
  await expect(wall).toHaveAttribute("href", /^\/wall\/[0-9a-f-]{36}$/);
  await rules.page.getByRole("button", { name: "Discard changes" }).click();
  await wall.click();
  await expect(rules.page.getByRole("heading", { level: 1 })).toContainText(name!);
});

test("teams have the points of their people, and no wall", async ({ open }) => {
  const { lab } = await visit(open);
  const people = await lab.table.getAttribute("aria-rowcount");
  const teams = lab.people.getByRole("button", { name: "Teams with their people" });
  await teams.click();
  await expect(teams).toHaveAttribute("aria-pressed", "true");
  await expect(lab.table).not.toHaveAttribute("aria-rowcount", people!);
  const names = await lab.table.locator("tbody button").allTextContents();
  expect(names.length).toBe(Number(await lab.table.getAttribute("aria-rowcount")) - 1);
  const live = await lab.table.locator("tbody tr:not(.lab-room) > :nth-child(2)").allTextContents();
  // Each point is somebody's, and somebody is in a team: no team has more than all.
  expect(Math.max(...live.map((text) => Number(text.replaceAll(",", ""))))).toBeLessThanOrEqual(await lab.total("live"));
  await lab.table.locator("tbody button").first().focus();
  await expect(lab.person.locator("h4")).toHaveText(names[0]!);
  await expect(lab.person.getByRole("link")).toHaveCount(0);
});

for (const width of [390, 1440]) {
  test(`at ${width} px every row of people is exactly as high as it is counted with, and the whole name is at hand`, async ({ open, api }) => {
    const page = await open("owner", { viewport: { width, height: 844 } });
    const names = await (await api("owner")).read<{ employees: { name: string }[] }>("/rules/history/names");
    const long = "Maximiliane Theodora von Hohenstein-Oettingen the Elder";
    await page.route("**/api/v1/rules/history/names", (route) =>
      route.fulfill({ json: { ...names, employees: names.employees.map((one, at) => ({ ...one, name: `${long} ${at + 10}` })) } }),
    );
    const rules = new RulesPage(page);
    await rules.visit();
    const lab = new RuleLab(page);
    await lab.ready();
    const rows = lab.table.locator("tbody tr:not(.lab-room)");
    const heights = await rows.evaluateAll((all) => [...new Set(all.map((row) => row.getBoundingClientRect().height))]);
    expect(heights).toEqual([44]);
    const name = lab.table.getByRole("button", { name: `${long} 10` });
    expect(await name.evaluate((button) => button.scrollWidth > button.clientWidth)).toBe(true);
    await name.click();
    await expect(lab.person.locator("h4")).toHaveText(`${long} 10`);
    const heading = lab.person.locator("h4");
    expect(await heading.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  });
}

test("the keyboard goes through all rows of people, also through those that are not built yet", async ({ open, api }) => {
  const page = await open("owner");
  const names = await (await api("owner")).read<{ employees: { name: string; id: string; team: string }[] }>("/rules/history/names");
  // Somebody to whom nothing has happened yet is in the list, too.
  const more = Array.from({ length: 200 }, (_, at) => ({ ...names.employees[0]!, id: crypto.randomUUID(), name: `Newcomer ${at + 100}` }));
  await page.route("**/api/v1/rules/history/names", (route) => route.fulfill({ json: { ...names, employees: [...names.employees, ...more] } }));
  const rules = new RulesPage(page);
  await rules.visit();
  const lab = new RuleLab(page);
  await lab.ready();
  await lab.table.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  const frame = lab.people.getByRole("region", { name: "Points before and after" });
  await frame.focus();
  await frame.press("End");
  const last = lab.table.getByRole("button", { name: "Newcomer 299" });
  await expect(last).toBeInViewport();
  expect(await lab.table.locator("tbody button").count()).toBeLessThan(60);
  await frame.press("Home");
  const first = lab.table.locator("tbody button").first();
  await expect(first).toBeInViewport();
  await first.focus();
  for (let step = 0; step < 60; step += 1) await page.keyboard.press("Tab");
  const focused = page.locator(":focus");
  await expect(focused).toHaveClass(/lab-name/);
  await expect(focused).toBeInViewport();
  await expect(lab.person.locator("h4")).toHaveText((await focused.textContent())!);
  await lab.table.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await lab.table.getByRole("button", { name: "Newcomer 299" }).focus();
  await expect(lab.person).toContainText("Nothing has happened for them in this history.");
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
  await owner.post("/rules", { based_on: newest.version, reason: "To see it warned of", rules: { ...newest, rules: [...newest.rules, never] } }, 201);
  const { rules, lab } = await visit(open);
  const warning = lab.warnings.getByRole("listitem").filter({ hasText: "A novel at the counter" }).filter({ hasText: "never fires" });
  const button = warning.getByRole("button");
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const steps = warning.getByRole("row", { name: /with a score of 5/ });
  await expect(steps).toContainText(/[1-9]/);
  await expect(warning.getByRole("row", { name: /at least 1,000 characters/ })).toContainText("0");
  await expect(warning.getByRole("table", { name: "The latest events of it" })).toContainText(/\d{4}/);
  await audit(rules.page);

  // After an edit that leaves the warning, its evidence is of the edited rule.
  await rules.rule(never.name).getByRole("spinbutton", { name: "Characters of the message" }).fill("900");
  await expect(warning.getByRole("row", { name: /at least 900 characters/ })).toContainText("0");
  await expect(warning.getByRole("row", { name: /at least 1,000 characters/ })).toHaveCount(0);
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(warning.locator(".lab-evidence")).toHaveAttribute("aria-busy", "false");

  // A warning that is gone takes its evidence with it.
  await rules.act(never.name, "Switch off");
  await expect(warning).toHaveCount(0);
  await expect(lab.section.locator(".lab-evidence")).toHaveCount(0);
  await rules.act(never.name, "Switch on");
  await expect(warning.getByRole("button")).toHaveAttribute("aria-expanded", "false");
  await owner.post("/rules", { based_on: next, reason: "Seen", rules: newest }, 201);
});

test("with a scheduled version an untouched editor says what is compared, and a draft takes its changes along", async ({ open, api, audit }) => {
  const owner = await api("owner");
  const { live, newest, next } = await owner.rules();
  const cheaper = newest.rules.map((rule, at) => (at === 1 ? { ...rule, award: { ...rule.award, points: rule.award.points - 1 } } : rule));
  const from = new Date(Date.now() + 40 * 24 * 3_600_000).toISOString();
  await owner.post("/rules", { based_on: newest.version, reason: "Next month.", effective_from: from, rules: { ...newest, rules: cheaper } }, 201);
  const { rules, lab } = await visit(open);
  await expect(lab.section).toContainText(new RegExp(`Compared: version ${live.version}, which pays now, with version ${next}, scheduled for .+ You have edited nothing\\.`));
  await expect(lab.section).toContainText("Points by the scheduled rules");
  await expect(lab.table.getByRole("columnheader", { name: "Scheduled" })).toBeVisible();
  await expect(rules.differences).toContainText(`this is version ${next}, scheduled for`);
  expect(await lab.total("edited")).toBeLessThan(await lab.total("live"));

  await rules.points().first().fill(String(newest.rules[0]!.award.points - 1));
  await expect(lab.section).toContainText(`It is made on version ${next}, scheduled for`);
  await expect(rules.differences).toContainText("it brings that version's changes with it");
  await rules.why.fill("At once.");
  await rules.publish.click();
  await expect(rules.dialog).toContainText(`Version ${next}, scheduled for`);
  await expect(rules.dialog).toContainText("all that it changes comes along");
  await expect(rules.dialog.locator("#comes-along")).toContainText(new RegExp(`${newest.rules[1]!.award.points - 1} points .*instead of ${newest.rules[1]!.award.points}`));
  await expect(rules.dialog.locator("#comes-along")).toContainText(`${newest.rules[0]!.award.points - 1} points instead of ${newest.rules[0]!.award.points}`);
  await audit(rules.page);
  await rules.dialog.getByRole("button", { name: "Back to the draft" }).click();
  await owner.post(`/rules/versions/${next}/withdrawal`, { reason: "It was a test." });
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

test("a window that becomes narrow has a chart as narrow", async ({ open }) => {
  const { lab } = await visit(open, { viewport: { width: 1440, height: 900 } });
  const canvas = lab.months.locator("canvas").first();
  const width = async () => (await canvas.boundingBox())!.width;
  await expect.poll(width).toBeGreaterThan(390);
  await lab.section.page().setViewportSize({ width: 390, height: 900 });
  await expect.poll(width).toBeLessThan(390);
  expect(await lab.section.page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
