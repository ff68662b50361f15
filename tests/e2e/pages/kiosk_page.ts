// A kiosk: a tablet that was enrolled at a touchpoint.
import { expect } from "@playwright/test";
import type { Api } from "../support/api.ts";
import { CustomerPage } from "./customer_page.ts";

export const PIN = "2468";

export class KioskPage extends CustomerPage {
  readonly enrolment = this.page.getByRole("heading", { name: "Make this device a kiosk" });
  readonly signedOut = this.page.getByRole("heading", { name: "This kiosk was signed out" });
  readonly code = this.page.getByLabel("One-time code");
  readonly start = this.page.getByRole("button", { name: "Start the kiosk" });
  readonly waiting = this.page.locator(".kiosk-waiting");
  readonly takeBack = this.page.getByRole("button", { name: /^Take it back/ });
  readonly done = this.page.getByRole("button", { name: "Done" });
  readonly startAgain = this.page.getByRole("button", { name: "Start again" });
  readonly onPhone = this.page.getByRole("button", { name: "Write it on your own phone" });
  readonly reach = this.page.getByRole("button", { name: "Everything lower down" });
  readonly contrast = this.page.getByRole("button", { name: "High contrast" });
  readonly warning = this.page.getByRole("dialog", { name: "Are you still there?" });
  readonly stay = this.page.getByRole("button", { name: "I am still here" });
  readonly corner = this.page.getByRole("button", { name: "For staff" });
  readonly pad = this.page.getByRole("dialog", { name: "PIN of this kiosk" });
  readonly panel = this.page.getByRole("dialog", { name: "Tablet at the exit" });
  readonly pin = this.page.getByLabel("PIN", { exact: true });
  readonly kept = this.page.locator(".kiosk-enrolment-kept");
  readonly handOver = this.page.getByRole("heading", { name: "Point your phone’s camera" });
  readonly closed = this.page.getByRole("heading", { name: "We are closed." });

  /** An hour ago by a clock that counts as right, so that a journey can move it: what was given lies in the server's past. */
  async installClock(time: Date = new Date(Date.now() - 3_600_000)): Promise<void> {
    await this.page.clock.install({ time });
    await this.page.context().route("**/api/v1/kiosk/heartbeat", (route) => route.fulfill({ json: { now: route.request().postDataJSON().device_at } }));
  }

  /** From the page of a device that is no kiosk yet to the resting screen. */
  async enrol(key: string, owner: Pick<Api, "kioskCode">, site = ""): Promise<void> {
    await this.page.goto(`${site}/kiosk/${key}`);
    await this.enrolAgain(key, owner);
  }

  async enrolAgain(key: string, owner: Pick<Api, "kioskCode">): Promise<void> {
    const { code } = await owner.kioskCode(key, PIN);
    await expect(this.enrolment).toBeVisible();
    await this.code.fill(code.toLowerCase());
    await this.start.click();
    await expect(this.question).toBeVisible();
  }

  /** From then on the kiosk needs no network. */
  async untilKept(): Promise<void> {
    const path = new URL(this.page.url()).pathname;
    await expect.poll(() => this.page.evaluate(async (path) => Boolean(navigator.serviceWorker.controller && (await caches.match(path))), path)).toBe(true);
  }

  language(tag: string) {
    return this.page.locator(`.kiosk-language[lang="${tag}"]`);
  }

  async type(pin: string): Promise<void> {
    for (const digit of pin) await this.page.getByRole("button", { name: digit, exact: true }).click();
    await this.page.getByRole("button", { name: "Open", exact: true }).click();
  }

  /** Three seconds with a finger on the corner. */
  async hold(): Promise<void> {
    await this.corner.dispatchEvent("pointerdown", { isPrimary: true });
    await this.page.clock.runFor(3_100);
    await expect(this.pad).toBeVisible();
  }

  /** What the scripts say of the device. */
  async state<T>(name: string): Promise<T> {
    return this.page.evaluate((name) => JSON.parse((window as unknown as { plauditKiosk: { state(): string } }).plauditKiosk.state())[name], name);
  }

  /** Whether a new version may take over. */
  isAtRest(): Promise<boolean> {
    return this.page.evaluate(() => (window as unknown as { plauditKiosk: { page: { isAtRest(): boolean } } }).plauditKiosk.page.isAtRest());
  }

  /** All that the device keeps in its database, as JSON. */
  database(): Promise<string> {
    return this.page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
      const database = await done(indexedDB.open("plaudit-kiosk"));
      const stores = [...database.objectStoreNames];
      const all = await Promise.all(stores.map((name) => done(database.transaction(name).objectStore(name).getAll())));
      database.close();
      return JSON.stringify(all);
    });
  }

  /** From the corner to "Forget this device". */
  async forget(): Promise<void> {
    await this.hold();
    await this.type(PIN);
    await this.page.getByRole("button", { name: "Forget this device" }).tap();
    await this.page.getByRole("button", { name: /^Really/ }).tap();
    await expect(this.enrolment).toBeVisible();
  }

  /** Everything of an answer to be at the server. */
  async untilSent(): Promise<void> {
    await expect.poll(() => this.state("waiting")).toBe(0);
  }
}
