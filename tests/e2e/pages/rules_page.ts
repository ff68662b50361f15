// The owner's page of point rules.
import { expect, type Locator } from "@playwright/test";
import { PageObject } from "./page_object.ts";

export class RulesPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { name: "Point rules" });
  readonly why = this.page.getByRole("textbox", { name: "Why", exact: true });
  readonly publish = this.page.getByRole("button", { name: /^Publish as version \d+/ });
  readonly dialog = this.page.getByRole("dialog");
  readonly confirm = this.dialog.getByRole("button", { name: /^(Submit|Publish|Propose) version \d+/ });
  readonly meanwhile = this.page.getByRole("alert").filter({ hasText: "published meanwhile" });
  readonly differences = this.page.getByRole("region", { name: "What is different" });

  readonly later = this.dialog.getByLabel("From a date and time");
  readonly beginsAt = this.dialog.getByLabel("Date and time", { exact: true });
  readonly proposals = this.page.getByRole("region", { name: "Waiting for a second owner" });
  readonly refused = this.page.getByRole("region", { name: "Refused" });
  readonly clash = this.page.locator(".notice").filter({ hasText: "changed in another window" });
  readonly aside = this.page.locator(".notice").filter({ hasText: "put aside in this tab", hasNotText: "changed in another window" });
  readonly kept = this.page.getByText("Your draft is kept, for all your devices.");
  readonly trial = this.page.getByRole("region", { name: "Trial without pay" });
  readonly compared = this.page.locator(".rules-compare");

  async visit(): Promise<void> {
    await this.page.goto("/admin/rules");
    await expect(this.heading).toBeVisible();
    await expect(this.points().first()).toBeVisible();
  }

  /** The rules in their order; deleted ones are not among them. */
  rules(): Locator {
    return this.page.getByRole("region", { name: "What we reward" }).getByRole("group");
  }

  rule(name: string): Locator {
    return this.page.getByRole("group", { name, exact: true });
  }

  /** What each rule gives. */
  points(): Locator {
    return this.page.getByRole("spinbutton", { name: "Points", exact: true });
  }

  async act(name: string, action: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for “${name}”` }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  async addCondition(name: string, condition: string): Promise<void> {
    await this.rule(name).getByRole("button", { name: "+ Condition" }).click();
    await this.page.getByRole("menuitem", { name: condition }).click();
  }

  /** The names of the rules, in their order. */
  async names(): Promise<string[]> {
    const names = await this.rules().getByRole("textbox", { name: "Name of the rule" }).all();
    return Promise.all(names.map((name) => name.inputValue()));
  }

  /** A version in the history. */
  version(number: number): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: new RegExp(`^${number}\\b`) }) });
  }

  async publishBecause(reason: string): Promise<void> {
    await this.why.fill(reason);
    await this.publish.first().click();
    await this.confirm.click();
    await expect(this.dialog).toBeHidden();
  }
}
