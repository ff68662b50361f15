// Every point explains itself: on the card, on the statement, and before it is earned.
import { readFile } from "node:fs/promises";
import { HowPage, PointsPage } from "./pages/points_page.ts";
import { WallPage } from "./pages/wall_page.ts";
import { expect, test } from "./support/fixtures.ts";

test("a card says why it pays, and what nearly paid", async ({ open, api, stage }) => {
  const { place, me } = stage;
  const message = "Thank you for staying until the taxi came.";
  await (await api()).send(place.key, 5, { recipients: [me.id], message });

  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const card = wall.card(message);
  await expect(card.getByRole("heading", { name: "Why these points" })).toBeHidden();
  await card.getByRole("button", { name: /why these points$/ }).click();
  const award = card.getByText(/^A customer’s thanks: “Thanked by a customer” \(version \d+ of the rules\) gives/);
  await expect(award).toContainText("It came through an open link, which pays 50 %");
  await expect(card.getByText(/^No points from “Lived a standard”: no tick for/)).toBeVisible();
});

test("every posting is on the statement, with its sentence and the balance after it", async ({ open, api, stage, audit }) => {
  const { place, me } = stage;
  const message = "Thank you for the towel that was shaped like a swan.";
  await (await api()).send(place.key, 5, { recipients: [me.id], message });

  const wall = new WallPage(await open("employee"));
  await wall.visit();
  await wall.page.getByRole("link", { name: "Every point and why" }).click();
  const points = new PointsPage(wall.page);
  await expect(points.heading).toHaveText("My points");
  await expect(points.postings.first()).toBeVisible();
  await audit(points.page);

  // From the newest on, each balance is the one before it and the posting.
  expect(await points.balance(points.postings.first())).toBe(await points.total());
  const [newest, before] = [points.postings.nth(0), points.postings.nth(1)];
  expect(await points.balance(newest)).toBe((await points.balance(before)) + (await points.points(newest)));
  await expect(newest).toContainText(/A customer’s (thanks|score)|is taken back|Added by|Taken off by/);

  const [download] = await Promise.all([points.page.waitForEvent("download"), points.csv.click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect(lines[0]).toBe("at,kind,rule,points,balance,held_until,why,taken_back");
  expect(lines.at(-1)).toContain(`,${await points.points(newest)},${await points.total()},`);
});

test("filters are in the address, and older postings come on demand", async ({ open, api, stage }) => {
  const { postings, months, rules } = await (await api("employee")).points(stage.me.id);
  // Adjustments can be picked too, but say no rule's name.
  const rule = rules.find((rule) => rule.rule !== "adjustment")!;
  const points = new PointsPage(await open("employee"));
  await points.visit();
  if (await points.showOlder.isVisible()) {
    await points.showOlder.click();
    await expect(points.postings).not.toHaveCount(postings.length);
  }
  await points.rule.selectOption(rule.name);
  await expect(points.page).toHaveURL(`/points?rule=${rule.rule}`);
  await expect(points.postings.first()).toContainText(`“${rule.name}”`);
  await points.month.selectOption(months[0]!);
  await expect(points.page).toHaveURL(`/points?month=${months[0]}&rule=${rule.rule}`);
  await points.page.goBack();
  await expect(points.month).toHaveValue("");
  await points.visit(undefined, "?rule=none-such");
  await points.page.getByRole("link", { name: "Show all points" }).click();
  await expect(points.postings.first()).toBeVisible();
});

test("a posting leads to its card, however far down the wall", async ({ open, api, stage }) => {
  const { cards } = await (await api("employee")).wall(stage.me.id);
  const points = new PointsPage(await open("employee"));
  await points.visit();
  while (await points.showOlder.isVisible()) {
    const count = await points.postings.count();
    await points.showOlder.click();
    await expect(points.postings).not.toHaveCount(count);
  }
  const link = points.postings.last().getByRole("link", { name: "See the card" });
  const card = new URL((await link.getAttribute("href"))!, "http://localhost").searchParams.get("card")!;
  expect(cards.map((one) => one.id)).not.toContain(card);
  await link.click();
  await expect(points.page.locator(`#card-${card}`)).toBeFocused();
});

test("points are seen by their owner, the lead and the owners, and by nobody else", async ({ open, api, stage }) => {
  const { colleague } = stage;
  expect(await (await api("employee")).status(`/employees/${colleague.id}/points`)).toBe(404);
  const owner = new PointsPage(await open("owner"));
  await owner.visit(colleague.id);
  await expect(owner.heading).toContainText(colleague.first_name);
  await owner.page.goto("/points");
  await expect(owner.page.getByText("You have no points", { exact: true })).toBeVisible();
});

test("what is wrong about an award is said once, and the answer stands beside it", async ({ open, api, stage, audit }) => {
  const message = "Thank you for the umbrella, it was pouring.";
  await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message });
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const card = wall.card(message);
  await card.getByRole("button", { name: /why these points$/ }).click();
  await card.getByRole("button", { name: "Something wrong?" }).click();
  const reason = card.getByLabel("What is wrong with these points?");
  await expect(reason).toBeFocused();
  await card.getByRole("button", { name: "Send" }).click();
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  await audit(wall.page);
  await reason.fill("That was my colleague.");
  await card.getByRole("button", { name: "Send" }).click();
  await expect(card.getByText("Said to be wrong today")).toContainText("That was my colleague.");
  await audit(wall.page);

  const owner = await api("owner");
  const { disputes } = await owner.read<{ disputes: { id: string; reason: string }[] }>("/points/disputes");
  const asked = disputes.find((one) => one.reason === "That was my colleague.")!;
  await owner.post(`/points/disputes/${asked.id}/decision`, { decision: "reverse", answer: "Your colleague has them now." });

  const points = new PointsPage(wall.page);
  await points.visit();
  await expect(points.postings.first()).toContainText("is taken back: Your colleague has them now.");
  const award = points.postings.filter({ hasText: "That was my colleague." });
  await expect(award).toContainText("The points were taken back: Your colleague has them now.");
  await expect(award.getByRole("button", { name: "Something wrong?" })).toBeHidden();
  await wall.visit();
  await card.getByRole("button", { name: /why these points$/ }).click();
  await expect(card.getByText(/^Taken back today/)).toBeVisible();
});

test("the sandbox answers what the rules would pay", async ({ open, api, audit }) => {
  const { live } = await (await api("owner")).rules();
  const how = new HowPage(await open("employee"));
  await how.visit();
  await expect(how.rules).toHaveCount(live.rules.length);
  await expect(how.page.getByText(`Version ${live.version} of the rules, in force since`)).toBeVisible();
  await expect(how.total).toHaveText(/^You would get [1-9]/);
  await audit(how.page);

  await how.sandbox.getByLabel("Score").selectOption("1");
  await how.sandbox.getByLabel("Characters of the message").fill("0");
  await expect(how.total).toHaveText(/^You would get 0 points/);
  await expect(how.sandbox.getByText(/^No points from “.+”: .*score below/).first()).toBeVisible();

  await how.sandbox.getByLabel("Characters of the message").fill("many");
  await expect(how.sandbox.getByText("Enter a whole number up to 1,000.")).toBeVisible();
  await expect(how.sandbox.getByLabel("Characters of the message")).toHaveAttribute("aria-invalid", "true");
  await audit(how.page);
});
