// What all page objects share: the browser's page, which the fields of each are found in.
import type { Page } from "@playwright/test";

export class PageObject {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }
}
