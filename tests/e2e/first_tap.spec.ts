// The first tap counts: before WebAssembly, without a network, without JavaScript, and only once.
import { CustomerPage } from "./pages/customer_page.ts";
import { expect, test } from "./support/fixtures.ts";

test("a tap before WebAssembly has arrived is saved, and the app goes on from it", async ({ open, stage }) => {
  const customer = new CustomerPage(await open());
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await customer.page.route("**/*.wasm", async (route) => {
    await arrival;
    await route.continue();
  });
  await customer.page.goto(`/f/${stage.place.key}`, { waitUntil: "commit" });
  const saved = customer.page.waitForResponse((response) => response.url().endsWith("/responses"));
  await customer.score(5).click();
  expect((await saved).status()).toBe(201);
  await expect(customer.status).toContainText("Saved");
  await expect(customer.who).toBeHidden();
  arrive();
  await expect(customer.who).toBeVisible();
  await customer.choose(stage.me);
});

test("a tap without a connection is kept, and saved when the connection is back", async ({ open, guard, stage }) => {
  guard.expects(/^failed POST .*\/responses/);
  const customer = new CustomerPage(await open());
  await customer.visit(stage.place.key);
  await customer.page.waitForLoadState("networkidle");
  const responses = "**/api/v1/touchpoints/*/responses";
  const ids: string[] = [];
  customer.page.on("request", (request) => request.method() === "POST" && ids.push(request.postDataJSON().id));
  await customer.page.route(responses, (route) => route.abort("internetdisconnected"));
  await customer.score(5).click();
  await expect.poll(() => ids.length).toBeGreaterThan(0);
  await customer.page.unroute(responses);
  const saved = await customer.page.waitForResponse((response) => response.url().endsWith("/responses"));
  expect(saved.status()).toBe(201);
  expect(new Set(ids).size).toBe(1);
});

test("a refused tap asks again, and sends nothing that was pressed before", async ({ open, guard, stage }) => {
  guard.expects(/^failed POST .*\/responses$/, /^422 POST .*\/responses$/);
  const customer = new CustomerPage(await open());
  const { page } = customer;
  const sent: string[] = [];
  page.on("request", (request) => request.url().endsWith("/send") && sent.push(request.url()));
  await customer.visit(stage.place.key);
  await page.waitForLoadState("networkidle");
  const responses = "**/api/v1/touchpoints/*/responses";
  let isOffline = true;
  await page.route(responses, (route) => {
    if (isOffline) return route.abort("internetdisconnected");
    return route.fulfill({ status: 422, json: { code: "invalid", message: "This page is out of date.", fields: [] } });
  });
  await customer.thank([stage.me], 5);
  await customer.send.click();
  await expect(page.getByText("There is no connection.")).toBeVisible();
  isOffline = false;
  await expect(customer.status).toContainText("This page is out of date.");
  await expect(customer.question).toBeVisible();
  await page.unroute(responses);
  await customer.score(2).click();
  await expect(customer.putRight).toBeVisible();
  await expect(customer.send).toBeEnabled();
  await expect(customer.saving).toHaveText("Saved");
  expect(sent).toEqual([]);
});

test("no connection is blamed only where there is none", async ({ open, guard, stage }) => {
  guard.expects(/^503 POST .*\/responses$/);
  const customer = new CustomerPage(await open());
  const { page } = customer;
  await customer.visit(stage.place.key);
  await page.waitForLoadState("networkidle");
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  let isBusy = true;
  await page.route("**/api/v1/touchpoints/*/responses", async (route) => {
    await answered;
    if (isBusy) await route.fulfill({ status: 503, json: { code: "unavailable", message: "Later.", fields: [] } });
    else await route.continue();
  });
  await customer.thank([stage.me], 5);
  await customer.send.click();
  await expect(customer.saving).toHaveText("Saving…");
  await expect(page.getByText(/no connection/)).toHaveCount(0);
  answer();
  await expect(page.getByText(/^Many people are answering right now/)).toBeVisible();
  isBusy = false;
  await expect(customer.thankYou).toBeVisible();
});

test("a reload after the tap goes on with the same response", async ({ open, stage }) => {
  const customer = new CustomerPage(await open());
  await customer.visit(stage.place.key);
  const first = customer.page.waitForResponse((response) => response.url().endsWith("/responses"));
  await customer.score(4).click();
  const { id } = (await first).request().postDataJSON();
  await customer.page.reload();
  const sent = customer.page.waitForRequest((request) => request.url().endsWith("/send"));
  await customer.continue.click();
  await customer.send.click();
  expect((await sent).url()).toContain(id);
  await expect(customer.thankYou).toBeVisible();
});

test("a double click on Send stores one response", async ({ open, api, stage }) => {
  const customer = new CustomerPage(await open());
  await customer.visit(stage.place.key);
  await customer.thank([stage.me]);
  const message = "Clicked twice in a hurry.";
  await customer.message.fill(message);
  await customer.untilRead();
  await customer.send.dblclick();
  await expect(customer.thankYou).toBeVisible();
  const { cards } = await (await api("employee")).wall(stage.me.id);
  expect(cards.filter((card) => card.message === message)).toHaveLength(1);
});

test("a customer answers with the keyboard alone, and moving never sends", async ({ open, stage }) => {
  const customer = new CustomerPage(await open());
  const { page } = customer;
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await customer.visit(stage.place.key);
  await customer.score(5).focus();
  for (const key of ["Tab", "ArrowRight", "Tab", "ArrowDown", "Shift+Tab", "Shift+Tab"]) await page.keyboard.press(key);
  await customer.score(5).focus();
  expect(posts).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(customer.who).toBeFocused();
  await customer.tabTo(customer.person(stage.me));
  await page.keyboard.press("Space");
  await expect(customer.person(stage.me)).toBeChecked();
  await customer.tabTo(customer.continue);
  await page.keyboard.press("Enter");
  await expect(customer.what).toBeFocused();
  await customer.tabTo(customer.message);
  await page.keyboard.type("Typed without a mouse");
  await customer.tabTo(customer.send);
  await customer.sendIt(() => page.keyboard.press("Enter"));
  await expect(customer.thankYou).toBeFocused();
});

test("where the app cannot be loaded, the plain pages lead through the rest of the same answer", async ({ open, guard, stage, api }) => {
  guard.expects(/^failed GET \/assets\/customer\/.*\.wasm$/, /^uncaught: TypeError: Failed to fetch/);
  const page = await open();
  await page.route(/\.wasm$/, (route) => route.abort("internetdisconnected"));
  const customer = new CustomerPage(page);
  await customer.visit(stage.place.key);
  await customer.score(5).click();
  await customer.question.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("checkbox", { name: new RegExp(stage.me.first_name) }).first().check();
  // Its words are fixed: chance can look like a telephone number, and that is held for a moderator.
  const message = "Without the app, and just as heartfelt.";
  await page.getByRole("textbox", { name: "Your message" }).fill(message);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { name: "Thank you." })).toBeVisible();
  const { cards } = await (await api("employee")).wall(stage.me.id);
  expect(cards.map((card) => card.message)).toContain(message);
});

test("the form works without JavaScript", async ({ open, guard, stage }) => {
  // The document asks for the app in vain.
  guard.expects(/^failed GET \/assets\/customer\/.*\.js$/);
  const page = await open(undefined, { javaScriptEnabled: false });
  const customer = new CustomerPage(page);
  await customer.visit(stage.place.key);
  await customer.score(3).click();
  await expect(page.getByText("Your answer is saved")).toBeVisible();
});
