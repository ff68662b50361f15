// The page behind the link of the thank-you screen: read or not, when, and the reply.
import type { APIRequestContext } from "@playwright/test";
import { Api } from "./support/api.ts";
import { PlainPage } from "./pages/plain_page.ts";
import { expect, test, type Open } from "./support/fixtures.ts";

const REPLY = "You made my day. Come back soon!";

test("a customer comes back and finds the thanks read, and a reply", async ({ open, api, stage, audit, guard }) => {
  // The first page asks for the app in vain.
  guard.expects(/^failed GET \/assets\/customer\/.*\.js$/);
  const plain = new PlainPage(await open(undefined, { javaScriptEnabled: false }));
  await plain.visit(stage.place.key);
  await plain.score(5).click();
  await plain.person(stage.me).check();
  await plain.message.fill("You carried all our bags, and our son.");
  await plain.send.click();
  const link = (await plain.comeBack.getAttribute("href")) ?? "";
  const page = await open();
  await page.goto(link);
  await expect(page.getByText(`${stage.me.first_name} has not read it yet.`)).toBeVisible();
  await audit(page);
  await readAndReply(open, await api("employee"), stage.me.id);
  await page.reload();
  await expect(page.getByText(`${stage.me.first_name} read this today.`)).toBeVisible();
  await expect(page.getByText(REPLY)).toBeVisible();
  await expect(page.getByText("You carried all our bags, and our son.")).toBeVisible();
  await audit(page);
});

test("the page is as it should be from right to left, in the dark and on a small screen", async ({ open, api, stage, audit, guard }) => {
  guard.expects(/^failed GET \/assets\/customer\/.*\.js$/);
  const small = { viewport: { width: 320, height: 640 }, colorScheme: "dark" } as const;
  const plain = new PlainPage(await open(undefined, { ...small, javaScriptEnabled: false }));
  await plain.visit(stage.place.key, "ar");
  await plain.score(4).click();
  await plain.person(stage.me).check();
  await plain.send.click();
  const link = (await plain.comeBack.getAttribute("href")) ?? "";
  await readAndReply(open, await api("employee"), stage.me.id);
  const page = await open(undefined, small);
  await page.goto(link);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByText(REPLY)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, "nothing is wider than the screen").toBeLessThanOrEqual(320);
  await audit(page);
});

test("a link with a letter missing is told kindly", async ({ open, audit, guard }) => {
  guard.expects(/^404 GET \/thanks\//);
  const page = await open();
  await page.goto("/thanks/0123456789");
  await expect(page.getByRole("heading", { name: "We do not know this link" })).toBeVisible();
  await audit(page);
});

/** The person thanked opens the newest card on their wall, and writes back. */
async function readAndReply(open: Open, api: Api, employee: string): Promise<void> {
  const [card] = (await api.wall(employee)).cards;
  const { request } = (await open("employee")).context();
  await post(request, `/employees/${employee}/wall/read`, { cards: [card.id] });
  await post(request, `/appreciations/${card.id}/reply`, { text: REPLY });
}

async function post(request: APIRequestContext, path: string, data: object): Promise<void> {
  const answer = await request.post(`/api/v1${path}`, { data, headers: { "x-plaudit": "1" } });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
}
