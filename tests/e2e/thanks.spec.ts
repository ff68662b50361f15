// The main job: a customer's thanks reaches, by name, the people who served them.
import { CustomerPage } from "./pages/customer_page.ts";
import { WallPage } from "./pages/wall_page.ts";
import { expect, test } from "./support/fixtures.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("a customer on a phone thanks two people, and both see the card on their open wall", async ({ open, api, stage }) => {
  const { place, me, colleague } = stage;
  const [mine, theirs] = [new WallPage(await open("employee")), new WallPage(await open("owner"))];
  await mine.visit();
  await theirs.visit(colleague.id);
  const message = `You carried my bags and smiled, ${me.first_name} & ${colleague.first_name}! <b>5</b>`;

  const customer = new CustomerPage(await open(undefined, PHONE));
  await customer.visit(place.key);
  await customer.thank([me, colleague]);
  await customer.message.fill(message);
  await expect(customer.page.getByText(message).last()).toBeVisible();
  await customer.sendIt();
  await expect(customer.thankYou).toBeVisible();
  await expect(customer.page.getByText(`Your thanks goes to`)).toContainText(me.first_name);

  const owner = await api("owner");
  for (const [wall, person, other] of [[mine, me, colleague], [theirs, colleague, me]] as const) {
    const card = wall.card(message);
    await expect(card).toBeVisible();
    await expect(wall.cards.first()).toContainText(message);
    await expect(card).toContainText(other.first_name);
    await expect(card).toContainText(place.name);
    const stored = (await owner.wall(person.id)).cards.find((one) => one.message === message);
    expect(stored?.points).toBeGreaterThan(0);
    expect(await wall.points(card)).toBe(stored?.points);
  }
});

test("a low score asks what to put right, and reaches no wall", async ({ open, api, stage }) => {
  const { place, touchpoint, me } = stage;
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const before = (await (await api("employee")).wall(me.id)).cards[0]?.id;

  const customer = new CustomerPage(await open());
  await customer.visit(place.key);
  await customer.score(2).click();
  await expect(customer.putRight).toBeVisible();
  await customer.page.getByRole("checkbox", { name: touchpoint.reasons[0]!.label }).check();
  await customer.tellUsMore.fill("Forty minutes in the queue.");
  await customer.thankAnyway.click();
  await expect(customer.who).toBeVisible();
  await customer.choose(me);
  await customer.continue.click();
  await customer.message.fill("You were kind all the same.");
  await customer.sendIt();
  await expect(customer.thankYou).toBeVisible();
  await expect(customer.page.getByText("We will look into it")).toBeVisible();

  // What is sent after it does arrive: so the low score would have been there by now.
  const later = "Sent after the low score.";
  await (await api()).send(place.key, 5, { recipients: [me.id], message: later });
  await expect(wall.card(later)).toBeVisible();
  await expect(wall.card("You were kind all the same.")).toHaveCount(0);
  const cards = (await (await api("employee")).wall(me.id)).cards;
  expect(cards.findIndex((card) => card.id === before)).toBe(1);
});

test("a wall shows older cards when asked", async ({ open }) => {
  const wall = new WallPage(await open("employee"));
  await wall.visit();
  const shown = await wall.cards.count();
  await wall.showOlder.click();
  await expect.poll(() => wall.cards.count()).toBeGreaterThan(shown);
});

test("thanks may name nobody", async ({ open, stage }) => {
  const customer = new CustomerPage(await open());
  await customer.visit(stage.place.key);
  await customer.thank([], 4);
  await customer.sendIt();
  await expect(customer.thankYou).toBeVisible();
});

test("Back keeps what was chosen, and the score can be changed until it is sent", async ({ open, stage }) => {
  const customer = new CustomerPage(await open());
  await customer.visit(stage.place.key);
  await customer.thank([stage.me], 5);
  await customer.message.fill("Kept while going back");
  await customer.back.click();
  await expect(customer.person(stage.me)).toBeChecked();
  await customer.back.click();
  await expect(customer.score(5)).toHaveAttribute("aria-pressed", "true");
  const changed = customer.page.waitForResponse((response) => response.request().method() === "PUT");
  await customer.score(4).click();
  expect((await changed).status()).toBe(200);
  expect((await changed).request().postDataJSON()).toEqual({ score: 4 });
  await expect(customer.person(stage.me)).toBeChecked();
  await customer.continue.click();
  await expect(customer.message).toHaveValue("Kept while going back");
  await customer.sendIt();
  await expect(customer.thankYou).toBeVisible();
});

test("the browser's Back goes one step back and keeps what was typed", async ({ open, stage }) => {
  const customer = new CustomerPage(await open(undefined, PHONE));
  const { page } = customer;
  await page.goto("/sign-in");
  await customer.visit(stage.place.key);
  await customer.thank([stage.me], 5);
  await customer.message.fill("Kept by the gesture");
  await page.goBack();
  await expect(customer.who).toBeFocused();
  await expect(customer.person(stage.me)).toBeChecked();
  await page.goForward();
  await expect(customer.message).toHaveValue("Kept by the gesture");
  await page.reload();
  await customer.back.click();
  await expect(customer.who).toBeVisible();
  await page.goBack();
  await expect(customer.score(5)).toBeFocused();
  await customer.score(5).click();
  await customer.continue.click();
  await customer.sendIt();
  await expect(customer.thankYou).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/sign-in/);
});
