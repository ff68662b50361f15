// The customer page: one question, then who and what, then sent. What a language changes is found by what it is, not by its words.
import { expect, type Locator } from "@playwright/test";
import type { Person, Score } from "../support/api.ts";
import { PageObject } from "./page_object.ts";

/** Thanks that comes sooner after the page was opened is taken for a program's, and waits for a moderator. */
const NO_PROGRAM_MS = 2_100;

export class CustomerPage extends PageObject {
  readonly question = this.page.locator("#first-question");
  readonly status = this.question.getByRole("status");
  readonly heading = this.page.locator("#step-heading");
  /** How saving the score stands, on the steps after it. */
  readonly saving = this.page.locator(".answered").getByRole("status");
  readonly who = this.page.getByRole("heading", { name: "Who made the difference?" });
  readonly what = this.page.getByRole("heading", { name: "What did they do well?" });
  readonly putRight = this.page.getByRole("heading", { name: "What should we put right?" });
  readonly thankYou = this.page.getByRole("heading", { name: "Thank you." });
  readonly people = this.page.locator("#recipients").getByRole("checkbox");
  readonly wholeTeam = this.page.getByRole("checkbox", { name: "The whole team" });
  readonly unknownName = this.page.getByRole("checkbox", { name: "I don’t know the name" });
  readonly described = this.page.locator("#unnamed");
  readonly standards = this.page.locator("#standards").getByRole("checkbox");
  readonly reasons = this.page.locator("#reasons").getByRole("checkbox");
  readonly message = this.page.locator("#message");
  readonly tellUsMore = this.page.locator("#improvement");
  readonly contact = this.page.locator("#contact");
  readonly preview = this.page.locator(".preview");
  readonly card = this.page.getByRole("article");
  readonly onward = this.page.locator(".actions").getByRole("button");
  readonly continue = this.page.getByRole("button", { name: "Continue" });
  readonly send = this.page.getByRole("button", { name: "Send", exact: true });
  readonly back = this.page.locator(".step-top").getByRole("button");
  readonly thankAnyway = this.page.locator(".anyway").getByRole("button");
  readonly hint = this.page.locator(".hint-box");
  readonly leaveOut = this.hint.getByRole("button", { name: "Leave it out" });
  readonly keepIt = this.hint.getByRole("button", { name: "Keep it" });
  readonly pickup = this.page.locator(".pickup").getByRole("link");

  async visit(key: string, language?: string): Promise<void> {
    await this.page.goto(`/f/${key}${language ? `?lang=${language}` : ""}`);
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

  /** Until the page has been open for as long as it takes a person to answer. */
  async untilRead(): Promise<void> {
    await this.page.waitForFunction((least) => performance.now() >= least, NO_PROGRAM_MS);
  }

  /** Presses "Send" as somebody does who has read the page, and returns what was sent. */
  async sendIt(press: (button: Locator) => Promise<void> = (button) => button.click()): Promise<Record<string, unknown>> {
    await this.untilRead();
    const request = this.page.waitForRequest((one) => one.url().endsWith("/send"));
    await press(this.onward);
    return (await request).postDataJSON();
  }

  /** The step after the score or after "Continue" is on screen once its heading has the focus. */
  async untilStep(): Promise<string> {
    await expect(this.heading).toBeFocused();
    return this.heading.innerText();
  }

  /** Goes on with the Tab key until it reaches `target`. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${target}`);
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
