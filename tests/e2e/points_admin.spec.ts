// What an owner does with points: sees the month, adjusts an account, decides a dispute.
import { createHash } from "node:crypto";
import { PointsAdminPage } from "./pages/points_admin_page.ts";
import { OWNER_NAMES, expect, test } from "./support/fixtures.ts";

/** The id of an award: made from what it is for, so that it cannot be made twice. */
const award = (response: string, rule: string, employee: string) => {
  const bytes = createHash("sha256").update(`${response}\n${rule}\nemployee:${employee}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

test("an owner adjusts an account, after a question, and the person has the points", async ({ open, api, stage, audit }) => {
  const person = await api("employee");
  const before = (await person.wall(stage.me.id)).name;
  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  await points.search.fill(before);
  const had = await points.available(before);
  await points.adjust(before, "30", "");
  await expect(points.dialog.getByText("Please fill this in.")).toBeVisible();
  await points.dialog.getByLabel("Why").fill("Stood in at the fair");
  await points.dialog.getByRole("button", { name: "Continue" }).click();
  await expect(points.dialog.getByRole("heading", { name: `Give ${before} 30 points?` })).toBeVisible();
  await audit(points.page);
  await points.dialog.getByRole("button", { name: "Adjust the points" }).click();
  await expect(points.page.getByText(`Done: ${before} has`)).toBeVisible();
  expect(await points.available(before)).toBe(had + 30);
  await expect(points.search).toBeFocused();
});

test("no more can be taken than there is, and the dialog says so", async ({ open, guard, api, stage }) => {
  guard.expects(/^422 POST \/api\/v1\/points\/adjustments$/);
  const { name } = await (await api("employee")).wall(stage.me.id);
  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  await points.search.fill(name);
  await points.adjust(name, "−900000", "A mistake");
  await points.dialog.getByRole("button", { name: "Adjust the points" }).click();
  await expect(points.dialog.getByText(/available\. Take at most that many/)).toBeVisible();
  await expect(points.dialog.getByLabel("Points", { exact: true })).toBeFocused();
  await points.page.keyboard.press("Escape");
  await expect(points.dialog).toBeHidden();
});

test("a dispute is decided with an answer, and the points are taken back", async ({ open, api, stage, audit }) => {
  const anybody = await api();
  const response = await anybody.send(stage.place.key, 5, { recipients: [stage.me.id], message: "You found my lost ticket under the seat." });
  const person = await api("employee");
  const { name, cards } = await person.wall(stage.me.id);
  const rule = (await (await api("owner")).rules()).live.rules.find((rule) => cards[0]!.awards.some((award) => award.rule === (rule as { name?: string }).name))!;
  await person.post(`/points/transactions/${award(response, rule.id, stage.me.id)}/dispute`, { reason: "It was my colleague" }, 201);

  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  const dispute = points.dispute(name);
  await expect(dispute).toContainText("It was my colleague");
  await expect(dispute).toContainText(/\d points for “.+” at .+, today/);
  await dispute.getByRole("button", { name: /^Take .* back$/ }).click();
  await expect(dispute.getByText("Please fill this in.")).toBeVisible();
  await dispute.getByLabel("Your answer").fill("Right, thank you for saying so");
  await audit(points.page);
  await dispute.getByRole("button", { name: /^Take .* back$/ }).click();
  await expect(points.page.getByText(`Decided. ${name} reads your answer.`)).toBeVisible();
  await expect(dispute).toHaveCount(0);
  await points.page.getByText("Decided", { exact: true }).click();
  await expect(points.page.getByRole("listitem").filter({ hasText: "Right, thank you for saying so" })).toBeVisible();
});

test("the month is measured against the budget that is set", async ({ open, audit }) => {
  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  await points.settings.click();
  await points.dialog.getByLabel("Budget a month").fill("a lot");
  await points.dialog.getByLabel("A point costs").fill("0.05");
  await points.dialog.getByLabel("Currency").fill("eur");
  await points.dialog.getByRole("button", { name: "Save" }).click();
  await expect(points.dialog.getByText("Enter a whole number, such as 1,000.")).toBeVisible();
  await audit(points.page);
  await points.dialog.getByLabel("Budget a month").fill("1,000,000");
  await points.dialog.getByRole("button", { name: "Save" }).click();
  await expect(points.dialog).toBeHidden();
  await expect(points.page.locator("#points-budget")).toBeFocused();
  await expect(points.page.getByText(/of 1,000,000 left\.$/)).toBeVisible();
  await expect(points.page.getByText(/points \([\d,.]+\u00a0EUR\)$/)).toBeVisible();
  await expect(points.page.getByRole("progressbar")).toBeVisible();
});

test("an employee does not see everybody's points", async ({ open, api }) => {
  const page = await open("employee");
  await page.goto("/admin/points");
  await expect(page.getByRole("heading", { name: "This page is not open to you" })).toBeVisible();
  expect(await (await api("employee")).status("/points/accounts")).toBe(403);
});

test("what cannot be had says so, and is there at the next try", async ({ open, guard }) => {
  guard.expects(/^503 GET \/api\/v1\/points\/accounts$/);
  const points = new PointsAdminPage(await open("owner"));
  await points.page.route("**/api/v1/points/accounts", (route) => route.fulfill({ status: 503, body: "" }), { times: 1 });
  await points.page.goto("/admin/points");
  await points.page.getByRole("button", { name: "Try again" }).click();
  await expect(points.search).toBeVisible();
});

test("a dispute about points that were taken by hand speaks of giving them back", async ({ open, api, stage }) => {
  const [owner, person] = [await api("owner"), await api("employee")];
  const reason = "The vouchers of the raffle";
  const adjust = (points: number) => owner.post("/points/adjustments", { id: crypto.randomUUID(), holder: { employee: stage.me.id }, points, reason }, 201);
  await adjust(40);
  await adjust(-30);
  const [taken] = await person.statement(stage.me.id);
  await person.post(`/points/transactions/${taken!.transaction}/dispute`, { reason: "I gave them back unused" }, 201);

  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  const dispute = points.page.getByRole("article").filter({ hasText: "I gave them back unused" });
  await expect(dispute).toContainText("30 points taken off by hand, today");
  await expect(dispute.getByRole("button", { name: "Leave it as it is" })).toBeVisible();
  await dispute.getByLabel("Your answer").fill("So you did");
  await dispute.getByRole("button", { name: "Give 30 points back" }).click();
  await expect(dispute).toHaveCount(0);
  const [given, before] = await person.statement(stage.me.id);
  expect(given).toMatchObject({ points: 30, sentence: "“Adjustment” is given back: An owner has looked at it again." });
  expect(given!.balance).toBe(before!.balance + 30);
});

test("an owner who was faster takes nobody's words away", async ({ open, guard, api, stage, server, audit }) => {
  guard.expects(/^409 POST \/api\/v1\/points\/disputes\/.*\/decision$/);
  const person = await api("employee");
  await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message: "Thank you for the long way round." });
  const award = (await person.statement(stage.me.id)).find((posting) => posting.kind === "award")!;
  await person.post(`/points/transactions/${award.transaction}/dispute`, { reason: "It was the long way indeed" }, 201);
  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  const dispute = points.page.getByRole("article").filter({ hasText: "It was the long way indeed" });
  await dispute.getByLabel("Your answer").fill("Nobody minded the view");

  const second = await api("second owner");
  const { disputes } = await second.read<{ disputes: { id: string; reason: string }[] }>("/points/disputes");
  const { id } = disputes.find((one) => one.reason === "It was the long way indeed")!;
  await second.post(`/points/disputes/${id}/decision`, { decision: "keep", answer: "They enjoyed it" });
  await dispute.getByRole("button", { name: /^Take .* back$/ }).click();
  const name = OWNER_NAMES(server).second;
  await expect(dispute.getByRole("alert")).toHaveText(`Your answer was not sent: ${name} was faster. The points were left as they were, with the answer “They enjoyed it”`);
  await expect(dispute.getByLabel("Your answer")).toHaveValue("Nobody minded the view");
  await expect(dispute.getByRole("button", { name: "Put it with the decided" })).toBeFocused();
  await audit(points.page);
  await dispute.getByRole("button", { name: "Put it with the decided" }).click();
  await expect(dispute).toHaveCount(0);
  await points.page.getByText("Decided", { exact: true }).click();
  await expect(points.page.getByRole("listitem").filter({ hasText: "They enjoyed it" })).toContainText(`left as they were by ${name}.`);
});

test("a refresh that fails takes no typed answer away", async ({ open, guard, api, stage }) => {
  guard.expects(/^503 GET \/api\/v1\/points\/disputes$/);
  const person = await api("employee");
  for (const dish of ["soup", "salad"]) {
    await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message: `Thank you for the ${dish}, and for the smile.` });
    const award = (await person.statement(stage.me.id)).find((posting) => posting.kind === "award")!;
    await person.post(`/points/transactions/${award.transaction}/dispute`, { reason: `The ${dish} was not mine` }, 201);
  }
  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  const about = (dish: string) => points.page.getByRole("article").filter({ hasText: `The ${dish} was not mine` });
  await about("soup").getByLabel("Your answer").fill("Half an answer");
  await about("salad").getByLabel("Your answer").fill("It was yours");
  await points.page.route("**/api/v1/points/disputes", (route) => route.fulfill({ status: 503, body: "" }), { times: 1 });
  await about("salad").getByRole("button", { name: "Keep them" }).click();
  const stale = points.page.getByRole("heading", { name: "This page may be out of date" });
  await expect(stale).toBeVisible();
  await expect(about("soup").getByLabel("Your answer")).toHaveValue("Half an answer");
  await points.page.getByRole("button", { name: "Try again" }).click();
  await expect(stale).toHaveCount(0);
  await expect(about("salad")).toHaveCount(0);
  await expect(about("soup").getByLabel("Your answer")).toHaveValue("Half an answer");
});

test("an answer that is typed stays when a colleague decides meanwhile", async ({ open, api, stage, server }) => {
  const person = await api("employee");
  for (const drink of ["tea", "cocoa"]) {
    await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message: `Thank you for the ${drink}, just in time.` });
    const award = (await person.statement(stage.me.id)).find((posting) => posting.kind === "award")!;
    await person.post(`/points/transactions/${award.transaction}/dispute`, { reason: `The ${drink} was not mine` }, 201);
  }
  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  const about = (drink: string) => points.page.getByRole("article").filter({ hasText: `The ${drink} was not mine` });
  await about("tea").getByLabel("Your answer").fill("Half an answer");
  await about("cocoa").getByLabel("Your answer").fill("It was yours");

  const second = await api("second owner");
  const { disputes } = await second.read<{ disputes: { id: string; reason: string }[] }>("/points/disputes");
  const { id } = disputes.find((one) => one.reason === "The tea was not mine")!;
  await second.post(`/points/disputes/${id}/decision`, { decision: "keep", answer: "It was yours as well" });
  await about("cocoa").getByRole("button", { name: "Keep them" }).click();
  await expect(about("cocoa")).toHaveCount(0);
  await expect(about("tea").getByRole("alert")).toHaveText(`Your answer was not sent: ${OWNER_NAMES(server).second} was faster. The points were left as they were, with the answer “It was yours as well”`);
  await expect(about("tea").getByLabel("Your answer")).toHaveValue("Half an answer");
  await about("tea").getByRole("button", { name: "Put it with the decided" }).click();
  await expect(about("tea")).toHaveCount(0);
});

test("what comes of one adjustment closes no other", async ({ open, api, stage }) => {
  const { name } = await (await api("employee")).wall(stage.me.id);
  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  await points.search.fill(name);
  await points.adjust(name, "2", "Two for the raffle");
  await points.dialog.getByRole("button", { name: "Back" }).click();
  await expect(points.dialog.getByLabel("Points", { exact: true })).toBeFocused();
  await points.dialog.getByRole("button", { name: "Continue" }).click();
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await points.page.route("**/api/v1/points/adjustments", async (route) => {
    await released;
    await route.continue();
  });
  await points.dialog.getByRole("button", { name: "Adjust the points" }).click();
  await points.page.keyboard.press("Escape");
  await expect(points.dialog).toBeHidden();
  await points.row(name).getByRole("button", { name: `Adjust… ${name}` }).click();
  await points.dialog.getByLabel("Why").fill("Something else");
  release();
  await expect(points.page.getByText(`Done: ${name} has`)).toBeVisible();
  await expect(points.dialog.getByLabel("Why")).toHaveValue("Something else");
  await expect(points.dialog.getByLabel("Why")).toBeFocused();
});

test("names lead to statements and walls, of teams too", async ({ open, api, stage }) => {
  const { name } = await (await api("employee")).wall(stage.me.id);
  const { team } = await (await api("employee")).session();
  const points = new PointsAdminPage(await open("owner"));
  await points.visit();
  await points.search.fill(name);
  await points.row(name).getByRole("link", { name, exact: true }).click();
  await expect(points.page).toHaveURL(`/points/${stage.me.id}`);
  await points.page.goBack();
  await points.search.fill(name);
  await points.row(name).getByRole("link", { name: `Wall of ${name}` }).click();
  await expect(points.page).toHaveURL(`/wall/${stage.me.id}`);
  await points.page.goBack();
  await points.search.fill(team!.name);
  await points.row(team!.name).getByRole("link", { name: team!.name, exact: true }).click();
  await expect(points.page.getByRole("heading", { level: 1 })).toHaveText(`Points of the team ${team!.name}`);
});
