// Insights: the chart, its sentence and its table.
import { expect, type Locator } from "@playwright/test";
import { PageObject } from "./page_object.ts";

export class InsightsPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { name: "Insights" });
  readonly whose = this.page.getByLabel("Whose");
  readonly period = this.page.getByLabel("Period");
  readonly by = this.page.getByLabel("By", { exact: true });
  readonly chart = this.page.locator("canvas");
  readonly showAsTable = this.page.getByRole("button", { name: "Show as table" });
  readonly table = this.page.getByRole("table", { name: "CSAT and points" });

  async visit(query = ""): Promise<void> {
    await this.page.goto(`/insights${query}`);
    await expect(this.heading).toBeVisible();
    await expect(this.chart.first()).toBeVisible();
  }

  /** The numbers of the table as programs read them, row by row, the total last. */
  async numbers(): Promise<string[][]> {
    const rows: Locator[] = await this.table.locator("tbody tr, tfoot tr").all();
    const values = (row: Locator) => row.locator("data").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("value") ?? ""));
    return Promise.all(rows.map(values));
  }
}
