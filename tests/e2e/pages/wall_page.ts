// A wall: cards of thanks, newest first.
import { expect, type Locator } from "@playwright/test";
import { PageObject } from "./page_object.ts";

export class WallPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { level: 1 });
  readonly cards = this.page.getByRole("article");
  readonly showOlder = this.page.getByRole("button", { name: "Show older" });

  /** Opens one's own wall, or that of an employee, and waits until new cards would arrive. */
  async visit(employee?: string): Promise<void> {
    const live = this.page.waitForResponse((response) => response.url().endsWith("/wall/live"));
    await this.page.goto(employee ? `/wall/${employee}` : "/wall");
    await live;
    await expect(this.cards.first()).toBeVisible();
  }

  card(message: string): Locator {
    return this.cards.filter({ hasText: message });
  }

  /** The points that a card shows, from "+10 points". */
  async points(card: Locator): Promise<number> {
    const text = await card.innerText();
    return Number(/\+\s?([\d,.]+)\s+points?/.exec(text)?.[1]?.replace(/\D/g, "") ?? Number.NaN);
  }

  /** Writes back on a card. */
  async reply(card: Locator, words: string): Promise<void> {
    await card.getByRole("button", { name: "Write back" }).click();
    await card.getByLabel("Your words to the customer").fill(words);
    await card.getByRole("button", { name: "Send" }).click();
  }
}
