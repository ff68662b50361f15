// What can be thanked and asked for beside people by name, and what the customer leaves with.
import { CustomerPage } from "./pages/customer_page.ts";
import { expect, test, type Open } from "./support/fixtures.ts";
import type { Score } from "./support/api.ts";

async function visit(open: Open, key: string, options: object = {}): Promise<CustomerPage> {
  const customer = new CustomerPage(await open(undefined, options));
  await customer.visit(key);
  return customer;
}

for (const score of [1, 2, 3, 4, 5] as Score[]) {
  test(`a score of ${score} alone counts, and leads where it should`, async ({ open, stage }) => {
    const customer = await visit(open, stage.place.key);
    const saved = customer.page.waitForResponse((response) => response.url().endsWith("/responses"));
    await customer.score(score).click();
    expect((await saved).request().postDataJSON()).toMatchObject({ score });
    await expect(score > 3 ? customer.who : customer.putRight).toBeFocused();
    if (score > 3) await customer.continue.click();
    const sent = await customer.sendIt();
    await expect(customer.thankYou).toBeVisible();
    expect(sent).toMatchObject({ recipients: [], message: "", improvement: "", pickup: "" });
  });
}

test("the whole team can be thanked, beside a person", async ({ open, stage }) => {
  const customer = await visit(open, stage.place.key);
  await customer.score(5).click();
  await customer.choose(stage.me);
  await customer.wholeTeam.check();
  await expect(customer.page.getByText("Chosen: 2")).toBeVisible();
  await customer.continue.click();
  await expect(customer.preview.getByRole("heading")).toHaveText(new RegExp(`${stage.me.first_name} and the whole team`));
  const sent = await customer.sendIt();
  expect(sent).toMatchObject({ whole_team: true, recipients: [stage.me.id], unnamed: "" });
  await expect(customer.page.getByText("Your thanks goes to")).toContainText("the whole team");
});

test("somebody whose name nobody knows is described", async ({ open, stage }) => {
  const customer = await visit(open, stage.place.key);
  await customer.score(5).click();
  await customer.unknownName.check();
  await customer.continue.click();
  await expect(customer.described).toBeFocused();
  await expect(customer.described).toHaveAttribute("aria-invalid", "true");
  await customer.described.fill("x".repeat(301));
  await customer.continue.click();
  await expect(customer.page.getByText("The text is too long by 1: 300 characters are possible.")).toBeVisible();
  await customer.described.fill("Red scarf, at the desk around noon");
  await customer.continue.click();
  await expect(customer.preview).toContainText("as soon as we know who it was");
  await customer.message.fill("You found my passport!");
  expect(await customer.sendIt()).toMatchObject({ unnamed: "Red scarf, at the desk around noon", recipients: [], whole_team: false });
  await expect(customer.page.getByText("Your thanks goes to")).toContainText("the person you described");
});

test("a contact has to lead somewhere, and belongs to a low score alone", async ({ open, stage }) => {
  const customer = await visit(open, stage.place.key);
  await customer.score(1).click();
  await customer.contact.fill("ask at the desk");
  await customer.send.click();
  await expect(customer.contact).toBeFocused();
  await expect(customer.page.getByText("Enter an e-mail address or a telephone number, or leave this empty.")).toBeVisible();
  await customer.contact.fill("+49 30 1234567");
  await customer.back.click();
  await customer.score(5).click();
  await expect(customer.who).toBeVisible();
  await customer.continue.click();
  expect(await customer.sendIt()).toMatchObject({ contact: "" });
});

test("what may be better left out is pointed out in its very words, and never changed by itself", async ({ open, stage }) => {
  const customer = await visit(open, stage.place.key);
  await customer.thank([stage.me]);
  const message = `${stage.me.first_name} Miller helped, call me on 0151 2345 6789.`;
  await customer.message.fill(message);
  await customer.untilRead();
  await customer.send.click();
  await expect(customer.hint.getByText("Miller", { exact: true })).toBeVisible();
  await expect(customer.message).toHaveValue(message);
  await customer.leaveOut.click();
  await expect(customer.message).toHaveValue(`${stage.me.first_name} helped, call me on 0151 2345 6789.`);
  await expect(customer.send).toBeFocused();
  await customer.send.click();
  await expect(customer.hint.getByText("0151 2345 6789", { exact: true })).toBeVisible();
  const request = customer.page.waitForRequest((one) => one.url().endsWith("/send"));
  await customer.keepIt.click();
  expect((await request).postDataJSON()).toMatchObject({ message: `${stage.me.first_name} helped, call me on 0151 2345 6789.` });
  await expect(customer.thankYou).toBeVisible();
});

test("a message to nobody in particular is not questioned", async ({ open, stage }) => {
  const customer = await visit(open, stage.place.key);
  await customer.thank([]);
  await customer.message.fill("Ask Mr Miller.");
  expect(await customer.sendIt()).toMatchObject({ message: "Ask Mr Miller." });
});

test("the customer leaves with a link of 128 random bits, and can copy it", async ({ open, stage }) => {
  const customer = await visit(open, stage.place.key, { permissions: ["clipboard-read", "clipboard-write"] });
  await customer.thank([stage.me]);
  const { pickup } = await customer.sendIt();
  expect(pickup).toMatch(/^[0-9a-f]{32}$/);
  await expect(customer.pickup).toHaveAttribute("href", new RegExp(`/thanks/${pickup}$`));
  await customer.page.getByRole("button", { name: "Copy the link" }).click();
  await expect(customer.page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await customer.page.evaluate(() => navigator.clipboard.readText())).toBe(await customer.pickup.getAttribute("href"));
});

for (const [outcome, words] of [["used", /used before/], ["expired", /has run out/], ["invalid", /not complete/]] as const) {
  test(`a receipt link that is ${outcome} says so, and the answer counts`, async ({ open, stage }) => {
    const customer = new CustomerPage(await open());
    await customer.page.route("**/responses", async (route) => {
      const { id, score } = route.request().postDataJSON();
      await route.fulfill({ status: 201, json: { id, score, sent: false, trust: "open", receipt: outcome } });
    });
    await customer.page.goto(`/f/${stage.place.key}#t=a-token`);
    await expect(customer.page).toHaveURL(new RegExp(`/f/${stage.place.key}$`));
    await customer.page.reload();
    const created = customer.page.waitForRequest((request) => request.url().endsWith("/responses"));
    await customer.score(5).click();
    expect((await created).postDataJSON()).toMatchObject({ token: "a-token" });
    await expect(customer.page.getByText(words)).toBeVisible();
  });
}

test("whom the receipt names is chosen already", async ({ open, stage }) => {
  const customer = new CustomerPage(await open());
  await customer.page.route("**/responses", async (route) => {
    const { id, score } = route.request().postDataJSON();
    await route.fulfill({ status: 201, json: { id, score, sent: false, trust: "receipt", receipt: "accepted", suggested: stage.me.id } });
  });
  await customer.page.goto(`/f/${stage.place.key}#t=a-token`);
  await customer.score(5).click();
  await expect(customer.person(stage.me)).toBeChecked();
});
