// Insights show what the API says, in the chart's table too, and what has just happened.
import { InsightsPage } from "./pages/insights_page.ts";
import type { Insights, Measure, Points } from "./support/api.ts";
import { expect, test } from "./support/fixtures.ts";

type Source = keyof Points;

test("the chart page shows new responses, and its table equals the API", async ({ open, api, stage }) => {
  const [owner, customer] = [await api("owner"), await api()];
  const insights = new InsightsPage(await open("owner"));
  const { page } = insights;
  const read = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/v1/insights");
  await insights.visit();
  const before: Insights = await (await read).json();
  const query = new URL((await read).url()).search;

  await customer.send(stage.place.key, 5, { recipients: [stage.me.id], message: "Counted at once, I hope." });
  const now = await owner.read<Insights>(`/insights${query}`);
  expect(now.total.responses).toBe(before.total.responses + 1);
  expect(now.total.points.appreciation).toBeGreaterThan(before.total.points.appreciation);

  await page.reload();
  await expect(insights.chart.first()).toBeVisible();
  await expect(page.getByText(now.summary)).toBeVisible();
  await insights.showAsTable.click();
  await expect(insights.table).toBeVisible();
  const shown = await insights.numbers();
  const stored = [...now.buckets, now.total].map((measure) => cells(measure, paidSources(now)));
  expect(shown.map(rounded)).toEqual(stored.map(rounded));
});

test("what is chosen is in the address, and survives a reload", async ({ open }) => {
  const insights = new InsightsPage(await open("owner"));
  await insights.visit();
  await insights.by.selectOption({ label: "Month" });
  await insights.period.selectOption({ label: "12 months" });
  await expect(insights.page).toHaveURL(/month/);
  const address = insights.page.url();
  await insights.page.reload();
  await expect(insights.chart.first()).toBeVisible();
  expect(insights.page.url()).toBe(address);
  await expect(insights.by.locator("option:checked")).toHaveText("Month");
  await expect(insights.period.locator("option:checked")).toHaveText("12 months");
});

test("the numbers can be downloaded", async ({ open }) => {
  const insights = new InsightsPage(await open("owner"));
  await insights.visit();
  const download = insights.page.waitForEvent("download");
  await insights.page.getByText("Download CSV").click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

/** What a row of the table holds: nothing that the API withheld. */
function cells({ responses, left_out, satisfied, csat, points }: Measure, sources: Source[]): string[] {
  const told = csat ? [satisfied, csat.share, `${csat.low} ${csat.high}`] : [];
  const total = Object.values(points).reduce((sum, number) => sum + number, 0);
  const paid = sources.filter((source) => points[source] !== undefined).map((source) => points[source]);
  return [responses, left_out, ...told, ...paid, total].map(String);
}

/** A number that was written and read again may differ in its last binary digit. */
function rounded(row: string[]): string[] {
  return row.map((cell) => cell.split(" ").map((number) => Number(number).toPrecision(12)).join(" "));
}

/** Only sources that paid something in the period have a column. */
function paidSources(view: Insights): Source[] {
  const sources: Source[] = ["score", "appreciation", "recovery", "other"];
  return sources.filter((source) => view.buckets.some((bucket) => (bucket.points[source] ?? 0) !== 0));
}
