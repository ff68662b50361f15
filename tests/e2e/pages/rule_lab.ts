// The Rule Lab on the owner's page of point rules.
import { expect, type Locator, type Page } from "@playwright/test";

export class RuleLab {
  readonly section: Locator;
  readonly status: Locator;
  readonly warnings: Locator;
  readonly people: Locator;
  readonly table: Locator;
  readonly months: Locator;
  readonly month: Locator;
  readonly person: Locator;

  constructor(readonly page: Page) {
    this.section = page.getByRole("region", { name: "Rule Lab" });
    this.status = this.section.locator(".lab-status");
    this.warnings = this.section.getByRole("region", { name: "Worth a second look" });
    this.people = this.section.getByRole("region", { name: "Who gains, who loses" });
    this.table = this.people.getByRole("table", { name: /before and after/ });
    this.months = this.section.getByRole("region", { name: "Points and cost by month" });
    this.month = this.months.locator(".lab-behind");
    this.person = this.people.locator(".lab-behind");
  }

  /** The history is there and was replayed. */
  async ready(): Promise<void> {
    await expect(this.status).toContainText(/replayed in|had to be replayed/, { timeout: 30_000 });
  }

  /** A total as a number. */
  async total(which: "live" | "edited"): Promise<number> {
    const text = await this.section.locator(`[data-total=${which}]`).evaluate((element) => element.firstChild?.textContent ?? "");
    return Number(text.replaceAll(",", ""));
  }

  /** The events that pay most in the month that was chosen. */
  events(): Locator {
    return this.month.locator(".lab-events > li");
  }

  /** The cells of a row, by the name at its head. */
  row(table: Locator, name: string): Locator {
    return table.getByRole("row").filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }
}
