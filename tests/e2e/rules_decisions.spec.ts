// What costs much more needs a second owner; a draft can run beside the live rules and pay nobody.
import { RulesPage } from "./pages/rules_page.ts";
import { expect, OWNER_NAMES, test } from "./support/fixtures.ts";

test("a second owner approves what would cost much more, and the history names both", async ({ open, api, audit, server }) => {
  const owner = await api("owner");
  const { newest, next } = await owner.rules();
  const mine = new RulesPage(await open("owner"));
  await mine.visit();
  await mine.points().first().fill(String(newest.rules[0]!.award.points * 5));
  await mine.why.fill("Thanks is worth much more.");
  await mine.publish.click();
  await expect(mine.dialog).toContainText("The last 90 days would have cost");
  await expect(mine.dialog).toContainText("a second owner has to approve it");
  await expect(mine.confirm).toHaveText(`Propose version ${next}`);
  await audit(mine.page);
  await mine.confirm.click();
  await expect(mine.dialog).toBeHidden();
  await expect(mine.proposals).toContainText("The last 90 days would have cost");
  await expect(mine.proposals).toContainText("another owner has to approve it");
  await expect(mine.proposals).not.toContainText("over 10");
  await expect(mine.proposals.getByRole("heading", { level: 2 }).first()).toBeFocused();
  await audit(mine.page);
  expect((await owner.rules()).newest.version).toBe(newest.version);

  const theirs = new RulesPage(await open("second owner"));
  await theirs.visit();
  await expect(theirs.proposals).toContainText("Thanks is worth much more.");
  await audit(theirs.page);
  await theirs.proposals.getByRole("button", { name: "Approve…" }).click();
  await expect(theirs.dialog).toContainText(`${newest.rules[0]!.award.points * 5} points instead of`);
  await audit(theirs.page);
  await theirs.dialog.getByRole("button", { name: "Approve and publish" }).click();
  await expect(theirs.dialog).toBeHidden();
  await expect(theirs.proposals).toHaveCount(0);
  const { first, second } = OWNER_NAMES(server);
  await expect(theirs.version(next)).toContainText(`${first}, approved by ${second}`);

  // The draft was all of it: on its author's page nothing is left to publish.
  await mine.page.reload();
  await expect(mine.version(next)).toContainText("live");
  await expect(mine.publish).toHaveCount(0);
});

test("an answer that comes late does not tell what another draft would cost", async ({ open, api }) => {
  const { newest, next } = await (await api("owner")).rules();
  const now = newest.rules[0]!.award.points;
  const rules = new RulesPage(await open("owner"));
  await rules.visit();
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  let asked = 0;
  await rules.page.route("**/api/v1/rules/cost", async (route) => {
    asked += 1;
    if (asked === 1) await held;
    await route.fallback();
  });
  await rules.points().first().fill(String(now * 5));
  await rules.why.fill("First dear, then cheap.");
  await rules.publish.click();
  // Until it is known, the button promises neither.
  await expect(rules.confirm).toHaveText(`Submit version ${next}`);
  await rules.dialog.getByRole("button", { name: "Back to the draft" }).click();
  await rules.points().first().fill(String(now - 1));
  await rules.publish.click();
  await expect(rules.confirm).toHaveText(`Publish version ${next}`);
  const late = rules.page.waitForResponse("**/api/v1/rules/cost");
  answer();
  await (await late).finished();
  await rules.page.waitForTimeout(300);
  await expect(rules.confirm).toHaveText(`Publish version ${next}`);
  await expect(rules.dialog).not.toContainText("a second owner has to approve it");
});

test("a second owner refuses with a reason, and the draft is kept", async ({ open, api, audit }) => {
  const owner = await api("owner");
  const { newest } = await owner.rules();
  const dear = String(newest.rules[0]!.award.points * 7);
  const mine = new RulesPage(await open("owner"));
  await mine.visit();
  await mine.points().first().fill(dear);
  await mine.publishBecause("Even more.");

  const theirs = new RulesPage(await open("second owner"));
  await theirs.visit();
  await theirs.proposals.getByRole("button", { name: "Refuse…" }).click();
  await theirs.dialog.getByRole("button", { name: "Refuse" }).click();
  await expect(theirs.dialog.getByLabel("Why")).toBeFocused();
  await theirs.dialog.getByLabel("Why").fill("Not in our budget.");
  await audit(theirs.page);
  await theirs.dialog.getByRole("button", { name: "Refuse" }).click();
  await expect(theirs.dialog).toBeHidden();

  await mine.page.reload();
  await expect(mine.refused).toContainText("Not in our budget.");
  await expect(mine.proposals).toHaveCount(0);
  await expect(mine.points().first()).toHaveValue(dear);
  await audit(mine.page);

  // Another draft is not lost to "Edit again", and what was dismissed stays away.
  await mine.points().first().fill("31");
  await mine.refused.getByRole("button", { name: "Edit again" }).click();
  await expect(mine.points().first()).toHaveValue(dear);
  await expect(mine.why).toHaveValue("Even more.");
  await expect(mine.why).toBeFocused();
  await expect(mine.aside).toContainText("31 points instead of");
  await mine.aside.getByRole("button", { name: "Forget it" }).click();
  // Nor is one whose number is not finished yet.
  await mine.points().first().fill("");
  await mine.refused.getByRole("button", { name: "Edit again" }).click();
  await expect(mine.points().first()).toHaveValue(dear);
  await expect(mine.aside).toContainText("has a number that is not finished");
  await audit(mine.page);
  await mine.aside.getByRole("button", { name: "Forget it" }).click();
  await mine.refused.getByRole("button", { name: "Dismiss" }).click();
  await expect(mine.refused).toHaveCount(0);
  await expect(mine.kept).toBeVisible();
  mine.page.once("dialog", (dialog) => dialog.accept());
  await mine.page.reload();
  await expect(mine.points().first()).toHaveValue(dear);
  await expect(mine.refused).toHaveCount(0);

  // Proposed once more, and taken back by its author.
  await mine.publish.click();
  await mine.confirm.click();
  await mine.proposals.getByRole("button", { name: "Withdraw proposal" }).click();
  await expect(mine.proposals).toHaveCount(0);
  await expect(mine.points().first()).toHaveValue(dear);
  expect((await owner.rules()).newest.version).toBe(newest.version);
});

test("a draft runs unpaid, and its points stand beside those that were paid", async ({ open, api, stage, audit }) => {
  const [owner, customer] = [await api("owner"), await api()];
  const { newest } = await owner.rules();
  const rules = new RulesPage(await open("owner"));
  await rules.visit();
  await expect(rules.trial).toContainText("change something in the rules above first");
  await rules.points().first().fill(String(newest.rules[0]!.award.points + 40));
  await rules.trial.getByRole("button", { name: "Run your draft unpaid from now on" }).click();
  await expect(rules.trial).toContainText("Runs since");
  await expect(rules.trial).toContainText("Nothing was paid since the start");
  await customer.send(stage.place.key, 5, { recipients: [stage.me.id], message: "Thank you, this runs beside the others." });
  await expect(rules.kept).toBeVisible();
  await rules.page.reload();
  await expect(rules.trial).toContainText("It would have paid");
  await expect(rules.trial.getByRole("row").filter({ hasText: stage.me.first_name }).first()).toContainText("+");
  await rules.trial.getByRole("button", { name: "Show the days as a table" }).click();
  await audit(rules.page);

  // Another draft takes its place only when that is confirmed.
  const again = rules.trial.getByRole("button", { name: "Run your draft instead" });
  await rules.points().first().fill("0");
  await again.click();
  await expect(rules.trial.getByRole("alert").filter({ hasText: "cannot run like this" })).toContainText("1,000,000");
  await expect(rules.dialog).toBeHidden();
  await rules.points().first().fill(String(newest.rules[0]!.award.points + 50));
  await again.click();
  await expect(rules.dialog).toContainText(/Runs since .+, started by .+\. Within \d+ days? it would have paid [\d,]+ points?\./);
  await expect(rules.dialog).toContainText("Its figures are shown no longer");
  await audit(rules.page);
  await rules.dialog.getByRole("button", { name: "Let it run" }).click();
  await expect(rules.trial).toContainText("It would have paid");
  await again.click();
  await rules.dialog.getByRole("button", { name: "End it and run the draft" }).click();
  await expect(rules.dialog).toBeHidden();
  await expect(rules.trial).toContainText("Nothing was paid since the start");
  await rules.trial.getByRole("button", { name: "End the trial…" }).click();
  await audit(rules.page);
  await rules.dialog.getByRole("button", { name: "End the trial" }).click();
  await expect(rules.trial).not.toContainText("Runs since");
  expect((await owner.rules()).newest.version).toBe(newest.version);
});
