// What every journey starts from: the real server on demo data, people who are signed in, and an audit
// of accessibility; nothing may go wrong behind the page (see guard.ts).
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { createOwner, startDemoServer, type Account, type Demo, type Touchpoint as PlaceInDemo } from "../../../scripts/server.mjs";
import { Api, type Person, type Touchpoint } from "./api.ts";
import { Guard } from "./guard.ts";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;
export type Role = "owner" | "second owner" | "lead" | "employee";
export type Server = { url: string; demo: Demo; stop: () => Promise<void>; output: () => string };
/** A touchpoint at which the signed-in employee and a colleague are on offer. */
export type Stage = { place: PlaceInDemo; touchpoint: Touchpoint; me: Person; colleague: Person };
export type Open = (who?: Role, options?: BrowserContextOptions) => Promise<Page>;

type WorkerFixtures = {
  server: Server;
  /** The cookies of one sign-in per role: signing in is slow on purpose, and tries are limited. */
  cookies: Record<Role, StorageState>;
};

type Fixtures = {
  guard: Guard;
  /** Opens a page in a browser of its own, signed in as that role, or as nobody. */
  open: Open;
  /** The API as that role, or as nobody. */
  api: (who?: Role) => Promise<Api>;
  stage: Stage;
  /** No violation of WCAG 2.2 A and AA on the page as it is now, but for rules that cannot be judged. */
  audit: (page: Page, except?: string[]) => Promise<void>;
};

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const RESPONSES = 600;
/** The demo has one owner; to publish rules at the same time takes two. */
export const SECOND_OWNER = { name: "Second Owner", email: "second.owner@example.org", password: "a second owner's password" };

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const program = process.env.PLAUDIT_SERVER ?? `${process.env.CARGO_TARGET_DIR ?? "target"}/debug/plaudit-server`;
      const server = await startDemoServer(program, RESPONSES);
      await createOwner(program, server.database, SECOND_OWNER);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  cookies: [
    async ({ server, playwright }, use) => {
      const signIn = async (role: Role) => {
        const { email, password } = account(server, role);
        const request = await playwright.request.newContext(asProgram(server));
        const answer = await request.post("/api/v1/session", { data: { email, password } });
        expect(answer.status(), `sign-in of the ${role}`).toBe(200);
        const state = await request.storageState();
        await request.dispose();
        return state;
      };
      await use({ owner: await signIn("owner"), "second owner": await signIn("second owner"), lead: await signIn("lead"), employee: await signIn("employee") });
    },
    { scope: "worker" },
  ],

  guard: async ({}, use) => {
    const guard = new Guard();
    await use(guard);
    guard.verify();
  },

  open: async ({ browser, server, cookies, guard, api }, use) => {
    const opened = new Set<Role>();
    await use(async (who, options = {}) => {
      // Owners find their draft of the rules on every device: that of an earlier journey, too.
      if (who?.endsWith("owner") && !opened.has(who)) await (await api(who)).write("DELETE", "/rules/draft");
      if (who) opened.add(who);
      return openPage(browser, guard, { baseURL: server.url, storageState: who && cookies[who], ...options });
    });
    await Promise.all(browser.contexts().map((context) => context.close()));
  },

  api: async ({ playwright, server, cookies }, use) => {
    await use(async (who) => new Api(await playwright.request.newContext({ ...asProgram(server), storageState: who && cookies[who] })));
  },

  stage: async ({ server, api }, use) => {
    const { employee } = await (await api("employee")).session();
    const anybody = await api();
    for (const place of server.demo.touchpoints) {
      const touchpoint = await anybody.touchpoint(place.key);
      const me = touchpoint.people.find((person) => person.id === employee);
      const colleague = touchpoint.people.find((person) => person.id !== employee && person.first_name !== me?.first_name);
      if (me && colleague) return use({ place, touchpoint, me, colleague });
    }
    throw new Error("The demo's employee is on offer at no touchpoint.");
  },

  audit: async ({}, use) => {
    await use(async (page, except = []) => {
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).disableRules(except).analyze();
      const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => `${node.html} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
      expect(found, `accessibility of ${page.url()}`).toEqual([]);
    });
  },
});

export { expect };

/** The names of both owners. */
export const OWNER_NAMES = (server: Server) => ({ first: account(server, "owner").name, second: SECOND_OWNER.name });

export function account(server: Server, role: Role): Pick<Account, "name" | "email" | "password"> {
  if (role === "second owner") return SECOND_OWNER;
  const found = server.demo.accounts.find((one) => one.role === role);
  if (!found) throw new Error(`The demo has no ${role}.`);
  return found;
}

async function openPage(browser: Browser, guard: Guard, options: BrowserContextOptions): Promise<Page> {
  // Motion would let an audit see colours on their way.
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  guard.watch(context);
  return context.newPage();
}

function asProgram(server: Server) {
  return { baseURL: server.url, extraHTTPHeaders: { "x-plaudit": "1", origin: server.url } };
}
