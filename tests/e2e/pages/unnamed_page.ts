// The page on which leads and owners say who was thanked without a name.
import { expect, type Locator } from "@playwright/test";
import { PageObject } from "./page_object.ts";

export class UnnamedPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { name: "Who was it?", level: 1 });

  readonly nothingOpen = this.page.getByRole("heading", { name: "Everybody was found" });
  readonly dialog = this.page.getByRole("dialog");

  async visit(): Promise<void> {
    await this.page.goto("/unnamed");
    await expect(this.heading).toBeVisible();
  }

  card(description: string): Locator {
    return this.page.getByRole("article", { name: description });
  }

  /** Chooses a person by their name, from few or from many. */
  async choose(card: Locator, name: string): Promise<void> {
    const menu = card.getByRole("combobox");
    if (await menu.count()) {
      const option = menu.getByRole("option").filter({ hasText: name });
      await menu.selectOption(await option.first().getAttribute("value"));
    } else {
      await card.getByRole("radio", { name }).check();
    }
  }
}
