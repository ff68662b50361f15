// The customer page: one question, then who and what, then sent.
import { expect } from "@playwright/test";
import type { Person, Score } from "../support/api.ts";
import { PageObject } from "./page_object.ts";

export class CustomerPage extends PageObject {
  readonly question = this.page.locator("#first-question");
  readonly status = this.question.getByRole("status");
  /** How saving the score stands, on the steps after it. */
  readonly saving = this.page.locator(".answered").getByRole("status");
  readonly who = this.page.getByRole("heading", { name: "Who made the difference?" });
  readonly what = this.page.getByRole("heading", { name: "What did they do well?" });
  readonly putRight = this.page.getByRole("heading", { name: "What should we put right?" });
  readonly thankYou = this.page.getByRole("heading", { name: "Thank you." });
  readonly message = this.page.getByLabel("Your message");
  readonly tellUsMore = this.page.getByLabel("Tell us more");
  readonly continue = this.page.getByRole("button", { name: "Continue" });
  readonly send = this.page.getByRole("button", { name: "Send" });
  readonly back = this.page.getByRole("button", { name: "Back" });
  readonly thankAnyway = this.page.getByText("Thank somebody anyway");

  async visit(key: string): Promise<void> {
    await this.page.goto(`/f/${key}`);
    await expect(this.question).toBeVisible();
  }

  score(score: Score) {
    return this.question.locator(`button[name=score][value="${score}"]`);
  }

  person(person: Person) {
    return this.page.getByRole("checkbox", { name: new RegExp(`${escape(person.first_name)}.*${escape(person.job)}`) });
  }

  async choose(person: Person): Promise<void> {
    await this.person(person).check();
    await expect(this.person(person)).toBeChecked();
  }

  /** From the first tap to the step on which the thanks is written. */
  async thank(people: Person[], score: Score = 5): Promise<void> {
    await this.score(score).click();
    await expect(this.who).toBeVisible();
    for (const person of people) await this.choose(person);
    await this.continue.click();
    await expect(this.what).toBeVisible();
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
