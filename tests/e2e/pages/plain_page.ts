// The customer page of a browser that runs no script: a form, a plain page with the rest, and what became of it.
import type { Person, Score } from "../support/api.ts";
import { PageObject } from "./page_object.ts";

export class PlainPage extends PageObject {
  readonly saved = this.page.locator(".plain-form h1");
  readonly message = this.page.locator("[name=message]");
  readonly improvement = this.page.locator("[name=improvement]");
  readonly send = this.page.locator(".plain-form .actions button");
  readonly thankAnyway = this.page.locator("summary").first();
  readonly changeAnswer = this.page.locator("summary").last();
  readonly end = this.page.locator(".notice h1");
  readonly comeBack = this.page.locator(".pickup-link a");

  async visit(key: string, language = "en"): Promise<void> {
    await this.page.goto(`/f/${key}?lang=${language}`);
  }

  score(score: Score) {
    return this.page.locator(`button[name=score][value="${score}"]`);
  }

  person(person: Person) {
    return this.page.locator(`[name=recipients][value="${person.id}"]`);
  }
}
