// Versions of the rules: scheduled, taken back, compared; drafts that follow their owner.
import { RulesPage } from "./pages/rules_page.ts";
import { expect, test } from "./support/fixtures.ts";

test("a version is scheduled by the program's clocks, compared with the live one, and withdrawn", async ({ open, api, audit }) => {
  const owner = await api("owner");
  const { live, newest, next } = await owner.rules();
  const page = await open("owner", { timezoneId: "Pacific/Auckland" });
  const rules = new RulesPage(page);
  await rules.visit();
  const points = newest.rules[0]!.award.points;
  await rules.points().first().fill(String(points - 1));
  await rules.why.fill("From the new year on.");
  await rules.publish.click();
  await rules.later.check();
  await rules.confirm.click();
  await expect(rules.beginsAt).toBeFocused();
  await expect(rules.dialog).toContainText("Enter a date and a time.");
  const year = new Date().getUTCFullYear() + 1;
  await rules.beginsAt.fill(`${year}-01-01T00:00`);
  await expect(rules.dialog).toContainText(`It pays for every response received from 1 January ${year}, 00:00 on.`);
  await audit(page);
  await rules.confirm.click();
  await expect(rules.dialog).toBeHidden();

  const after = await owner.rules();
  expect([after.live.version, after.newest.version]).toEqual([live.version, next]);
  const number = after.newest.version;
  const row = rules.version(number);
  await expect(row).toContainText("scheduled");
  // Whatever the clocks of this browser show: all moments are the program's, also when it was published.
  await expect(page.getByText(/^Dates and times on this page are those of .+, the program's time zone\.$/)).toHaveCount(1);
  const published = after.versions[0] as unknown as { published_at: string };
  const zone = (after.live as unknown as { time_zone: string }).time_zone;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(new Date(published.published_at));
  await expect(row.locator(".rules-published")).toContainText(`, ${clock}`);
  await expect(rules.compared).toContainText(`${points - 1} points instead of ${points}`);
  await page.getByLabel("From", { exact: true }).selectOption(`Version ${number}`);
  await expect(rules.compared).toContainText("Both say the same.");
  await audit(page);

  await row.getByRole("button", { name: `Withdraw version ${number}…` }).click();
  await rules.dialog.getByRole("button", { name: `Withdraw version ${number}` }).click();
  await expect(rules.dialog.getByLabel("Why")).toBeFocused();
  await rules.dialog.getByLabel("Why").fill("One more month with the old numbers.");
  await audit(page);
  await rules.dialog.getByRole("button", { name: `Withdraw version ${number}` }).click();
  await expect(rules.dialog).toBeHidden();
  await expect(row).toContainText("withdrawn");
  await expect(row).toContainText("One more month with the old numbers.");
  expect((await owner.rules()).newest.version).toBe(newest.version);
});

test("a scheduled version takes over at its time, on the page too", async ({ open, api, stage }) => {
  const [owner, customer] = [await api("owner"), await api()];
  const rules = new RulesPage(await open("owner"));
  await rules.visit();
  const { live, newest, next } = await owner.rules();
  const lower = newest.rules.map((rule, at) => (at === 0 ? { ...rule, award: { ...rule.award, points: rule.award.points - 1 } } : rule));
  const from = new Date(Date.now() + 12_000).toISOString();
  await owner.post("/rules", { based_on: newest.version, reason: "In a moment.", effective_from: from, rules: { ...newest, rules: lower } }, 201);
  await customer.send(stage.place.key, 5, { recipients: [stage.me.id], message: "Thank you for the patience, before." });
  // It is told once more as it was: the page asks again.
  const old = await owner.read<object>("/rules");
  await rules.page.reload();
  const number = next;
  await expect(rules.version(number)).toContainText("scheduled");
  let late = 0;
  await rules.page.route("**/api/v1/rules", (route) => {
    late += 1;
    return late === 1 ? route.fulfill({ json: old }) : route.fallback();
  });
  await expect(rules.version(number)).toContainText("live", { timeout: 30_000 });
  expect(late).toBeGreaterThan(1);
  await customer.send(stage.place.key, 5, { recipients: [stage.me.id], message: "Thank you for the patience, after." });
  const cards = (await owner.wall(stage.me.id)).cards;
  const versions = ["after", "before"].map((when) => cards.find((card) => card.message.endsWith(`${when}.`))!.awards[0]!.version);
  expect(versions).toEqual([number, live.version]);
});

test("a draft is there on another device, and with the network gone in its tab", async ({ open, guard }) => {
  guard.expects(/^failed PUT \/api\/v1\/rules\/draft$/);
  const rules = new RulesPage(await open("owner"));
  await rules.visit();
  await rules.points().first().fill("77");
  await rules.why.fill("To be thought about.");
  await expect(rules.page.getByText("Your draft is kept, for all your devices.")).toBeVisible();

  const elsewhere = new RulesPage(await open("owner"));
  await elsewhere.visit();
  await expect(elsewhere.points().first()).toHaveValue("77");
  await expect(elsewhere.why).toHaveValue("To be thought about.");

  await rules.page.route("**/api/v1/rules/draft", (route) => (route.request().method() === "PUT" ? route.abort() : route.fallback()));
  await rules.points().first().fill("78");
  await expect(rules.page.getByText("The server did not take your draft.")).toBeVisible();
  await rules.page.unroute("**/api/v1/rules/draft");
  await rules.page.reload();
  await expect(rules.points().first()).toHaveValue("78");
  await expect(rules.page.getByText("Your draft is kept, for all your devices.")).toBeVisible();

  await elsewhere.page.reload();
  await expect(elsewhere.points().first()).toHaveValue("78");
  await elsewhere.page.getByRole("button", { name: "Discard changes" }).click();
  await expect.poll(async () => elsewhere.page.evaluate(async () => (await fetch("/api/v1/rules/draft")).text())).toBe("null");
  await rules.page.reload();
  await expect(rules.publish).toHaveCount(0);
});
