// A person's points, and how points are earned.
import { expect, type Locator } from "@playwright/test";
import { PageObject } from "./page_object.ts";

export class PointsPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { level: 1 });
  readonly postings = this.page.getByRole("list", { name: "Postings, newest first" }).locator("> li");
  readonly month = this.page.getByLabel("Month");
  readonly rule = this.page.getByLabel("Rule", { exact: true });
  readonly csv = this.page.getByRole("link", { name: "All postings as CSV" });
  readonly showOlder = this.page.getByRole("button", { name: "Show older" });
  readonly dialog = this.page.getByRole("dialog");

  /** Opens one's own points, or those of an employee. */
  async visit(employee?: string, query = ""): Promise<void> {
    await this.page.goto((employee ? `/points/${employee}` : "/points") + query);
    await expect(this.page.locator(".posting, .empty").first()).toBeVisible();
  }

  /** What the numbers on top add up to. */
  async total(): Promise<number> {
    const numbers = await this.page.locator(".points-balance dd").allInnerTexts();
    return numbers.map(number).reduce((one, other) => one + other);
  }

  /** Shows everything, page by page. */
  async showAll(count: number): Promise<void> {
    await expect(this.postings).not.toHaveCount(0);
    while ((await this.postings.count()) < count) {
      const shown = await this.postings.count();
      await this.showOlder.click();
      await expect(this.postings).not.toHaveCount(shown);
    }
    await expect(this.showOlder).toHaveCount(0);
  }

  async points(posting: Locator): Promise<number> {
    return number(await posting.locator(".posting-points").innerText());
  }

  async balance(posting: Locator): Promise<number> {
    return number(await posting.locator(".posting-balance").innerText());
  }
}

export class HowPage extends PageObject {
  readonly rules = this.page.getByRole("region", { name: "What pays" }).getByRole("listitem");
  readonly sandbox = this.page.getByRole("region", { name: /^What would (I|somebody) get if…$/ });
  readonly total = this.sandbox.getByRole("status");

  /** What a limit of a rule leaves. */
  left(rule: string, limit: string): Locator {
    return this.sandbox.getByRole("group", { name: "Points that limits still leave" }).getByLabel(`“${rule}”: ${limit}`);
  }

  async visit(): Promise<void> {
    await this.page.goto("/points/how");
    await expect(this.sandbox).toBeVisible();
  }
}

function number(text: string): number {
  const digits = Number(text.replace(/\D/g, ""));
  return text.includes("−") ? -digits : digits;
}
