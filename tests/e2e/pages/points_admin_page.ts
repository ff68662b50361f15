// The page on which owners see what points cost, correct accounts and decide disputes.
import { expect, type Locator } from "@playwright/test";
import { PageObject } from "./page_object.ts";

export class PointsAdminPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { name: "Points", level: 1 });
  readonly search = this.page.getByLabel("Find a person or a team");
  readonly dialog = this.page.getByRole("dialog");
  readonly settings = this.page.getByRole("button", { name: "Change the settings…" });

  async visit(): Promise<void> {
    await this.page.goto("/admin/points");
    await expect(this.heading).toBeVisible();
    await expect(this.search).toBeVisible();
    await expect(this.settings).toBeVisible();
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  async available(name: string): Promise<number> {
    const text = await this.row(name).getByRole("cell").nth(1).textContent();
    return Number(text!.replaceAll(",", "").replace("−", "-"));
  }

  async adjust(name: string, points: string, reason: string): Promise<void> {
    await this.row(name).getByRole("button", { name: `Adjust… ${name}` }).click();
    await this.dialog.getByLabel("Points", { exact: true }).fill(points);
    await this.dialog.getByLabel("Why").fill(reason);
    await this.dialog.getByRole("button", { name: "Continue" }).click();
  }

  dispute(name: string): Locator {
    return this.page.getByRole("article", { name });
  }
}
