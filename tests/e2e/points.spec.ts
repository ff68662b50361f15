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
  expect(await points.points(newest)).not.toBe(0);
  expect(await points.balance(newest)).toBe((await points.balance(before)) + (await points.points(newest)));
  await expect(newest).toContainText(/A customer’s (thanks|score)|is taken back|Added by|Taken off by/);

  const [download] = await Promise.all([points.page.waitForEvent("download"), points.csv.click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect(lines[0]).toBe("at,kind,rule,points,balance,held_until,why,taken_back");
  const booked = lines.filter((line) => !line.includes(",near_miss,"));
  expect(booked.at(-1)).toContain(`,${await points.points(newest)},${await points.total()},`);
  expect(lines.at(-1)).toContain(`,near_miss,"Lived a standard",0,${await points.total()},,"No points from “Lived a standard”: no tick for`);
});

test("filters are in the address, and older postings come on demand", async ({ open, api, stage }) => {
  const [employee, owner] = [await api("employee"), await api("owner")];
  for (let count = (await employee.statement(stage.me.id)).length; count <= 60; count++) {
    const adjust = { id: crypto.randomUUID(), holder: { employee: stage.me.id }, points: 1, reason: `Stamp number ${count}` };
    await owner.post("/points/adjustments", adjust, 201);
  }
  const { postings, months, rules } = await employee.points(stage.me.id);
  const all = await employee.statement(stage.me.id);
  expect(all.length, "more than a page").toBeGreaterThan(postings.length);
  const paid = all.find((posting) => posting.kind === "award")!;
  const rule = rules.find((rule) => rule.name === paid.rule)!;
  const points = new PointsPage(await open("employee"));
  await points.visit();
  await expect(points.postings).toHaveCount(postings.length);
  await points.showOlder.click();
  await expect(points.postings).toHaveCount(Math.min(2 * postings.length, all.length));
  await points.rule.selectOption(rule.name);
  await expect(points.page).toHaveURL(`/points?rule=${rule.rule}`);
  await expect(points.postings.first()).toContainText(`“${rule.name}”`);
  const month = months.find((month) => paid.at.startsWith(month))!;
  await points.month.selectOption(month);
  await expect(points.page).toHaveURL(`/points?month=${month}&rule=${rule.rule}`);
  await expect(points.postings.first()).toContainText(`“${rule.name}”`);
  await points.page.goBack();
  await expect(points.month).toHaveValue("");
  await points.visit(undefined, "?rule=none-such");
  await points.page.getByRole("link", { name: "Show all points" }).click();
  await expect(points.postings.first()).toBeVisible();
});

test("a posting leads to its card, however far down the wall", async ({ open, api, stage }) => {
  const employee = await api("employee");
  const { cards } = await employee.wall(stage.me.id);
  const points = new PointsPage(await open("employee"));
  await points.visit();
  await points.showAll((await employee.statement(stage.me.id)).length);
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
  await expect(points.postings.first()).toContainText("is taken back: An owner has looked at it again.");
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

test("what nearly paid is folded under what was paid, and stands by itself where nothing was", async ({ open, api, stage, audit }) => {
  const { place, me } = stage;
  const [owner, customer] = [await api("owner"), await api()];
  const index = (await owner.rules()).newest.rules.findIndex((rule) => rule.name === "Thanked by a customer");
  const before = (await owner.rules()).newest.rules[index]!;
  await owner.publishRule(index, (rule) => ({ ...rule, if: [...rule.if, { message_chars_at_least: 20 }] }), "Words, please.");
  await customer.send(place.key, 5, { recipients: [me.id], message: "Thank you for the spare key at midnight." });
  await customer.send(place.key, 5, { recipients: [me.id], message: "Key: thanks!" });
  await owner.publishRule(index, () => before, "As before.", [201, 202]);
  await (await api("second owner")).approveWaiting();
  const points = new PointsPage(await open("employee"));
  await points.visit();

  const [nothing, paid] = [points.postings.nth(0), points.postings.nth(1)];
  await expect(nothing).toContainText("A customer’s thanks: no rule paid for it.");
  await expect(nothing.getByText("No points from “Thanked by a customer”: message shorter than")).toBeVisible();
  await expect(nothing.locator(".posting-points")).toHaveText("0\u00a0points");
  expect(await points.balance(nothing)).toBe(await points.balance(paid));
  const missed = paid.getByText("No points from “Lived a standard”: no tick for");
  await expect(missed).toBeHidden();
  await paid.getByText("What nearly paid as well: 1 rule").click();
  await expect(missed).toBeVisible();
  await audit(points.page);

  // The card says the same, in the same words.
  await nothing.getByRole("link", { name: "See the card" }).click();
  const card = new WallPage(points.page).card("Key: thanks!");
  await expect(card).toBeFocused();
  await card.getByRole("button", { name: /why these points$/ }).click();
  await expect(card.getByText("No points from “Thanked by a customer”: message shorter than")).toBeVisible();

  // Asked for one rule, the statement says what kept that one from paying.
  await points.visit();
  const row = points.page.locator(`#${await nothing.getAttribute("id")}`);
  await expect(row).toContainText("No points from “Thanked by a customer”");
  await points.rule.selectOption("Lived a standard");
  await expect(row).toContainText("No points from “Lived a standard”");
  await expect(row).not.toContainText("Thanked by a customer");
  await expect(points.postings.first()).toContainText("No points from “Lived a standard”");
  await expect(points.postings.first().locator("details")).toHaveCount(0);
});

test("a weekly limit leaves in the sandbox what it leaves to the next customer, and then nothing", async ({ open, api, stage }) => {
  const { place, me } = stage;
  const [owner, employee, customer] = [await api("owner"), await api("employee"), await api()];
  const { time_zone } = await employee.session();
  const index = (await owner.rules()).newest.rules.findIndex((rule) => rule.name === "Thanked by a customer");
  const before = (await owner.rules()).newest.rules[index]!;
  const monday = week(new Date(), time_zone);
  const paid = (await employee.statement(me.id))
    .filter((posting) => posting.kind === "award" && posting.rule === before.name && week(new Date(posting.at), time_zone) === monday)
    .reduce((sum, posting) => sum + posting.points, 0);
  const limit = paid + 3;
  await owner.publishRule(index, (rule) => ({ ...rule, caps: [{ per: "employee", window: "week", points: limit }] }), "A limit a week.");

  try {
    const how = new HowPage(await open("employee"));
    await how.visit();
    await how.sandbox.getByLabel("Where").selectOption(place.name);
    const left = how.left(before.name, `at most ${limit} points a week for each employee`);
    await expect(left).toHaveValue("3");
    await how.sandbox.getByLabel("How the customer came").selectOption("By an open link");
    const cut = how.sandbox.getByText(/^A customer’s thanks: “Thanked by a customer” .* Only 3 points were left under the weekly limit of/);
    const promised = await cut.innerText();

    await customer.send(place.key, 5, { recipients: [me.id], message: "Thank you for the ladder and the lamp." });
    const points = new PointsPage(how.page);
    await points.visit();
    await expect(points.postings.first()).toContainText(promised);
    await expect(points.postings.first().locator(".posting-points")).toHaveText("+3\u00a0points");
    await customer.send(place.key, 5, { recipients: [me.id], message: "Thank you for the ladder, once more." });
    await points.visit();
    await expect(points.postings.first()).toContainText("Nothing was left under the weekly limit of");
    await expect(points.postings.first().locator(".posting-points")).toHaveText("0\u00a0points");
    await how.visit();
    await expect(left).toHaveValue("0");
  } finally {
    await owner.publishRule(index, () => before, "As before.", [201, 202]);
    await (await api("second owner")).approveWaiting();
  }
});

test("a team has a statement, for its people and owners", async ({ open, api, stage, audit }) => {
  const { team } = await (await api("employee")).session();
  const points = new PointsPage(await open("employee"));
  await points.visit();
  await points.page.getByRole("link", { name: `Points of the team ${team!.name}` }).click();
  await expect(points.heading).toHaveText(`Points of the team ${team!.name}`);
  await expect(points.postings.first()).toBeVisible();
  await expect(points.page.getByRole("link", { name: "See the card" })).toHaveCount(0);
  expect(await points.balance(points.postings.first())).toBe(await points.total());
  await audit(points.page);

  const owner = await api("owner");
  const { accounts } = await owner.read<{ accounts: { holder: { team?: string } }[] }>("/points/accounts");
  const other = accounts.map((account) => account.holder.team).find((id) => id && id !== team!.id)!;
  expect(await (await api("employee")).status(`/teams/${other}/points`)).toBe(404);
  expect(await owner.status(`/teams/${other}/points`)).toBe(200);
});

test("times are the program's, wherever they are read", async ({ open, api, stage }) => {
  const employee = await api("employee");
  const { time_zone } = await employee.session();
  const [newest] = await employee.statement(stage.me.id);
  const here = new Intl.DateTimeFormat("en-GB", { timeZone: time_zone, hour: "2-digit", minute: "2-digit" }).format(new Date(newest!.at));
  const points = new PointsPage(await open("employee", { timezoneId: "Pacific/Auckland" }));
  await points.visit();
  const city = time_zone.split("/").at(-1)!.replaceAll("_", " ");
  await expect(points.page.locator(`#posting-${newest!.id} time`)).toHaveText(new RegExp(`, ${here} in ${city}$`));
});

test("whoever has no points of their own finds how they are earned", async ({ open, audit }) => {
  const page = await open("owner");
  await page.goto("/admin/points");
  await page.getByRole("main").getByRole("link", { name: "How points are earned" }).click();
  const how = new HowPage(page);
  await expect(how.page.getByRole("heading", { name: "What would somebody get if…" })).toBeVisible();
  await expect(how.total).toHaveText(/^They would get /);
  await expect(how.sandbox.getByLabel("Who is thanked")).toContainText("One person");
  await audit(page);
  await page.getByRole("navigation").getByRole("link", { name: "Insights" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Earning" }).click();
  await expect(how.sandbox).toBeVisible();
});

/** The Monday of the week of a moment, by the clocks of a zone: `2026-11-30`. */
function week(moment: Date, timeZone: string): string {
  const day = new Date(`${new Intl.DateTimeFormat("en-CA", { timeZone }).format(moment)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
