// The owner's pages of touchpoints: the list with the languages, and what is set up at one of them.
import { expect, type Locator } from "@playwright/test";
import { PageObject } from "./page_object.ts";

export class TouchpointsPage extends PageObject {
  readonly heading = this.page.getByRole("heading", { name: "Touchpoints", level: 1 });
  readonly languages = this.page.getByRole("region", { name: "Languages" });
  readonly saveLanguages = this.page.getByRole("button", { name: "Save languages" });

  async visit(): Promise<void> {
    await this.page.goto("/admin/touchpoints");
    await expect(this.heading).toBeVisible();
    await expect(this.languages.getByRole("checkbox").first()).toBeVisible();
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** The languages on offer, in their order. */
  async offered(): Promise<string[]> {
    return this.languages.locator("li[data-offered=true] .check-box").allInnerTexts();
  }
}

export class PosterPage extends PageObject {
  readonly sheet = this.page.getByRole("region", { name: "What is printed" });
  readonly code = this.sheet.getByRole("img", { name: /^Code of the page for customers of/ });
  readonly download = this.page.getByRole("link", { name: "Download the code (SVG)" });
  readonly paper = this.page.getByLabel("Paper");

  async visit(key: string, query = ""): Promise<void> {
    await this.page.goto(`/admin/touchpoints/${key}/poster${query}`);
    await expect(this.code).toBeVisible();
  }

  language(name: string): Locator {
    return this.page.getByRole("group", { name: "Languages" }).getByRole("checkbox", { name, exact: true });
  }

  /** The pages that a printer would get, each as width and height in points. */
  async printed(): Promise<[number, number][]> {
    const pdf = (await this.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
  }
}

export class TouchpointPage extends PageObject {
  readonly save = this.page.getByRole("button", { name: "Save", exact: true });
  readonly dialog = this.page.getByRole("dialog");
  readonly alwaysOpen = this.page.getByRole("checkbox", { name: "Always open" });
  readonly sites = this.page.getByLabel("Sites that may show it");
  readonly snippet = this.page.getByLabel("Lines for those sites");
  readonly addKiosk = this.page.getByRole("button", { name: "Add a kiosk…" });
  readonly kiosks = this.page.getByRole("list", { name: "Kiosks" }).getByRole("listitem");
  readonly saved = this.page.getByText("Saved. Customers see it from now on").last();
  readonly poster = this.page.getByRole("link", { name: "Poster with the code" });
  readonly makeLinks = this.page.getByRole("button", { name: "Make links" });

  async visit(key: string): Promise<void> {
    await this.page.goto(`/admin/touchpoints/${key}`);
    await expect(this.alwaysOpen).toBeVisible();
  }

  question(language: string): Locator {
    return this.page.getByRole("textbox", { name: language, exact: true });
  }

  /** Where the wording of a language stands: standard or own, and its version. */
  standing(language: string): Locator {
    return this.page.locator(".wording").filter({ has: this.question(language) }).locator(".wording-foot > span");
  }

  time(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  async saveAll(): Promise<void> {
    const stored = this.page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().endsWith("/settings"));
    await this.save.click();
    await stored;
    await expect(this.page.getByRole("region", { name: "Changes" })).toBeHidden();
    await expect(this.saved).toBeVisible();
  }

  /** Keeps the next save under way until the answered function is called. */
  async holdSaving(): Promise<() => void> {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await this.page.route("**/settings", async (route) => {
      if (route.request().method() === "PUT") await released;
      await route.continue();
    });
    return release;
  }

  /** Makes a code for a device of this name, and answers it. */
  async makeCode(name: string, pin: string): Promise<string> {
    await this.addKiosk.click();
    await this.dialog.getByLabel("Name").fill(name);
    await this.dialog.getByLabel("PIN").fill(pin);
    await this.dialog.getByRole("button", { name: "Make a code" }).click();
    return this.dialog.locator(".kiosk-code b").innerText();
  }
}
