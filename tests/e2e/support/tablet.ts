// A tablet: a browser with a profile on the disk, whose pages and processes can be killed at any moment.
import { chromium, type Browser, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchOptions } from "../../../scripts/browser.mjs";

export class Tablet {
  private readonly profile = mkdtempSync(join(tmpdir(), "plaudit-tablet-"));
  private child: ChildProcess | undefined;
  private browser: Browser | undefined;

  /** Starts the browser, or starts it again on the same profile; answers an empty page. */
  async start(): Promise<Page> {
    const { executablePath, args } = launchOptions();
    const port = join(this.profile, "DevToolsActivePort");
    rmSync(port, { force: true });
    const flags = [...args, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${this.profile}`, "--no-default-browser-check", "about:blank"];
    this.child = spawn(executablePath ?? "chromium", flags, { stdio: "ignore" });
    const started = Date.now();
    while (!existsSync(port) || !readFileSync(port, "utf8").includes("\n")) {
      if (Date.now() - started > 30_000) throw new Error("The browser did not start.");
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, "utf8").split("\n")[0]}`);
    return this.browser.contexts()[0]!.newPage();
  }

  /** Kills the page's process; answers another page. */
  async killPage(page: Page): Promise<Page> {
    const context = page.context();
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    session.send("Page.crash").catch(() => {});
    await crashed;
    const next = await context.newPage();
    await page.close();
    return next;
  }

  /** Kills the browser as a power cut would, and starts it again. */
  async killBrowser(): Promise<Page> {
    await this.end();
    return this.start();
  }

  /** Ends the browser in good order and starts it again: it writes cookies to the disk only every half minute, or then. */
  async restart(): Promise<Page> {
    const ended = new Promise((resolve) => this.child!.once("exit", resolve));
    const session = await this.browser!.newBrowserCDPSession();
    await session.send("Browser.close").catch(() => {});
    await ended;
    return this.start();
  }

  async stop(): Promise<void> {
    await this.end();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private async end(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    await this.browser?.close().catch(() => {});
  }
}
