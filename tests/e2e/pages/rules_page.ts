// The owner's page of point rules.
import { expect, type Locator } from "@playwright/test";
import { PageObject } from "./page_object.ts";

export class RulesPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { name: "Point rules" });
  readonly why = this.page.getByLabel("Why", { exact: true });
  readonly publish = this.page.getByRole("button", { name: /^Publish as version \d+/ });
  readonly dialog = this.page.getByRole("dialog");
  readonly confirm = this.dialog.getByRole("button", { name: /^Publish version \d+/ });
  readonly meanwhile = this.page.getByRole("alert").filter({ hasText: "published meanwhile" });
  readonly differences = this.page.getByRole("region", { name: "What is different" });

  async visit(): Promise<void> {
    await this.page.goto("/admin/rules");
    await expect(this.heading).toBeVisible();
    await expect(this.points().first()).toBeVisible();
  }

  /** The numbers that can be changed, one a rule. */
  points(): Locator {
    return this.page.getByRole("spinbutton");
  }

  async publishBecause(reason: string): Promise<void> {
    await this.why.fill(reason);
    await this.publish.first().click();
    await this.confirm.click();
    await expect(this.dialog).toBeHidden();
  }
}
