// A customer who does not know the name: a lead says who it was, and the thanks is on that person's wall.
import { UnnamedPage } from "./pages/unnamed_page.ts";
import { WallPage } from "./pages/wall_page.ts";
import { expect, test } from "./support/fixtures.ts";

test("an owner says who it was, and the open wall of that person shows the thanks", async ({ open, api, stage }) => {
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const words = "You ran after the taxi with my passport.";
  const description = "Green scarf, at the desk on Tuesday evening";
  await (await api()).send(stage.place.key, 5, { unnamed: description, message: words });

  const unnamed = new UnnamedPage(await open("owner"));
  await unnamed.visit();
  const card = unnamed.card(description);
  await expect(card).toContainText(words);
  await expect(card).toContainText(stage.place.name);
  await card.getByRole("button", { name: "It was …" }).click();
  await expect(card.getByText("Choose who it was.")).toBeVisible();

  const { name } = await (await api("employee")).wall(stage.me.id);
  await unnamed.choose(card, name);
  await card.getByRole("button", { name: `It was ${name}` }).click();
  await expect(unnamed.page.getByText(`it is on ${name}’s wall now`)).toBeVisible();
  await expect(card).toHaveCount(0);
  await expect(unnamed.heading).toBeFocused();
  await expect(wall.card(words)).toBeVisible();
  expect(await wall.points(wall.card(words))).toBeGreaterThan(0);
});

test("what nobody can tell is closed for good, after a question", async ({ open, api, stage }) => {
  const description = "Somebody with a bicycle helmet";
  await (await api()).send(stage.place.key, 5, { unnamed: description });
  const unnamed = new UnnamedPage(await open("owner"));
  await unnamed.visit();
  const card = unnamed.card(description);
  await card.getByRole("button", { name: "Nobody can tell…" }).click();
  await unnamed.page.getByRole("button", { name: "Keep it open" }).click();
  await expect(card).toBeVisible();
  await card.getByRole("button", { name: "Nobody can tell…" }).click();
  await unnamed.page.getByRole("dialog").getByRole("button", { name: "Nobody can tell" }).click();
  await expect(card).toHaveCount(0);
  await unnamed.visit();
  await expect(unnamed.page.getByRole("article").or(unnamed.page.getByText("Everybody was found")).first()).toBeVisible();
  await expect(card).toHaveCount(0);
});

test("somebody else may have said who it was meanwhile", async ({ open, api, stage, guard }) => {
  guard.expects(/^4(04|09) POST \/api\/v1\/unnamed\//);
  const description = "The one with the red umbrella";
  await (await api()).send(stage.place.key, 5, { unnamed: description });
  const unnamed = new UnnamedPage(await open("owner"));
  await unnamed.visit();
  const card = unnamed.card(description);
  await expect(card).toBeVisible();
  const owner = await api("second owner");
  const list = await owner.read<{ open: { id: string; description: string; people: { id: string; name: string }[] }[] }>("/unnamed");
  const open_one = list.open.find((one) => one.description === description)!;
  const [theirs, mine] = open_one.people;
  await owner.post(`/unnamed/${open_one.id}/resolve`, { employee: theirs!.id });
  await unnamed.choose(card, mine!.name);
  await card.getByRole("button", { name: /^It was/ }).click();
  await expect(unnamed.page.getByText("Somebody else has decided on it meanwhile.")).toBeVisible();
  await expect(card).toHaveCount(0);
});

test("a lead finds the person with the keyboard alone, and the thanks is delivered and paid", async ({ open, api, stage, audit }) => {
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const description = "Grey braid, carried my bags on Sunday";
  const words = "You carried four bags up three flights of stairs.";
  await (await api()).send(stage.place.key, 5, { unnamed: description, message: words });

  const unnamed = new UnnamedPage(await open("lead"));
  await unnamed.visit();
  const card = unnamed.card(description);
  await expect(card).toContainText(words);
  await audit(unnamed.page);
  const { name } = await (await api("employee")).wall(stage.me.id);
  const press = (key: string) => unnamed.page.keyboard.press(key);
  const radios = card.getByRole("radio");
  await radios.first().focus();
  await press("Space");
  for (let at = 0; at < (await radios.count()) && !(await card.getByRole("radio", { name }).isChecked()); at++) await press("ArrowDown");
  await expect(card.getByRole("radio", { name })).toBeFocused();
  await press("Tab");
  await expect(card.getByRole("button", { name: `It was ${name}` })).toBeFocused();
  await press("Enter");
  await expect(unnamed.page.getByText(`it is on ${name}’s wall now`)).toBeVisible();
  await expect(card).toHaveCount(0);
  await expect(unnamed.heading).toBeFocused();
  await expect(wall.card(words)).toBeVisible();
  expect(await wall.points(wall.card(words))).toBeGreaterThan(0);
});

test("a lead sees what looks for somebody of the own team, and nothing else", async ({ open, api, stage, server }) => {
  const owner = await api("owner");
  const { touchpoints } = await owner.read<{ touchpoints: { key: string; team: string }[] }>("/touchpoints");
  const own = touchpoints.find((touchpoint) => touchpoint.key === stage.place.key)!;
  const other = touchpoints.find((touchpoint) => touchpoint.team !== own.team && server.demo.touchpoints.some(({ key }) => key === touchpoint.key))!;
  const anybody = await api();
  await anybody.send(own.key, 5, { unnamed: "Somebody with a badge of ours" });
  await anybody.send(other.key, 5, { unnamed: "Somebody from another team" });
  const unnamed = new UnnamedPage(await open("lead"));
  await unnamed.visit();
  await expect(unnamed.card("Somebody with a badge of ours")).toBeVisible();
  await expect(unnamed.card("Somebody from another team")).toHaveCount(0);
});

test("a lead who says that it was themself is told at the choice to ask an owner", async ({ open, api, stage, guard }) => {
  guard.expects(/^422 POST \/api\/v1\/unnamed\//);
  const description = "The one in charge, I think";
  await (await api()).send(stage.place.key, 5, { unnamed: description });
  const unnamed = new UnnamedPage(await open("lead"));
  await unnamed.visit();
  const card = unnamed.card(description);
  const { name } = await (await api("lead")).session();
  await unnamed.choose(card, name);
  await card.getByRole("button", { name: /^It was/ }).click();
  const refusal = card.getByText("Nobody says of themself that it was them. Ask an owner to choose you.");
  await expect(refusal).toBeVisible();
  await expect(card.getByRole("radio", { name })).toBeFocused();
  await card.getByRole("radio").filter({ visible: true }).last().check();
  await expect(refusal).toHaveCount(0);
});

test("the question before nobody can tell keeps the focus, and Escape answers no", async ({ open, api, stage, audit }) => {
  const description = "Whoever watered the palm";
  await (await api()).send(stage.place.key, 5, { unnamed: description });
  const unnamed = new UnnamedPage(await open("lead"));
  await unnamed.visit();
  const card = unnamed.card(description);
  const opener = card.getByRole("button", { name: "Nobody can tell…" });
  await opener.focus();
  await unnamed.page.keyboard.press("Enter");
  await expect(unnamed.dialog).toContainText("this cannot be taken back");
  await audit(unnamed.page);
  for (const name of ["Nobody can tell", "Keep it open"]) {
    await expect(unnamed.dialog.getByRole("button", { name, exact: true })).toBeFocused();
    await unnamed.page.keyboard.press("Tab");
  }
  await unnamed.page.keyboard.press("Escape");
  await expect(unnamed.dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(card).toBeVisible();
});

test("with the last one decided, a lead reads that everybody was found", async ({ open, api, stage, audit }) => {
  const lead = await api("lead");
  const { open: found } = await lead.read<{ open: { id: string }[] }>("/unnamed");
  for (const { id } of found) await lead.post(`/unnamed/${id}/close`, {}, 204);
  const description = "A laugh that I heard from the lift";
  await (await api()).send(stage.place.key, 5, { unnamed: description });
  const unnamed = new UnnamedPage(await open("lead"));
  await unnamed.visit();
  await unnamed.card(description).getByRole("button", { name: "Nobody can tell…" }).click();
  await unnamed.dialog.getByRole("button", { name: "Nobody can tell", exact: true }).click();
  await expect(unnamed.nothingOpen).toBeVisible();
  await expect(unnamed.heading).toBeFocused();
  await expect(unnamed.page.getByText("Closed. The thanks still counts for the team and the touchpoint.")).toBeVisible();
  await audit(unnamed.page);
});

test("a list that cannot be had says so, and is there at the next try", async ({ open, guard }) => {
  guard.expects(/^503 GET \/api\/v1\/unnamed$/);
  const unnamed = new UnnamedPage(await open("lead"));
  await unnamed.page.route("**/api/v1/unnamed", (route) => route.fulfill({ status: 503, body: "" }), { times: 1 });
  await unnamed.visit();
  await unnamed.page.getByRole("button", { name: "Try again" }).click();
  await expect(unnamed.page.getByRole("article").or(unnamed.nothingOpen).first()).toBeVisible();
});

test("an employee is not asked who it was", async ({ open, api }) => {
  const page = await open("employee");
  await page.goto("/unnamed");
  await expect(page.getByRole("heading", { name: "This page is not open to you" })).toBeVisible();
  await expect(page.getByRole("navigation").getByRole("link", { name: "Who was it?" })).toHaveCount(0);
  expect([403, 404]).toContain(await (await api("employee")).status("/unnamed"));
});
