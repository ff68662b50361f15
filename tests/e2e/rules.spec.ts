// An owner changes what a rule pays: the next thanks pays by it, earlier thanks keeps its points.
import { RulesPage } from "./pages/rules_page.ts";
import { WallPage } from "./pages/wall_page.ts";
import type { Api, Card } from "./support/api.ts";
import { expect, test } from "./support/fixtures.ts";

test("an owner doubles a rule, and the next thanks pays double", async ({ open, api, stage }) => {
  const [owner, customer] = [await api("owner"), await api()];
  const send = async (message: string) => {
    const id = await customer.send(stage.place.key, 5, { recipients: [stage.me.id], message });
    return card(owner, stage.me.id, id);
  };
  const before = await send("Thank you for the patience with all my questions.");
  const { live } = await owner.rules();
  const award = before.awards[0]!;
  const index = live.rules.findIndex((rule) => rule.name === award.rule);

  const page = await open("owner");
  const rules = new RulesPage(page);
  await rules.visit();
  await expect(rules.points().nth(index)).toHaveValue(String(live.rules[index]!.award.points));
  await rules.points().nth(index).fill(String(live.rules[index]!.award.points * 2));
  await rules.publishBecause("People should notice that thanks counts.");
  await expect.poll(async () => (await owner.rules()).live.version).toBe(live.version + 1);
  await expect(page.getByRole("cell", { name: "People should notice that thanks counts." })).toBeVisible();

  const after = await send("Thank you again for the patience with my questions.");
  expect(after.awards.find((one) => one.rule === award.rule)).toEqual({ rule: award.rule, version: live.version + 1, points: award.points * 2 });
  expect((await card(owner, stage.me.id, before.id)).points).toBe(before.points);

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
  if (await rules.publish.first().isEnabled()) await rules.publish.first().click();
  await expect(rules.points().first()).toHaveAttribute("aria-invalid", "true");
  expect((await (await api("owner")).rules()).live.version).toBe(live.version);
});

async function card(api: Api, employee: string, id: string): Promise<Card> {
  const found = (await api.wall(employee)).cards.find((one) => one.id === id);
  expect(found, "the card is on the wall").toBeDefined();
  return found!;
}
