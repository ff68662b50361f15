// The API as a program uses it: to prepare what a journey needs and to check what its page shows.
import { expect, type APIRequestContext } from "@playwright/test";

export type Person = { id: string; first_name: string; job: string };
export type Choice = { key: string; label: string };
export type Touchpoint = { key: string; name: string; question: string; languages: string[]; people: Person[]; standards: Choice[]; reasons: Choice[] };
export type Session = { name: string; role: string; employee: string | null; team: { id: string; name: string } | null; organization: string; time_zone: string };
export type Award = { transaction?: string; rule: string; version: number; points: number; sentence: string };
export type Reply = { text: string; state: "delivered" | "held" | "rejected" };
export type Card = { id: string; read: boolean; reply?: Reply; message: string; touchpoint: string; with: string[]; points: number; awards: Award[] };
export type Wall = { employee: string; name: string; cards: Card[]; summary: { thanks_this_month: number } };
export type Posting = {
  id: string; transaction?: string; at: string; kind: "award" | "reversal" | "adjustment" | "near_miss"; points: number; balance: number;
  held_until?: string; rule: string; sentence: string; card?: string; near?: { rule: string; sentence: string }[];
};
export type Statement = { available: number; held: number; frees_at?: string; months: string[]; rules: { rule: string; name: string }[]; postings: Posting[]; next?: string };
export type Points = { score?: number; appreciation: number; recovery: number; other: number };
export type Measure = { responses: number; left_out: number; satisfied?: number; csat?: { share: number; low: number; high: number }; points: Points };
export type Insights = { name: string; total: Measure; buckets: (Measure & { start: string })[]; summary: string };
export type Cap = { per: "employee" | "team" | "touchpoint" | "program"; window: "day" | "week" | "month" | "quarter"; points: number };
export type Rule = { id: string; name: string; enabled: boolean; if: object[]; award: { points: number; to: string }; caps: Cap[] };
export type RuleSet = { version: number; rules: Rule[] };
export type Rules = { live: RuleSet; newest: RuleSet; versions: { version: number }[]; proposals: { id: string; refused?: object }[] };
export type Kiosk = { id: string; name: string; waiting: number; refused: number; version: string; ahead_ms: number; revoked_at?: string };
/** What comes after the score. */
export type Rest = { recipients?: string[]; message?: string; improvement?: string; unnamed?: string; whole_team?: boolean; pickup?: string };
export type Score = 1 | 2 | 3 | 4 | 5;

export class Api {
  constructor(private readonly request: APIRequestContext) {}

  async read<T>(path: string): Promise<T> {
    const response = await this.request.get(`/api/v1${path}`);
    expect(response.status(), path).toBe(200);
    return response.json();
  }

  /** Sends something, for what no page of the journey sends. */
  async post<T>(path: string, data: object, status = 200): Promise<T> {
    const response = await this.request.post(`/api/v1${path}`, { data });
    expect(response.status(), `${path}: ${await response.text()}`).toBe(status);
    return status === 204 ? (undefined as T) : response.json();
  }

  /** The status of a GET, for what must not be readable. */
  async status(path: string): Promise<number> {
    return (await this.request.get(`/api/v1${path}`)).status();
  }

  touchpoint = (key: string) => this.read<Touchpoint>(`/touchpoints/${key}`);
  session = () => this.read<Session>("/session");
  wall = (employee: string) => this.read<Wall>(`/employees/${employee}/wall`);
  points = (employee: string) => this.read<Statement>(`/employees/${employee}/points`);
  /** With the number that the next version gets: that of a version that was withdrawn is never given again. */
  rules = async () => {
    const rules = await this.read<Rules>("/rules");
    return { ...rules, next: rules.versions[0]!.version + 1 };
  };

  /** A change that an owner makes, or whoever may. */
  async write<T>(method: "POST" | "PUT" | "DELETE", path: string, data?: unknown): Promise<T> {
    const response = await this.request.fetch(`/api/v1${path}`, { method, data });
    expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
    const text = await response.text();
    return JSON.parse(text || "null");
  }

  kioskCode = (key: string, pin: string, name = "Tablet at the exit") => this.write<{ code: string }>("POST", `/touchpoints/${key}/kiosk-codes`, { name, pin });
  kiosks = async (key: string) => (await this.read<{ kiosks: Kiosk[] }>(`/touchpoints/${key}/kiosks`)).kiosks;

  /** A whole statement, newest first. */
  async statement(employee: string): Promise<Posting[]> {
    const all: Posting[] = [];
    let next: string | undefined;
    do {
      const query: string = next ? `?cursor=${encodeURIComponent(next)}` : "";
      const page: Statement = await this.read(`/employees/${employee}/points${query}`);
      all.push(...page.postings);
      next = page.next;
    } while (next);
    return all;
  }

  /** Publishes the newest rules with other points for one of them. */
  async publish(index: number, points: number, reason: string): Promise<void> {
    await this.publishRule(index, (rule) => ({ ...rule, award: { ...rule.award, points } }), reason);
  }

  /** Publishes the newest rules with one of them changed. With 202 among the answers, it may wait for a second owner. */
  async publishRule(index: number, change: (rule: Rule) => Rule, reason: string, answers = [201]): Promise<void> {
    const { newest } = await this.rules();
    const rules = { ...newest, rules: newest.rules.map((rule, at) => (at === index ? change(rule) : rule)) };
    const answer = await this.request.post("/api/v1/rules", { data: { based_on: newest.version, reason, rules } });
    expect(answers, await answer.text()).toContain(answer.status());
  }

  /** Approves what other owners have proposed. */
  async approveWaiting(): Promise<void> {
    const { proposals } = await this.rules();
    for (const { id, refused } of proposals) if (!refused) await this.post(`/rules/proposals/${id}/approval`, {});
  }

  /** The first tap alone. */
  async create(key: string, score: Score): Promise<string> {
    const id = uuid7();
    const first = await this.request.post(`/api/v1/touchpoints/${key}/responses`, { data: { id, score } });
    expect(first.status(), await first.text()).toBe(201);
    return id;
  }

  /** A whole response at once, as a customer's page would send it in two parts. */
  async send(key: string, score: Score, rest: Rest): Promise<string> {
    const id = await this.create(key, score);
    const sent = await this.request.post(`/api/v1/touchpoints/${key}/responses/${id}/send`, { data: rest });
    expect(sent.status(), await sent.text()).toBe(200);
    return id;
  }
}

/** The secret of a pick-up link, as the customer's page makes it. */
export function pickup(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

/** An id as the customer's page makes it: the time in milliseconds, then chance. */
export function uuid7(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const chance = crypto.randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(15)}`;
}
