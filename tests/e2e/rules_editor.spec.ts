// An owner rewrites the rules: every value in a sentence is a control, with the mouse or with the keyboard alone.
import type { Page } from "@playwright/test";
import { RulesPage } from "./pages/rules_page.ts";
import { expect, test, type Open } from "./support/fixtures.ts";

test("a rule is written with the keyboard alone, and published", async ({ open, api }) => {
  const { rules, page } = await visit(open);
  const { next } = await (await api("owner")).rules();
  await page.getByRole("button", { name: "Add a rule…" }).press("Enter");
  await rules.dialog.getByRole("button", { name: "Add a blank rule" }).press("Enter");
  const name = rules.rules().last().getByRole("textbox", { name: "Name of the rule" });
  await expect(name).toBeFocused();
  await name.press("ControlOrMeta+a");
  await page.keyboard.type("Kept a promise");
  const rule = rules.rule("Kept a promise");

  await tabTo(page, "Points");
  await page.keyboard.type("12");
  await expect(rule.getByRole("spinbutton", { name: "Points", exact: true })).toHaveValue("12");
  await tabTo(page, "Who gets the points");
  await page.keyboard.press("ArrowDown");
  await expect(rule.getByRole("combobox", { name: "Who gets the points" }).locator("option:checked")).toHaveText("the recipients, shared equally");

  await tabTo(page, "+ Condition");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "The score is at least…" })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menuitem")).toHaveCount(0);
  await expect(rule.getByRole("button", { name: "+ Condition" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "The score is at least…" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const characters = rule.getByRole("spinbutton", { name: "Characters of the message" });
  await expect(characters).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("30");
  await expect(characters).toHaveValue("30");

  await expect(rules.differences).toContainText("New: “Kept a promise”. Give 12 points to the recipients, shared equally, when a customer thanks them with a message of at least 30 characters.");
  await rules.publishBecause("Promises are what customers remember.");
  await (await api("second owner")).approveWaiting();
  await expect.poll(async () => (await (await api("owner")).rules()).live.version).toBe(next);
  const published = (await (await api("owner")).rules()).live.rules.at(-1);
  expect(published).toMatchObject({ id: "kept-a-promise", name: "Kept a promise", award: { points: 12, to: "split" }, if: [{ message_chars_at_least: 30 }] });
});

test("a template comes with the standard that fits, or asks for one", async ({ open, audit }) => {
  const { rules, page } = await visit(open);
  await page.getByRole("button", { name: "Add a rule…" }).click();
  const template = (name: string) => rules.dialog.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await expect(template("Worked across departments")).toContainText("with a tick for “Worked across departments”");
  await template("An idea that helped customers").getByRole("button").click();
  const standard = template("An idea that helped customers").getByRole("combobox", { name: "Which of your standards is it?" });
  await expect(standard).toBeFocused();
  await expect(standard).toHaveAttribute("aria-invalid", "true");
  await audit(page);
  await standard.selectOption({ label: "Knew their field" });
  await template("An idea that helped customers").getByRole("button").click();

  await expect(rules.dialog).toBeHidden();
  const rule = rules.rule("An idea that helped customers");
  await expect(rule.getByRole("textbox", { name: "Name of the rule" })).toBeFocused();
  await expect(rule.getByRole("button", { name: "Standards: “Knew their field”" })).toBeVisible();
  await expect(rules.differences).toContainText("at most 60 points a month for each employee");
});

test("with a draft open the skip link leads to the content, and asks nothing", async ({ open }) => {
  const { rules, page } = await visit(open);
  await rules.points().first().fill("41");
  await expect(rules.publish).toBeVisible();
  await page.getByRole("link", { name: "Skip to the content" }).press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await expect(rules.dialog).toBeHidden();
  await expect(rules.points().first()).toHaveValue("41");
});

test("a list is chosen in a dialog that gives the focus back", async ({ open, audit }) => {
  const { rules, page } = await visit(open);
  const [first] = await rules.names();
  await rules.addCondition(first!, "The touchpoint belongs to…");
  await expect(rules.dialog).toBeVisible();
  const boxes = rules.dialog.getByRole("checkbox");
  await boxes.first().check();
  await audit(page);
  await page.keyboard.press("Escape");
  const teams = rules.rule(first!).getByRole("button", { name: /^Teams: “.+”$/ });
  await expect(teams).toBeFocused();
  await teams.press("Enter");
  await boxes.first().uncheck();
  await rules.dialog.getByRole("button", { name: "Done" }).click();
  await expect(rules.rule(first!).getByRole("button", { name: "Teams: choose…" })).toHaveAttribute("aria-invalid", "true");
  await expect(rules.rule(first!).getByRole("status")).toContainText("The list is empty");

  await rules.rule(first!).getByRole("button", { name: /^Remove “at a touchpoint of/ }).click();
  await expect(rules.rule(first!).getByRole("button", { name: "+ Condition" })).toBeFocused();
  await expect(rules.publish).toHaveCount(0);
});

test("limits and the maximum can be added, changed and taken out", async ({ open }) => {
  const { rules } = await visit(open);
  const [first] = await rules.names();
  const rule = rules.rule(first!);
  await rule.getByRole("button", { name: "+ Limit" }).click();
  await expect(rule.getByRole("spinbutton", { name: "Limit: points" })).toBeFocused();
  await rule.getByRole("spinbutton", { name: "Limit: points" }).fill("50");
  await rule.getByRole("combobox", { name: "Limit: time" }).selectOption({ label: "a month" });
  await rule.getByRole("combobox", { name: "Limit: counted for" }).selectOption({ label: "in all" });
  await expect(rules.differences).toContainText(`“${first}” now pays at most 50 points a month in all.`);
  await rule.getByRole("button", { name: "+ Limit" }).click();
  await rule.getByRole("combobox", { name: "Limit 2: time" }).selectOption({ label: "a month" });
  await rule.getByRole("combobox", { name: "Limit 2: counted for" }).selectOption({ label: "in all" });
  await expect(rule.getByRole("combobox", { name: "Limit 2: time" })).toHaveAttribute("aria-invalid", "true");
  await rule.getByRole("button", { name: /^Remove “at most/ }).last().click();

  await rule.getByRole("combobox", { name: "What the points are given for" }).selectOption({ label: "points for each ticked standard" });
  await rule.getByRole("button", { name: "+ Maximum for one response" }).click();
  await expect(rule.getByRole("spinbutton", { name: "Most points for one response" })).toBeFocused();
  await rule.getByRole("combobox", { name: "What the points are given for" }).selectOption({ label: "points" });
  await expect(rule.getByRole("spinbutton", { name: "Most points for one response" })).toHaveCount(0);
});

test("rules are copied, moved, switched off and deleted, and the focus goes on where one would look for it", async ({ open, audit }) => {
  const { rules, page } = await visit(open);
  const [first, second, ...others] = await rules.names();
  await rules.act(first!, "Duplicate");
  const copy = `${first} (copy)`;
  await expect(rules.rule(copy).getByRole("textbox", { name: "Name of the rule" })).toBeFocused();
  expect(await rules.names()).toEqual([first, copy, second, ...others]);

  await rules.rule(copy).getByRole("spinbutton", { name: "Points", exact: true }).press("Alt+ArrowDown");
  await expect(rules.rule(copy).getByRole("spinbutton", { name: "Points", exact: true })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: `“${copy}” is now rule 3 of ${others.length + 3}.` })).toHaveCount(1);
  expect(await rules.names()).toEqual([first, second, copy, ...others]);
  // From every button of the rule, also from those that say nothing of themselves.
  const limit = rules.rule(copy).getByRole("button", { name: "+ Limit" });
  await limit.press("Alt+ArrowUp");
  await expect(limit).toBeFocused();
  await limit.press("Alt+ArrowDown");
  await expect(limit).toBeFocused();
  expect(await rules.names()).toEqual([first, second, copy, ...others]);
  await rules.act(second!, "Move up");
  await expect(page.getByRole("button", { name: `Actions for “${second}”` })).toBeFocused();
  expect(await rules.names()).toEqual([second, first, copy, ...others]);

  await rules.act(first!, "Switch off");
  await expect(rules.rule(first!)).toContainText("It is switched off.");
  await rules.act(copy, "Delete");
  const undo = page.getByRole("button", { name: `Undo: bring “${copy}” back` });
  await expect(undo).toBeFocused();
  await audit(page);
  await undo.press("Enter");
  await expect(rules.rule(copy).getByRole("textbox", { name: "Name of the rule" })).toBeFocused();
  await rules.act(copy, "Delete");
  await rules.act(first!, "Take changes back");
  await rules.act(second!, "Move down");
  await expect(rules.publish).toHaveCount(0);
});

test("a draft survives a reload, with numbers that cannot be read and rules that were deleted", async ({ open }) => {
  const { rules, page } = await visit(open);
  const [first, second] = await rules.names();
  await rules.rule(first!).getByRole("spinbutton", { name: "Points", exact: true }).fill("");
  await rules.act(second!, "Delete");
  await page.getByRole("spinbutton", { name: "Per cent at an enrolled kiosk" }).fill("120");
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  const points = rules.rule(first!).getByRole("spinbutton", { name: "Points", exact: true });
  await expect(points).toHaveValue("");
  await expect(points).toHaveAttribute("aria-invalid", "true");
  await expect(points).toHaveAccessibleDescription(/Enter a whole number from 1 to 1,000,000/);
  await expect(page.getByRole("button", { name: `Undo: bring “${second}” back` })).toBeVisible();
  await expect(page.getByRole("spinbutton", { name: "Per cent at an enrolled kiosk" })).toHaveAccessibleDescription(/from 0 to 100, not 120/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the editor is accessible in its states, ${colorScheme}, and fits 320 px`, async ({ open, audit }) => {
    const { rules, page } = await visit(open, { colorScheme, viewport: { width: 320, height: 900 } });
    const [first, second] = await rules.names();
    await rules.rule(first!).getByRole("spinbutton", { name: "Points", exact: true }).fill("0");
    await rules.addCondition(first!, "The customer is…");
    await rules.dialog.getByRole("button", { name: "Done" }).click();
    await rules.rule(first!).getByRole("button", { name: "+ Limit" }).click();
    await rules.act(second!, "Switch off");
    await rules.rule(second!).getByRole("button", { name: "+ Condition" }).click();
    await audit(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add a rule…" }).click();
    await audit(page);
  });
}

async function visit(open: Open, options = {}): Promise<{ rules: RulesPage; page: Page }> {
  const page = await open("owner", options);
  const rules = new RulesPage(page);
  await rules.visit();
  return { rules, page };
}

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
  for (let step = 0; step < 15; step += 1) {
    await page.keyboard.press("Tab");
    if ((await focused()) === name) return;
  }
  throw new Error(`Tab does not reach “${name}”.`);
}
