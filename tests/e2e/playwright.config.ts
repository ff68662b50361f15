// Journeys in a real Chromium against the real server; `make test` builds both and calls this.
import { defineConfig } from "@playwright/test";
import { launchOptions } from "../../scripts/browser.mjs";

const isCi = Boolean(process.env.CI);

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  fullyParallel: true,
  // Each worker has a server and a database of its own.
  workers: 2,
  forbidOnly: isCi,
  retries: 0,
  reporter: [["list"]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: "chromium",
    launchOptions: launchOptions(),
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
