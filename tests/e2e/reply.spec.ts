// The way back: a card that was seen is told as read, and its person writes back once.
import { WallPage } from "./pages/wall_page.ts";
import { pickup } from "./support/api.ts";
import { expect, test } from "./support/fixtures.ts";

test("a card that was seen on one's own wall counts as read, on a lead's screen it does not", async ({ open, api, stage }) => {
  const message = "Thank you for finding my umbrella.";
  await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message });
  const employee = await api("employee");
  const isRead = async () => (await employee.wall(stage.me.id)).cards.find((card) => card.message === message)!.read;

  const watching = new WallPage(await open("owner"));
  await watching.visit(stage.me.id);
  await expect(watching.card(message)).toBeInViewport();
  // A page that tells anything tells it before it answers the next press.
  await watching.showOlder.click();
  expect(await isRead()).toBe(false);

  const mine = new WallPage(await open("employee"));
  await mine.visit();
  await expect(mine.card(message)).toBeInViewport();
  await expect.poll(isRead).toBe(true);
});

test("a person writes back once, and reads it on the card ever after", async ({ open, api, stage }) => {
  const message = "Thank you for the map of the old town.";
  await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message, pickup: pickup() });
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const card = wall.card(message);
  await card.getByRole("button", { name: "Write back" }).click();
  await card.getByRole("button", { name: "Send" }).click();
  await expect(card.getByText("Write a few words first.")).toBeVisible();
  await card.getByRole("button", { name: "Not now" }).click();
  await expect(card.getByRole("button", { name: "Write back" })).toBeFocused();

  await wall.reply(card, "It was a pleasure. Come back soon!");
  await expect(card).toContainText("It was a pleasure. Come back soon!");
  await expect(card).toContainText("Sent");
  await expect(card.getByRole("button", { name: "Write back" })).toHaveCount(0);
  await wall.visit();
  await expect(card).toContainText("It was a pleasure. Come back soon!");
  const stored = (await (await api("employee")).wall(stage.me.id)).cards.find((one) => one.message === message);
  expect(stored?.reply).toMatchObject({ text: "It was a pleasure. Come back soon!", state: "delivered" });
});

test("a reply with an address in it waits for somebody to read it", async ({ open, api, stage }) => {
  const message = "Thank you for the recipe.";
  await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message, pickup: pickup() });
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const card = wall.card(message);
  await wall.reply(card, "More of them at https://www.example.com");
  await expect(card).toContainText("Somebody reads it first");
});

test("nobody can be written back to who cannot come back", async ({ open, api, stage }) => {
  const message = "Thank you, from somebody without a link.";
  await (await api()).send(stage.place.key, 5, { recipients: [stage.me.id], message });
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  await expect(wall.card(message)).toBeVisible();
  await expect(wall.card(message).getByRole("button", { name: "Write back" })).toHaveCount(0);
});

test("thanks to the whole team says so, and pays nobody by name", async ({ open, api, stage }) => {
  const message = "Thank you all for a wonderful week.";
  await (await api()).send(stage.place.key, 5, { whole_team: true, message });
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  await expect(wall.card(message)).toContainText("To the whole team");
  await expect(wall.card(message)).not.toContainText("points");
});
