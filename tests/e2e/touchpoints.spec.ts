// Owners set up a touchpoint: what they save is what customers and kiosks meet.
import { readFile } from "node:fs/promises";
import { PosterPage, TouchpointPage, TouchpointsPage } from "./pages/touchpoint_page.ts";
import { uuid7, type Touchpoint } from "./support/api.ts";
import { expect, test } from "./support/fixtures.ts";

test("an owner finds a touchpoint in the list, and words the question anew", async ({ open, api, stage }) => {
  const list = new TouchpointsPage(await open("owner"));
  await list.visit();
  await expect(list.row(stage.place.name)).toContainText(String(stage.touchpoint.people.length));
  await list.row(stage.place.name).getByRole("link").click();
  const page = new TouchpointPage(list.page);
  await expect(page.page.getByRole("heading", { name: stage.place.name, level: 1 })).toBeVisible();

  const question = "Wie war Ihr Empfang heute?";
  const asked = async () => (await (await api()).read<Touchpoint>(`/touchpoints/${stage.place.key}?lang=de`)).question;
  const standard = await asked();
  await expect(page.question("German")).toHaveAttribute("placeholder", standard);
  await page.question("German").fill(question);
  await page.saveAll();
  expect(await asked()).toBe(question);
  await expect(page.standing("German")).toHaveText(/^Own wording, version \d+$/);

  await page.page.getByRole("button", { name: "Back to the standard wording in German" }).click();
  await expect(page.question("German")).toBeFocused();
  await page.saveAll();
  await expect(page.standing("German")).toHaveText("Standard wording");
  expect(await asked()).toBe(standard);
});

test("opening hours are told where they make no sense, and are kept once they do", async ({ open, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.visit(stage.place.key);
  await page.alwaysOpen.uncheck();
  await page.time("Monday opens").fill("08:30");
  await page.time("Monday closes").fill("08:00");
  await page.save.click();
  await expect(page.page.getByText("the closing time must be after the opening time")).toBeVisible();
  await expect(page.time("Monday opens")).toBeFocused();
  await page.time("Monday closes").fill("19:00");
  await page.page.getByRole("button", { name: "Copy to weekdays" }).click();
  await page.page.getByRole("button", { name: "Remove hours 1 on Wednesday" }).click();
  await page.saveAll();

  await page.visit(stage.place.key);
  await expect(page.time("Friday opens")).toHaveValue("08:30");
  await expect(page.time("Friday closes")).toHaveValue("19:00");
  await expect(page.page.getByRole("group", { name: "Wednesday" })).toContainText("Closed");
  await page.alwaysOpen.check();
  await page.saveAll();
});

test("a site that is listed may show the page, and gets lines to copy", async ({ open, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.visit(stage.place.key);
  await expect(page.snippet).toHaveCount(0);
  await page.sites.fill("http://www.example.com");
  await page.save.click();
  await expect(page.sites).toHaveAttribute("aria-invalid", "true");
  await expect(page.sites).toBeFocused();
  await page.sites.fill("https://www.example.com/");
  await page.saveAll();
  await expect(page.snippet).toHaveValue(/<iframe src="http[^"]+\/f\/[^"]+"/);
  const headers = (await page.page.request.get(`/f/${stage.place.key}`)).headers();
  expect(headers["content-security-policy"]).toContain("frame-ancestors https://www.example.com");
  await page.sites.fill("");
  await page.saveAll();
  await expect(page.snippet).toHaveCount(0);
});

test("a tablet takes a one-time code, is on the list, and is revoked", async ({ open, api, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.visit(stage.place.key);
  // Other journeys enrol tablets here too.
  const name = `Tablet ${crypto.randomUUID().slice(0, 8)}`;
  const code = await page.makeCode(name, "2468");
  expect(code).toMatch(/^\w{4}-\w{4}$/);
  await expect(page.dialog).toContainText(/another \d+:\d\d/);

  const tablet = await api();
  await tablet.post("/kiosk/enrolment", { key: stage.place.key, code }, 201);
  await expect(page.dialog.getByText(`${name} is enrolled`)).toBeVisible();
  await page.dialog.getByRole("button", { name: "Done" }).click();
  const kiosk = page.kiosks.filter({ hasText: name });
  await expect(kiosk).toContainText("Last seen just now");

  const beat = { waiting: 2, refused: 0, version: "9.9.9", device_at: new Date().toISOString() };
  await tablet.post("/kiosk/heartbeat", beat);
  await page.page.getByRole("button", { name: "Look again" }).click();
  await expect(kiosk).toContainText("2 answers waiting");
  await expect(kiosk).toContainText("version 9.9.9");

  await kiosk.getByRole("button", { name: "Revoke" }).click();
  await page.dialog.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(kiosk).toContainText("Revoked today");
  await tablet.post("/kiosk/heartbeat", beat, 401);
});

test("the list of kiosks follows by itself, and disturbs nobody", async ({ open, api, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.page.clock.install();
  const listed = page.page.waitForResponse((answer) => answer.url().endsWith("/kiosks"));
  await page.visit(stage.place.key);
  await listed;
  const name = `Tablet ${crypto.randomUUID().slice(0, 8)}`;
  const { code } = await (await api("owner")).kioskCode(stage.place.key, "2468", name);
  const tablet = await api();
  await tablet.post("/kiosk/enrolment", { key: stage.place.key, code }, 201);
  const kiosk = page.kiosks.filter({ hasText: name });
  // Nobody has touched the page: such a reading is no use of the session.
  const quiet = page.page.waitForRequest((request) => request.url().endsWith("/kiosks") && request.headers()["x-plaudit-quiet"] === "1");
  await page.page.clock.fastForward("00:31");
  await quiet;
  await expect(kiosk).toContainText("Last seen");

  const tell = (waiting: number) => tablet.post("/kiosk/heartbeat", { waiting, refused: 0, version: "9.9.9", device_at: new Date().toISOString() });
  const revoke = kiosk.getByRole("button", { name: "Revoke" });
  await revoke.focus();
  await tell(2);
  await page.page.clock.fastForward("00:31");
  await expect(kiosk).toContainText("2 answers waiting");
  await expect(revoke).toBeFocused();

  await page.page.keyboard.press("Enter");
  await expect(page.dialog).toBeVisible();
  const loud = page.page.waitForRequest((request) => request.url().endsWith("/kiosks") && !request.headers()["x-plaudit-quiet"]);
  await tell(3);
  await page.page.clock.fastForward("00:31");
  await loud;
  await expect(kiosk).toContainText("3 answers waiting");
  await expect(page.dialog).toBeVisible();
  await page.page.keyboard.press("Escape");
  await expect(revoke).toBeFocused();
});

test("a list that cannot be read any more says so, and takes nobody's page away", async ({ open, stage, guard }) => {
  guard.expects(/^503 GET .*\/kiosks$/, /^401 GET .*\/kiosks$/);
  const page = new TouchpointPage(await open("owner"));
  await page.page.clock.install();
  const listed = page.page.waitForResponse((answer) => answer.url().endsWith("/kiosks"));
  await page.visit(stage.place.key);
  await listed;
  const old = page.page.getByText("The list cannot be read at the moment.");
  for (const [status, code] of [[503, "unavailable"], [401, "signed_out"]] as const) {
    await page.page.route("**/kiosks", (route) => route.fulfill({ status, json: { code, message: "Not now.", fields: [] } }));
    await page.page.clock.fastForward("00:31");
    await expect(old).toBeVisible();
    await expect(page.question("English")).toBeVisible();
    await page.page.unroute("**/kiosks");
    await page.page.clock.fastForward("00:31");
    await expect(old).toBeHidden();
  }
});

test("a PIN that is no PIN is told at its field", async ({ open, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.visit(stage.place.key);
  await page.addKiosk.click();
  await page.dialog.getByLabel("Name").fill("Tablet");
  await page.dialog.getByLabel("PIN").fill("12");
  await page.dialog.getByRole("button", { name: "Make a code" }).click();
  await expect(page.dialog.getByLabel("PIN")).toHaveAttribute("aria-invalid", "true");
  await expect(page.dialog.getByLabel("PIN")).toBeFocused();
  await page.page.keyboard.press("Escape");
  await expect(page.dialog).toBeHidden();
});

test("one-time links are made, downloaded, and count once", async ({ open, api, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.visit(stage.place.key);
  await page.page.getByLabel("How many").fill("0");
  await page.makeLinks.click();
  await expect(page.page.getByText("Choose 1 to 1,000 links.")).toBeVisible();
  await page.page.getByLabel("How many").fill("3");
  await page.page.getByLabel("Whom the visit was with").selectOption(stage.me.id);
  await page.makeLinks.click();
  await expect(page.page.getByRole("heading", { name: /^3 links, good until/ })).toBeFocused();

  const [download] = await Promise.all([page.page.waitForEvent("download"), page.page.getByRole("link", { name: "Download as CSV" }).click()]);
  const rows = (await readFile(await download.path(), "utf8")).trim().split("\r\n").slice(1);
  expect(rows).toHaveLength(3);
  const token = rows[0]!.split(",")[0]!.split("#t=")[1]!;
  const answer = () => ({ id: uuid7(), score: 5, token });
  const responses = `/touchpoints/${stage.place.key}/responses`;
  const anybody = await api();
  expect(await anybody.post(responses, answer(), 201)).toMatchObject({ trust: "receipt", receipt: "accepted", suggested: stage.me.id });
  expect(await anybody.post(responses, answer(), 201)).toMatchObject({ trust: "open", receipt: "used" });
});

test("what is not saved is not lost without a question", async ({ open, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.visit(stage.place.key);
  await page.question("English").fill("How was it?");
  await page.page.getByRole("navigation").getByRole("link", { name: "Insights" }).click();
  await expect(page.dialog).toContainText("Leave without saving?");
  await page.dialog.getByRole("button", { name: "Stay here" }).click();
  await expect(page.question("English")).toHaveValue("How was it?");
  await page.page.getByRole("button", { name: "Discard changes" }).click();
  await expect(page.save).toBeHidden();
  await page.page.getByRole("navigation").getByRole("link", { name: "Insights" }).click();
  await expect(page.page).toHaveURL(/\/insights/);
});

test("what is typed while a save is under way stays, and is told as not saved", async ({ open, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.visit(stage.place.key);
  const english = page.question("English");
  const release = await page.holdSaving();
  await english.fill("How was it?");
  await page.sites.fill("https://www.example.com/");
  await page.save.click();
  await expect(page.page.getByRole("button", { name: "Saving…" })).toBeVisible();
  await english.fill("How was it today?");
  release();
  await expect(page.saved).toBeVisible();
  await expect(english).toHaveValue("How was it today?");
  await expect(english).toBeFocused();
  await expect(page.standing("English")).toHaveText("Not saved yet");
  await expect(page.sites).toHaveValue("https://www.example.com");
  await page.save.click();
  await expect(page.standing("English")).toHaveText(/^Own wording, version \d+$/);

  await page.page.getByRole("button", { name: "Back to the standard wording in English" }).click();
  await page.sites.fill("");
  await page.saveAll();
});

test("the address is copied with one press", async ({ open, stage }) => {
  const page = new TouchpointPage(await open("owner", { permissions: ["clipboard-read", "clipboard-write"] }));
  await page.visit(stage.place.key);
  await page.page.getByRole("button", { name: "Copy", exact: true }).first().click();
  await expect(page.page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.page.evaluate(() => navigator.clipboard.readText())).toBe(stage.place.feedback_url);
});

test("a poster with the code is set in the languages and on the paper that were chosen", async ({ open, api, stage }) => {
  const page = new TouchpointPage(await open("owner"));
  await page.visit(stage.place.key);
  await page.poster.click();
  const poster = new PosterPage(page.page);
  await expect(poster.page.getByRole("heading", { name: "Poster", level: 1 })).toBeFocused();
  const question = async (language: string) => (await (await api()).read<Touchpoint>(`/touchpoints/${stage.place.key}?lang=${language}`)).question;
  await expect(poster.sheet).toContainText(await question("en"));
  await expect(poster.sheet).toContainText(stage.place.name);
  await expect(poster.language("English")).toBeDisabled();
  expect(await poster.printed()).toEqual([[595, 842]]);

  await poster.language("German").check();
  await poster.language("Arabic").check();
  await expect(poster.language("French")).toBeDisabled();
  await poster.paper.selectOption("A5");
  await expect(poster.page).toHaveURL(/\/poster\?languages=en,de,ar&paper=a5$/);
  await poster.page.reload();
  await expect(poster.sheet.getByText(await question("ar"))).toHaveAttribute("lang", "ar");
  await expect(poster.sheet).toContainText(await question("de"));
  expect(await poster.printed()).toEqual([[420, 595]]);

  const [download] = await Promise.all([poster.page.waitForEvent("download"), poster.download.click()]);
  expect(download.suggestedFilename()).toMatch(/^code-[\w-]+\.svg$/);
  const drawn = await poster.code.locator("path").last().getAttribute("d");
  expect(await readFile(await download.path(), "utf8")).toContain(`<path d="${drawn}"/>`);
});

test("the program's languages are chosen and put in order for all touchpoints", async ({ open, api, stage }) => {
  const list = new TouchpointsPage(await open("owner"));
  await list.visit();
  const before = await list.offered();
  await list.languages.getByRole("button", { name: `Move ${before[1]} up` }).click();
  await expect(list.languages.getByRole("button", { name: `Move ${before[1]} down` })).toBeFocused();
  await list.languages.getByRole("checkbox", { name: before.at(-1)!, exact: true }).uncheck();
  await list.saveLanguages.click();
  await expect(list.page.getByText("The languages are saved.")).toBeVisible();
  await list.visit();
  expect((await list.offered()).slice(0, 2)).toEqual([before[1], before[0]]);
  const offered = (await (await api()).touchpoint(stage.place.key)).languages;
  expect(offered).toHaveLength(before.length - 1);

  await list.languages.getByRole("button", { name: `Move ${before[1]} down` }).click();
  await list.languages.getByRole("checkbox", { name: before.at(-1)!, exact: true }).check();
  await list.saveLanguages.click();
  await expect(list.saveLanguages).toBeHidden();
  expect((await (await api()).touchpoint(stage.place.key)).languages).toHaveLength(before.length);
});

test("touchpoints are set up by owners alone", async ({ open, api, stage }) => {
  const page = await open("employee");
  await page.goto(`/admin/touchpoints/${stage.place.key}`);
  await expect(page.getByRole("heading", { name: "This page is not open to you" })).toBeVisible();
  for (const path of ["/touchpoints", `/touchpoints/${stage.place.key}/settings`, `/touchpoints/${stage.place.key}/kiosks`, "/languages"]) {
    expect([403, 404], path).toContain(await (await api("employee")).status(path));
  }
});
