// Watches a browser context: an error on the console, a violation of the Content-Security-Policy, a failed
// request or an answer from 400 on fails the test, unless the test said that it expects it.
import { expect, type BrowserContext, type ConsoleMessage, type Request, type Response } from "@playwright/test";

/** Answers that are no fault: asking who is signed in, when nobody is. */
const ALWAYS_EXPECTED = [/401 GET \/api\/v1\/session$/];

export class Guard {
  private readonly found: string[] = [];
  private readonly expected = [...ALWAYS_EXPECTED];

  watch(context: BrowserContext): void {
    context.on("console", (message) => this.onConsole(message));
    context.on("weberror", (error) => this.judge(`uncaught: ${error.error().stack}`));
    context.on("requestfailed", (request) => this.onFailedRequest(request));
    context.on("response", (response) => this.onResponse(response));
  }

  /** Answers and failures that belong to this test, as `404 GET /nowhere` or `failed POST /api/...`. */
  expects(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  verify(): void {
    expect(this.found, "nothing goes wrong behind the page").toEqual([]);
  }

  private onConsole(message: ConsoleMessage): void {
    const text = message.text();
    // Chromium repeats each answer from 400 on and each failed request here; they are judged below.
    if (text.startsWith("Failed to load resource:")) return;
    const isViolation = /content security policy|trusted type/i.test(text);
    if (message.type() === "error" || isViolation) this.found.push(`console: ${text} (${message.location().url})`);
  }

  private onFailedRequest(request: Request): void {
    const reason = request.failure()?.errorText ?? "";
    // A page that is left ends its event stream and what it was loading.
    if (reason === "net::ERR_ABORTED") return;
    this.judge(`failed ${describe(request)}`, reason);
  }

  private onResponse(response: Response): void {
    if (response.status() >= 400) this.judge(`${response.status()} ${describe(response.request())}`);
  }

  private judge(event: string, detail = ""): void {
    if (!this.expected.some((pattern) => pattern.test(event))) this.found.push(`${event} ${detail}`.trim());
  }
}

function describe(request: Request): string {
  const { pathname } = new URL(request.url());
  return `${request.method()} ${pathname}`;
}
