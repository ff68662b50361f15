// Finds a Chromium on this machine and says how to start it; for the journeys, the bench and the pictures.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of a Chromium or Chrome, or undefined; PLAUDIT_CHROMIUM goes first. */
export function findChromium() {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env.PLAUDIT_CHROMIUM, ...onPath, ...ELSEWHERE].find((path) => path && isExecutable(path));
}

/** What Playwright's `chromium.launch` needs here. */
export function launchOptions() {
  return {
    executablePath: findChromium(),
    // Chromium's sandbox does not start as root. The others keep it from calling its maker's hosts.
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
