// The whole way in every language, by keyboard alone and by touch: right-to-left too, and in the language that is 40 % longer.
import { CustomerPage } from "./pages/customer_page.ts";
import { expect, test, type Open } from "./support/fixtures.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const LANGUAGES = ["en", "es", "fr", "de", "tr", "ar", "zh-Hans", "en-XA"];
const ENGLISH = ["Who made the difference?", "What did they do well?", "Thank you."];

async function visit(open: Open, key: string, language: string, options: object = {}): Promise<CustomerPage> {
  const customer = new CustomerPage(await open(undefined, options));
  await customer.visit(key, language);
  await expect(customer.page.locator("html")).toHaveAttribute("lang", language);
  return customer;
}

for (const language of LANGUAGES) {
  test(`${language}: the whole way with the keyboard alone`, async ({ open, stage, audit }) => {
    const customer = await visit(open, stage.place.key, language);
    const { keyboard } = customer.page;
    const headings: string[] = [];
    await customer.tabTo(customer.score(5));
    await keyboard.press("Enter");
    headings.push(await customer.untilStep());
    await customer.tabTo(customer.people.first());
    await keyboard.press("Space");
    await expect(customer.people.first()).toBeChecked();
    await customer.tabTo(customer.onward);
    await keyboard.press("Enter");
    headings.push(await customer.untilStep());
    await customer.tabTo(customer.standards.first());
    await keyboard.press("Space");
    await customer.tabTo(customer.message);
    await keyboard.type("Typed without a mouse");
    await expect(customer.card).toContainText("Typed without a mouse");
    if (language === "ar") await audit(customer.page);
    await customer.tabTo(customer.onward);
    const sent = await customer.sendIt(() => keyboard.press("Enter"));
    headings.push(await customer.untilStep());
    expect(sent).toMatchObject({ message: "Typed without a mouse", recipients: [expect.any(String)], standards: [expect.any(String)] });
    if (language === "en") expect(headings).toEqual(ENGLISH);
    else for (const [place, english] of ENGLISH.entries()) expect(headings[place]).not.toBe(english);
  });

  test(`${language}: the whole way by touch after a low score`, async ({ open, stage }) => {
    const customer = await visit(open, stage.place.key, language, PHONE);
    const created = customer.page.waitForRequest((request) => request.url().endsWith("/responses"));
    await customer.score(2).tap();
    expect((await created).postDataJSON().instrument).toEqual({ language, wording: expect.any(Number), shown: "best_top" });
    await customer.untilStep();
    // The box lies over the chip, and is what a finger meets.
    await customer.reasons.first().tap();
    await customer.tellUsMore.fill("The queue.");
    await customer.contact.fill("maria@example.com");
    await customer.thankAnyway.tap();
    await customer.untilStep();
    await customer.people.first().tap();
    await customer.onward.tap();
    await customer.untilStep();
    const overflow = await customer.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
    const sent = await customer.sendIt((button) => button.tap());
    await expect(customer.pickup).toBeVisible();
    expect(sent).toMatchObject({ improvement: "The queue.", contact: "maria@example.com", reasons: [expect.any(String)] });
  });
}

test("the scale begins with the best score where reading begins, and what was shown is told", async ({ open, stage }) => {
  for (const [language, shown] of [["en", "best_left"], ["ar", "best_right"]] as const) {
    const customer = await visit(open, stage.place.key, language, { viewport: { width: 1440, height: 900 } });
    const created = customer.page.waitForRequest((request) => request.url().endsWith("/responses"));
    await customer.score(4).click();
    expect((await created).postDataJSON().instrument).toMatchObject({ language, shown });
  }
});

test("names are joined as the language joins them", async ({ open, stage }) => {
  for (const [language, and] of [["en", " and "], ["de", " und "], ["es", " y "], ["zh-Hans", "和"]] as const) {
    const customer = await visit(open, stage.place.key, language);
    await customer.score(5).click();
    for (const person of [stage.me, stage.colleague]) await customer.page.getByRole("checkbox", { name: person.first_name }).first().check();
    await customer.onward.click();
    await expect(customer.preview.getByRole("heading")).toContainText(and);
  }
});

test("another language on the first screen keeps what was answered", async ({ open, stage }) => {
  const customer = await visit(open, stage.place.key, "en");
  await customer.thank([stage.me]);
  await customer.message.fill("Kept in every language");
  await customer.back.click();
  await customer.back.click();
  await customer.page.getByRole("link", { name: "Deutsch" }).click();
  await expect(customer.page.locator("html")).toHaveAttribute("lang", "de");
  await expect(customer.score(5)).toHaveAttribute("aria-pressed", "true");
  await customer.score(5).click();
  await expect(customer.heading).not.toHaveText(ENGLISH[0]!);
  await expect(customer.page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await customer.onward.click();
  await expect(customer.message).toHaveValue("Kept in every language");
});

test("in Arabic the way back points to where one came from", async ({ open, stage }) => {
  const angle = async (language: string) => {
    const customer = await visit(open, stage.place.key, language);
    await customer.score(5).click();
    return customer.back.evaluate((button) => getComputedStyle(button, "::before").rotate);
  };
  expect(await angle("ar")).not.toBe(await angle("en"));
});
