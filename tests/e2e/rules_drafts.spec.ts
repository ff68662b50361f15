// A draft of the rules is lost neither to another window, nor to leaving the page, nor to a server that cannot be read.
import { RulesPage } from "./pages/rules_page.ts";
import { SignInPage } from "./pages/sign_in_page.ts";
import { account, expect, test } from "./support/fixtures.ts";

test("two windows change the same draft: nothing is written over, and neither is lost", async ({ open, api, guard, audit }) => {
  guard.expects(/^409 PUT \/api\/v1\/rules\/draft$/);
  const owner = await api("owner");
  const one = new RulesPage(await open("owner"));
  const other = new RulesPage(await open("owner"));
  await one.visit();
  await other.visit();
  await one.points().first().fill("71");
  await expect(one.kept).toBeVisible();
  await other.points().first().fill("72");
  await other.why.fill("From the other window.");
  await expect(other.clash).toContainText("In this window");
  await expect(other.clash).toContainText("72 points instead of");
  await expect(other.clash).toContainText("71 points instead of");
  await expect(other.clash).toContainText(/The other was kept on \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d\./);
  // What changes with each edit is not announced at each edit.
  const announced = other.page.getByRole("alert").filter({ hasText: "changed in another window" });
  await expect(announced).toContainText("nothing is written over until you decide");
  await expect(announced).not.toContainText("points instead of");
  await audit(other.page);
  const stored = async () => JSON.stringify((await owner.read<{ content: string } | null>("/rules/draft")) ?? "");
  expect(await stored()).toContain("71");

  // Undecided, it survives a reload; what is typed meanwhile is kept in this tab.
  await other.points().first().fill("73");
  other.page.once("dialog", (dialog) => dialog.accept());
  await other.page.reload();
  await expect(other.points().first()).toHaveValue("73");
  await other.clash.getByRole("button", { name: "Keep mine" }).click();
  await expect(other.clash).toHaveCount(0);
  await expect(other.kept).toBeVisible();
  await expect.poll(stored).toContain("From the other window.");
  await expect(other.aside).toContainText("71 points instead of");
  await audit(other.page);
  await other.aside.getByRole("button", { name: "Go on with it instead" }).click();
  await expect(other.points().first()).toHaveValue("71");
  await expect(other.aside).toContainText("73 points instead of");
  await other.aside.getByRole("button", { name: "Go on with it instead" }).click();
  await expect(other.points().first()).toHaveValue("73");
  await expect(other.kept).toBeVisible();

  // The first window does not know of it yet.
  await one.points().first().fill("74");
  await expect(one.clash).toContainText("73 points instead of");
  await one.clash.getByRole("button", { name: "Take the other" }).click();
  await expect(one.points().first()).toHaveValue("73");
  await expect(one.why).toHaveValue("From the other window.");
  await expect(one.kept).toBeVisible();
  await expect(one.aside).toContainText("74 points instead of");
  await one.aside.getByRole("button", { name: "Forget it" }).click();
  await expect(one.aside).toHaveCount(0);
});

test("what was put aside stays through further conflicts, until it is forgotten", async ({ open, api, guard, audit }) => {
  guard.expects(/^409 PUT \/api\/v1\/rules\/draft$/);
  const owner = await api("owner");
  const stored = async () => (await owner.read<{ content: string } | null>("/rules/draft"))?.content ?? "";
  const one = new RulesPage(await open("owner"));
  const other = new RulesPage(await open("owner"));
  await one.visit();
  await other.visit();
  await one.points().first().fill("71");
  await expect(one.kept).toBeVisible();
  await other.points().first().fill("72");
  await other.clash.getByRole("button", { name: "Keep mine" }).click();
  await expect(other.aside).toContainText("71 points instead of");
  await expect(other.kept).toBeVisible();
  await one.points().first().fill("73");
  await expect(one.clash).toContainText("72 points instead of");
  await one.clash.getByRole("button", { name: "Take the other" }).click();
  await expect(one.aside).toContainText("73 points instead of");
  await expect(one.kept).toBeVisible();
  await one.page.getByRole("button", { name: "Discard changes" }).click();
  await expect.poll(stored).toBe("");

  // A conflict with nothing leaves what was put aside earlier.
  await other.points().first().fill("74");
  await expect(other.clash).toContainText("There it was put away");
  await other.clash.getByRole("button", { name: "Keep mine" }).click();
  await expect(other.aside).toContainText("71 points instead of");
  await expect(other.kept).toBeVisible();

  // With nothing in the editor, the notice is gone with what it had; the keyboard goes on.
  await one.aside.getByRole("button", { name: "Go on with it instead" }).press("Enter");
  await expect(one.why).toBeFocused();
  await expect(one.points().first()).toHaveValue("73");
  await expect(one.aside).toHaveCount(0);
  await one.clash.getByRole("button", { name: "Keep mine" }).click();
  await expect(one.aside).toContainText("74 points instead of");
  await expect(one.kept).toBeVisible();

  // Another conflict adds to what was put aside.
  await other.points().first().fill("75");
  await expect(other.clash).toContainText("73 points instead of");
  await other.clash.getByRole("button", { name: "Keep mine" }).click();
  await expect(other.aside).toContainText("2 other drafts");
  await expect(other.aside).toContainText("73 points instead of");
  await expect(other.aside).toContainText("71 points instead of");
  await audit(other.page);
  await other.aside.getByRole("button", { name: "Forget it" }).first().click();
  await expect(other.aside).not.toContainText("73 points instead of");
  await expect(other.aside).toContainText("71 points instead of");
});

test("who leaves with a draft that the server did not take is told so, and it is tried again", async ({ open, api, guard }) => {
  guard.expects(/^failed PUT \/api\/v1\/rules\/draft$/);
  const owner = await api("owner");
  const page = await open("owner");
  const rules = new RulesPage(page);
  await rules.visit();
  await page.route("**/api/v1/rules/draft", (route) => (route.request().method() === "PUT" ? route.abort() : route.fallback()));
  await rules.points().first().fill("83");
  await expect(page.getByText("The server did not take your draft.")).toBeVisible();
  const leave = page.getByRole("navigation").getByRole("link", { name: "Insights" });
  await leave.click();
  await expect(rules.dialog).toContainText("in this window only");
  await rules.dialog.getByRole("button", { name: "Stay here" }).click();
  await page.unroute("**/api/v1/rules/draft");
  await leave.click();
  await expect(rules.dialog).toContainText("They are kept as your draft.");
  expect((await owner.read<{ content: string }>("/rules/draft")).content).toContain("83");
});

test("what was typed a moment before the page is left is kept at the server", async ({ open, api }) => {
  const owner = await api("owner");
  const stored = async () => (await owner.read<{ content: string } | null>("/rules/draft"))?.content ?? "";
  const page = await open("owner");
  const rules = new RulesPage(page);
  await rules.visit();
  page.on("dialog", (dialog) => dialog.accept());
  await rules.points().first().fill("81");
  await rules.why.fill("Said in passing.");
  await page.goto("about:blank");
  await expect.poll(stored).toContain("Said in passing.");

  await rules.visit();
  await expect(rules.why).toHaveValue("Said in passing.");
  await expect(rules.kept).toBeVisible();
  await rules.why.fill("Said at the door.");
  await page.getByRole("navigation").getByRole("link", { name: "Insights" }).click();
  await rules.dialog.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { name: "Insights" })).toBeVisible();
  await expect.poll(stored).toContain("Said at the door.");
  await page.getByRole("navigation").getByRole("link", { name: "Point rules" }).click();
  await expect(rules.why).toHaveValue("Said at the door.");
  await expect(rules.clash).toHaveCount(0);
});

test("Back, Forward and signing out ask before a draft is left, as links do", async ({ open, server, audit }) => {
  // Signing out ends a session: not one that other journeys share.
  const page = await open();
  const { email, password } = account(server, "owner");
  const signIn = new SignInPage(page);
  await signIn.visit();
  await signIn.signIn(email, password);
  await expect(signIn.heading).toHaveCount(0);
  await page.goto("/insights");
  await page.getByRole("navigation").getByRole("link", { name: "Point rules" }).click();
  const rules = new RulesPage(page);
  await rules.points().first().fill("91");
  await page.goBack();
  await expect(rules.dialog).toContainText("Leave without publishing?");
  await audit(page);
  await rules.dialog.getByRole("button", { name: "Stay here" }).click();
  await expect(page).toHaveURL(/\/admin\/rules$/);
  await expect(rules.points().first()).toHaveValue("91");
  await page.goBack();
  await rules.dialog.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { name: "Insights" })).toBeVisible();
  await expect(page).toHaveURL(/\/insights/);

  await page.getByRole("navigation").getByRole("link", { name: "Point rules" }).click();
  await expect(rules.points().first()).toHaveValue("91");
  await page.getByRole("button", { name: "Sign out" }).click();
  await rules.dialog.getByRole("button", { name: "Stay here" }).click();
  await expect(rules.points().first()).toHaveValue("91");
  await page.getByRole("button", { name: "Sign out" }).click();
  await rules.dialog.getByRole("button", { name: "Leave" }).click();
  await expect(signIn.heading).toBeVisible();
});

test("a draft that cannot be read is written over by nobody, and taken up once it can", async ({ open, api, guard, audit }) => {
  guard.expects(/^503 GET \/api\/v1\/rules\/draft$/);
  const owner = await api("owner");
  const first = new RulesPage(await open("owner"));
  await first.visit();
  await first.points().first().fill("61");
  await expect(first.kept).toBeVisible();

  const page = await open("owner");
  const problem = { code: "unavailable", message: "The database rests.", fields: [] };
  let puts = 0;
  await page.route("**/api/v1/rules/draft", (route) => {
    if (route.request().method() === "GET") return route.fulfill({ status: 503, json: problem });
    puts += 1;
    return route.fallback();
  });
  const rules = new RulesPage(page);
  await rules.visit();
  const notice = page.getByRole("alert").filter({ hasText: "could not be read from the server" });
  await expect(notice).toBeVisible();
  await audit(page);
  await rules.points().first().fill("62");
  await expect(page.getByText("Your draft is kept in this tab only.")).toBeVisible();
  await page.waitForTimeout(1_200);
  expect(puts).toBe(0);
  await page.unroute("**/api/v1/rules/draft");
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toHaveCount(0);
  await expect(rules.clash).toContainText("61 points instead of");
  await rules.clash.getByRole("button", { name: "Keep mine" }).click();
  await expect(rules.kept).toBeVisible();
  expect((await owner.read<{ content: string }>("/rules/draft")).content).toContain("62");
});
