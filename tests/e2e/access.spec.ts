// Who may see what, and what those read who may not.
import { SignInPage } from "./pages/sign_in_page.ts";
import { account, expect, test, type Role } from "./support/fixtures.ts";

for (const [role, start] of [["employee", /\/wall$/], ["lead", /\/(wall|insights)/], ["owner", /\/insights/]] as [Role, RegExp][]) {
  test(`signing in as ${role} leads to the start page of the role, and signing out ends it`, async ({ open, server, guard }) => {
    // What the wall was about to ask or to tell when its person signed out.
    guard.expects(/^401 (GET|POST) \/api\/v1\/employees\/.*\/wall/);
    const page = await open();
    const { email, password } = account(server, role);
    const signIn = new SignInPage(page);
    await page.goto("/");
    await expect(signIn.heading).toBeVisible();
    await signIn.signIn(email, password);
    await expect(page).toHaveURL(start);
    // What the page was still asking for when the session ended is refused too.
    guard.expects(/^401 GET/);
    await page.getByRole("button", { name: "Sign out" }).or(page.getByRole("link", { name: "Sign out" })).click();
    await expect(signIn.heading).toBeVisible();
    await page.goto("/wall");
    await expect(signIn.heading).toBeVisible();
  });
}

test("sign-in refuses a wrong password without saying which part was wrong", async ({ open, server, guard }) => {
  guard.expects(/^401 POST \/api\/v1\/session$/);
  const signIn = new SignInPage(await open());
  await signIn.visit();
  const words = "The e-mail address or the password is wrong.";
  await signIn.signIn(account(server, "employee").email, "not the password");
  await expect(signIn.error).toContainText(words);
  const forKnown = await signIn.error.innerText();
  await signIn.visit();
  await signIn.signIn("nobody@example.org", "not the password");
  await expect(signIn.error).toHaveText(forKnown, { useInnerText: true });
});

test("after signing in one is on the page that was asked for", async ({ open, server, guard }) => {
  guard.expects(/^401 GET/);
  const page = await open();
  await page.goto("/admin/rules");
  const { email, password } = account(server, "owner");
  await new SignInPage(page).signIn(email, password);
  await expect(page).toHaveURL(/\/admin\/rules$/);
  await expect(page.getByRole("heading", { name: "Point rules" })).toBeVisible();
});

test("a session that has ended leads to sign-in, and back to where one was", async ({ open, server, guard }) => {
  guard.expects(/^401 GET/);
  const page = await open("lead");
  await page.goto("/insights?by=month");
  await expect(page.getByRole("button", { name: "Show as table" })).toBeVisible();
  await page.context().clearCookies();
  await page.getByLabel("By", { exact: true }).selectOption("quarter");
  await expect(page).toHaveURL(/\/sign-in\?next=\/insights.*quarter/);
  await expect(page.getByText("Your session has ended")).toBeVisible();
  const { email, password } = account(server, "lead");
  await new SignInPage(page).signIn(email, password);
  await expect(page).toHaveURL(/\/insights\?.*by=quarter/);
});

test("a tab that is seen again shows who is signed in by now", async ({ open, cookies, server }) => {
  const page = await open("employee");
  // What the page asks for before has its answer: nothing is asked while nobody is signed in.
  const asked = [/\/employees\/[^/]+\/wall$/, /\/wall\/live$/].map((address) => page.waitForResponse(address));
  await page.goto("/wall");
  await Promise.all(asked);
  await expect(page.getByRole("banner")).toContainText(account(server, "employee").name);
  await page.context().clearCookies();
  await page.context().addCookies(cookies.lead.cookies);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(page.getByRole("banner")).toContainText(account(server, "lead").name);
  await expect(page.getByRole("banner")).not.toContainText(account(server, "employee").name);
});

test("an employee cannot open an admin page, nor read what is behind it", async ({ open, api, guard }) => {
  guard.expects(/^40[34] GET \/api\/v1\/rules$/);
  const page = await open("employee");
  await page.goto("/admin/rules");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("spinbutton")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Point rules" })).toHaveCount(0);
  await expect(page.getByRole("navigation").getByRole("link", { name: "Point rules" })).toHaveCount(0);
  expect([403, 404]).toContain(await (await api("employee")).status("/rules"));
});

test("another's wall is like one that does not exist", async ({ open, api, guard, stage }) => {
  guard.expects(/^404 GET \/api\/v1\/employees\//);
  const employee = await api("employee");
  const other = stage.colleague.id;
  expect(await employee.status(`/employees/${other}/wall`)).toBe(404);
  expect(await employee.status(`/employees/${other}/wall/live`)).toBe(404);
  expect(await employee.status("/employees/0198c0de-0000-7000-8000-000000000001/wall")).toBe(404);
  const page = await open("employee");
  await page.goto(`/wall/${other}`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("nobody reads anything without signing in", async ({ api, stage }) => {
  const anybody = await api();
  for (const path of ["/session", "/rules", "/insights/subjects", `/employees/${stage.me.id}/wall`]) {
    expect(await anybody.status(path), path).toBe(401);
  }
});

test("a page that does not exist says so, and leads on", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("main").getByRole("link").first().click();
  await expect(page).not.toHaveURL(/no\/such\/page/);
});

test("a touchpoint that does not exist says so", async ({ open, guard }) => {
  guard.expects(/^404 GET \/f\/nowhere$/, /^404 GET \/api\/v1\/touchpoints\//);
  const page = await open();
  const answer = await page.goto("/f/nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This page is not in use" })).toBeVisible();
});

test("without a connection a page says so, and loads when asked again", async ({ open, guard }) => {
  guard.expects(/^failed GET \/api\//);
  const page = await open("employee");
  await page.route("**/api/v1/employees/**", (route) => route.abort("internetdisconnected"));
  await page.goto("/wall");
  const again = page.getByRole("button", { name: /again/i });
  await expect(again.first()).toBeVisible();
  await page.unroute("**/api/v1/employees/**");
  await again.first().click();
  await expect(page.getByRole("article").first()).toBeVisible();
});
