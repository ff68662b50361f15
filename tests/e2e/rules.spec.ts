// An owner changes what a rule pays: the next thanks pays by it, earlier thanks keeps its points.
import type { Page } from "@playwright/test";
import { RulesPage } from "./pages/rules_page.ts";
import { WallPage } from "./pages/wall_page.ts";
import type { Api, Card } from "./support/api.ts";
import { expect, SECOND_OWNER, test } from "./support/fixtures.ts";

test("an owner doubles a rule, and the next thanks pays double", async ({ open, api, stage }) => {
  const [owner, customer] = [await api("owner"), await api()];
  const send = async (message: string) => {
    await customer.send(stage.place.key, 5, { recipients: [stage.me.id], message });
    return card(owner, stage.me.id, message);
  };
  const before = await send("Thank you for the patience with all my questions.");
  const { live, next } = await owner.rules();
  const award = before.awards[0]!;
  const index = live.rules.findIndex((rule) => rule.name === award.rule);

  const page = await open("owner");
  const rules = new RulesPage(page);
  await rules.visit();
  await expect(rules.points().nth(index)).toHaveValue(String(live.rules[index]!.award.points));
  await rules.points().nth(index).fill(String(live.rules[index]!.award.points * 2));
  await rules.publishBecause("People should notice that thanks counts.");
  await (await api("second owner")).approveWaiting();
  await page.reload();
  await expect.poll(async () => (await owner.rules()).live.version).toBe(next);
  await expect(page.getByRole("cell", { name: "People should notice that thanks counts." })).toBeVisible();

  const after = await send("Thank you again for the patience with my questions.");
  const doubled = after.awards.find((one) => one.rule === award.rule)!;
  expect(doubled.version).toBe(next);
  // An open link pays a share, and the half of a point that is left of an odd number is dropped.
  expect([award.points * 2, award.points * 2 + 1]).toContain(doubled.points);
  expect((await card(owner, stage.me.id, before.message)).points).toBe(before.points);

  const wall = new WallPage(await open("employee"));
  await wall.visit();
  expect(await wall.points(wall.card(after.message))).toBe(after.points);
  expect(await wall.points(wall.card(before.message))).toBe(before.points);
});

test("a rule set that makes no sense is not published, and says which number is wrong", async ({ open, api }) => {
  const page = await open("owner");
  const rules = new RulesPage(page);
  await rules.visit();
  const { live } = await (await api("owner")).rules();
  await rules.points().first().fill("0");
  await rules.why.fill("A mistake");
  await rules.publish.first().click();
  await expect(rules.points().first()).toHaveAttribute("aria-invalid", "true");
  await expect(rules.points().first()).toBeFocused();
  await expect(rules.dialog).toBeHidden();
  expect((await (await api("owner")).rules()).live.version).toBe(live.version);
});

test("two owners publish at once: the later one keeps the draft, and continues on what the other published", async ({ open, api, guard }) => {
  guard.expects(/^409 POST \/api\/v1\/rules$/);
  const other = await api("second owner");
  const { live, next } = await other.rules();
  const [theirs, mine] = [live.rules[1]!.award.points - 1, live.rules[0]!.award.points - 3];
  const rules = new RulesPage(await open("owner"));
  await rules.visit();
  await rules.points().first().fill(String(mine));
  await other.publish(1, theirs, "Somebody was faster.");

  await rules.publishBecause("Mine comes later.");
  await expect(rules.meanwhile).toContainText(`Version ${next}`);
  await expect(rules.meanwhile).toContainText(`${SECOND_OWNER.name} published it: Somebody was faster.`);
  await expect(rules.points().first()).toHaveValue(String(mine));
  await expect(rules.why).toHaveValue("Mine comes later.");
  const goOn = rules.meanwhile.getByRole("button", { name: `Continue on version ${next}` });
  await expect(goOn).toBeFocused();
  await goOn.press("Enter");

  await expect(rules.meanwhile).toHaveCount(0);
  await expect(rules.publish).toBeFocused();
  await expect(rules.points().nth(1)).toHaveValue(String(theirs));
  await rules.publishBecause("Mine comes later.");
  await expect(rules.page.getByRole("status").filter({ hasText: `Version ${next + 1} is live` })).toBeVisible();
  const after = (await other.rules()).live;
  expect(after.version).toBe(next + 1);
  expect(after.rules.slice(0, 2).map((rule) => rule.award.points)).toEqual([mine, theirs]);
});

test("who publishes again because the answer was lost reads that it is live, not that somebody was faster", async ({ open, api, guard }) => {
  guard.expects(/^failed POST \/api\/v1\/rules$/, /^409 POST \/api\/v1\/rules$/);
  const owner = await api("owner");
  const { live, next } = await owner.rules();
  const rules = new RulesPage(await open("owner"));
  await rules.visit();
  await loseAnswers(rules.page);
  await rules.points().first().fill(String(live.rules[0]!.award.points - 1));
  await rules.why.fill("The network is slow here.");
  await rules.publish.click();
  await rules.confirm.click();
  await expect(rules.dialog.getByRole("alert")).toContainText("cannot be reached");
  await rules.page.unroute("**/api/v1/rules");

  await rules.confirm.click();
  await expect(rules.dialog).toBeHidden();
  await expect(rules.page.getByRole("status").filter({ hasText: `Version ${next} is live` })).toBeVisible();
  await expect(rules.meanwhile).toHaveCount(0);
  await expect(rules.publish).toHaveCount(0);
  expect((await owner.rules()).live.version).toBe(next);
});

test("who leaves before the answer comes finds no draft of what was published", async ({ open, api, guard }) => {
  guard.expects(/^failed POST \/api\/v1\/rules$/);
  const owner = await api("owner");
  const { live, next } = await owner.rules();
  const page = await open("owner");
  const rules = new RulesPage(page);
  await page.goto("/insights");
  await page.getByRole("navigation").getByRole("link", { name: "Point rules" }).click();
  await loseAnswers(page);
  await rules.points().first().fill(String(live.rules[0]!.award.points - 1));
  await rules.why.fill("In a hurry.");
  await rules.publish.click();
  const lost = page.waitForEvent("requestfailed");
  await rules.confirm.click();
  await page.goBack();
  await rules.dialog.getByRole("button", { name: "Leave", exact: true }).click();
  await lost;
  await expect(page.getByRole("heading", { name: "Insights" })).toBeVisible();

  await page.getByRole("navigation").getByRole("link", { name: "Point rules" }).click();
  await expect(rules.points().first()).toHaveValue(String(live.rules[0]!.award.points - 1));
  await expect(page.getByRole("status").filter({ hasText: `version ${next} has all of it` })).toBeVisible();
  await expect(rules.meanwhile).toHaveCount(0);
  await expect(rules.publish).toHaveCount(0);
});

test("on the rules page the keyboard goes on where the button was that is gone", async ({ open }) => {
  const page = await open("owner");
  const rules = new RulesPage(page);
  await rules.visit();
  const points = rules.points().first();
  const change = async () => points.fill(String(Number(await points.inputValue()) + 1));
  const press = (name: string) => page.getByRole("button", { name, exact: true }).press("Enter");
  await change();
  await press("Discard changes");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await press("Undo");
  await expect(rules.why).toBeFocused();
});

/** The server publishes, but its answer never arrives. */
async function loseAnswers(page: Page): Promise<void> {
  await page.route("**/api/v1/rules", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    await route.abort("connectionreset");
  });
}

// A card has an id of its own, which does not lead back to the customer's response: it is found by its words.
async function card(api: Api, employee: string, message: string): Promise<Card> {
  const found = (await api.wall(employee)).cards.filter((one) => one.message === message);
  expect(found, "the card is on the wall, once").toHaveLength(1);
  return found[0]!;
}
