// Points on pages that are open while somebody decides about them, or time passes.
import type { Route } from "@playwright/test";
import { PointsPage } from "./pages/points_page.ts";
import { WallPage } from "./pages/wall_page.ts";
import { expect, test } from "./support/fixtures.ts";

test("an owner takes an award back with a reason, and the person reads it where they are", async ({ open, api, stage, audit }) => {
  const { place, me } = stage;
  const message = "Thank you for the ride to the station.";
  await (await api()).send(place.key, 5, { recipients: [me.id], message });
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const card = wall.card(message);
  await card.getByRole("button", { name: /why these points$/ }).click();
  const mine = new PointsPage(await wall.page.context().newPage());
  await mine.visit();
  await expect(mine.postings.first().getByRole("button", { name: "Take back…" })).toHaveCount(0);

  const owner = new PointsPage(await open("owner"));
  await owner.visit(me.id);
  const award = owner.postings.first();
  const points = await owner.points(award);
  await award.getByRole("button", { name: "Take back…" }).click();
  await expect(owner.dialog.getByRole("heading", { name: `Take ${points} points back?` })).toBeVisible();
  await owner.dialog.getByRole("button", { name: `Take ${points} points back` }).click();
  await expect(owner.dialog.getByText("Please fill this in.")).toBeVisible();
  await expect(owner.dialog.getByLabel("Why")).toBeFocused();
  await audit(owner.page);
  await owner.dialog.getByLabel("Why").fill("It was sent twice");
  await owner.dialog.getByRole("button", { name: `Take ${points} points back` }).click();
  await expect(owner.dialog).toBeHidden();
  const taken = owner.postings.filter({ hasText: "Taken back today" }).first();
  await expect(taken).toBeFocused();
  await expect(taken.getByRole("button", { name: "Take back…" })).toHaveCount(0);
  await expect(owner.postings.first()).toContainText("is taken back: It was sent twice.");

  // Nothing was loaded anew: it came by the live stream, to the card and to the statement.
  await expect(card.getByText(/^Taken back today, .*: It was sent twice$/)).toBeVisible();
  await expect(mine.postings.first()).toContainText("is taken back: It was sent twice.");
});

test("what comes of taking one award back is not told in the dialog for another", async ({ open, api, stage }) => {
  const { place, me } = stage;
  const customer = await api();
  await customer.send(place.key, 5, { recipients: [me.id], message: "Thank you for the first aid." });
  await customer.send(place.key, 5, { recipients: [me.id], message: "Thank you for calling a taxi." });
  const owner = new PointsPage(await open("owner"));
  await owner.visit(me.id);
  const awards = owner.postings.filter({ has: owner.page.getByRole("button", { name: "Take back…" }) });
  let answer = (): void => {};
  const late = new Promise<void>((resolve) => (answer = resolve));
  const hold = async (route: Route): Promise<void> => {
    await late;
    await route.continue();
  };
  await owner.page.route("**/reversal", hold, { times: 1 });
  await awards.first().getByRole("button", { name: "Take back…" }).click();
  await owner.dialog.getByLabel("Why").fill("Sent to the wrong person");
  await owner.dialog.getByRole("button", { name: /^Take \d+ points back$/ }).click();
  await owner.dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(owner.dialog).toBeHidden();
  await awards.nth(1).getByRole("button", { name: "Take back…" }).click();
  await expect(owner.dialog.getByLabel("Why")).toHaveValue("");
  await owner.dialog.getByLabel("Why").fill("This one stays open");
  answer();

  await expect(owner.page.getByText(/^The points are taken back\. The statement says why\.$/)).toBeVisible();
  // The statement was read anew behind it.
  await expect(owner.postings.first()).toContainText("is taken back: Sent to the wrong person");
  await expect(owner.dialog).toBeVisible();
  await expect(owner.dialog.getByLabel("Why")).toHaveValue("This one stays open");
  await expect(owner.dialog.getByLabel("Why")).toBeFocused();
});

test("an answer to a dispute reaches open pages, and leaves what is being written there", async ({ open, api, stage }) => {
  const { place, me } = stage;
  const [owner, employee, customer] = [await api("owner"), await api("employee"), await api()];
  await customer.send(place.key, 5, { recipients: [me.id], message: "Thank you for the tour of the kitchen." });
  await customer.send(place.key, 5, { recipients: [me.id], message: "Thank you for the second helping." });
  const [newest, older] = (await employee.statement(me.id)).filter((posting) => posting.kind === "award");
  await employee.post(`/points/transactions/${older!.transaction}/dispute`, { reason: "I was off that day." }, 201);
  const points = new PointsPage(await open("employee"));
  await points.visit();
  await expect(points.page.locator(`#posting-${older!.id}`)).toContainText("An owner of the program looks at it");
  const row = points.page.locator(`#posting-${newest!.id}`);
  await row.getByRole("button", { name: "Something wrong?" }).click();
  await row.getByLabel("What is wrong with these points?").fill("Not finished yet");

  const { disputes } = await owner.read<{ disputes: { id: string; reason: string }[] }>("/points/disputes");
  const asked = disputes.find((one) => one.reason === "I was off that day.")!;
  await owner.post(`/points/disputes/${asked.id}/decision`, { decision: "keep", answer: "The customer named you." });
  await expect(points.page.locator(`#posting-${older!.id}`)).toContainText("The points stay as they are: The customer named you.");
  await expect(row.getByLabel("What is wrong with these points?")).toHaveValue("Not finished yet");
});

test("points become available on an open page when their hold ends", async ({ open, api, stage }) => {
  await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message: "Thank you for the quiet room." });
  const points = new PointsPage(await open("employee"));
  // By the clock of the page, which this journey moves on: the hold ends at noon, whatever time it is.
  const noon = new Date();
  noon.setHours(12, 0, 0, 0);
  const ends = noon.toISOString();
  await points.page.clock.install({ time: noon.getTime() - 60_000 });
  let held = true;
  // The hold of the program is in hours: the page is told another end, until it has come.
  await points.page.route("**/api/v1/employees/*/points", async (route) => {
    const answer = await route.fetch();
    const statement = await answer.json();
    const postings = statement.postings.map((posting: object) => ({ ...posting, held_until: held ? ends : undefined }));
    const numbers = held ? { frees_at: ends, held: 77, available: 1 } : { frees_at: undefined, held: 0, available: 78 };
    await route.fulfill({ response: answer, json: { ...statement, ...numbers, postings } });
  });
  await points.visit();
  await expect(points.postings.first().getByText("held until")).toBeVisible();
  await expect(points.page.locator(".points-balance")).toContainText("77");
  held = false;
  await points.page.clock.fastForward(65_000);
  await expect(points.page.locator(".points-balance")).toContainText("78");
  await expect(points.page.getByText("held until")).toHaveCount(0);
});

test("older postings that are asked for while the newest are read stay", async ({ open, api, stage }) => {
  const [employee, owner] = [await api("employee"), await api("owner")];
  const adjust = (reason: string) => owner.post("/points/adjustments", { id: crypto.randomUUID(), holder: { employee: stage.me.id }, points: 1, reason }, 201);
  for (let count = (await employee.statement(stage.me.id)).length; count <= 60; count++) await adjust(`Coupon number ${count}`);
  const points = new PointsPage(await open("employee"));
  await points.visit();
  const page = await points.postings.count();
  // The page is told of something new, and its answer takes long.
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  await points.page.route("**/api/v1/employees/*/points", async (route) => {
    const answer = await route.fetch();
    asked();
    await released;
    await route.fulfill({ response: answer });
  });
  await points.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await isAsked;
  await points.showOlder.click();
  await expect(points.postings).not.toHaveCount(page);
  const shown = await points.postings.count();
  await adjust("The newest coupon");
  release();
  await expect(points.postings.first()).toContainText("The newest coupon");
  expect(await points.postings.count()).toBeGreaterThanOrEqual(shown);
});

test("a team’s statement is read anew when it is looked at again", async ({ open, api }) => {
  const { team } = await (await api("employee")).session();
  const points = new PointsPage(await open("employee"));
  await points.page.goto(`/points/team/${team!.id}`);
  await expect(points.postings.first()).toBeVisible();
  const reason = `Tidied the store room ${crypto.randomUUID()}`;
  await (await api("owner")).post("/points/adjustments", { id: crypto.randomUUID(), holder: { team: team!.id }, points: 5, reason }, 201);
  await points.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(points.postings.first()).toContainText(reason);
});
