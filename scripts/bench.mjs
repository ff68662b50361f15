// Measures the pages as people meet them, and what the program does by itself, on the release server (`make bench`).
//   node scripts/bench.mjs <path of plaudit-server>
import { chromium } from "@playwright/test";
import { reportBytes, reportFirstTap } from "./bench/customer.mjs";
import { reportLab } from "./bench/lab.mjs";
import { reportDemo, reportReplay } from "./bench/program.mjs";
import { startSurveyServer } from "./bench/surveyjs.mjs";
import { reportWall } from "./bench/wall.mjs";
import { launchOptions } from "./browser.mjs";
import { startDemoServer } from "./server.mjs";

const RESPONSES = 6_000;

await reportDemo(process.argv[2], RESPONSES);
await reportReplay(process.argv[2]);
const server = await startDemoServer(process.argv[2], RESPONSES);
const [place] = server.demo.touchpoints;
const touchpoint = await (await fetch(`${server.url}/api/v1/touchpoints/${place.key}`)).json();
const survey = await startSurveyServer(touchpoint);
const browser = await chromium.launch(launchOptions());
const subjects = [plaudit(place.feedback_url), surveyJs(survey.url)];
try {
  await reportBytes(browser, subjects);
  await reportFirstTap(browser, subjects);
  await reportWall(browser, server);
  await reportLab(browser, server.url);
} finally {
  await browser.close();
  await survey.stop();
  await server.stop();
}

/** @returns {import("./bench/customer.mjs").Subject} */
function plaudit(url) {
  return {
    name: "Plaudit",
    url,
    best: '#first-question button[value="5"]',
    accepted: "plaudit:score",
    rest: "#steps h1",
    async untilItCanBeSent(page) {
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Send" }).waitFor();
    },
  };
}

/** @returns {import("./bench/customer.mjs").Subject} */
function surveyJs(url) {
  return {
    name: "SurveyJS",
    url,
    best: ".sd-item:first-of-type label",
    accepted: "survey:score",
    rest: ".sd-navigation__next-btn",
    async untilItCanBeSent(page) {
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Send" }).waitFor();
    },
  };
}
