// The API as a program uses it: to prepare what a journey needs and to check what its page shows.
import { expect, type APIRequestContext } from "@playwright/test";

export type Person = { id: string; first_name: string; job: string };
export type Choice = { key: string; label: string };
export type Touchpoint = { key: string; name: string; question: string; people: Person[]; standards: Choice[]; reasons: Choice[] };
export type Session = { name: string; role: string; employee: string | null; organization: string };
export type Award = { rule: string; version: number; points: number };
export type Card = { id: string; message: string; touchpoint: string; with: string[]; points: number; awards: Award[] };
export type Wall = { employee: string; name: string; cards: Card[]; summary: { thanks_this_month: number } };
export type Points = { score?: number; appreciation: number; recovery: number; other: number };
export type Measure = { responses: number; satisfied?: number; csat?: { share: number; low: number; high: number }; points: Points };
export type Insights = { name: string; total: Measure; buckets: (Measure & { start: string })[]; summary: string };
export type Rule = { id: string; name: string; award: { points: number } };
export type Rules = { live: { version: number; rules: Rule[] } };
export type Score = 1 | 2 | 3 | 4 | 5;

export class Api {
  constructor(private readonly request: APIRequestContext) {}

  async read<T>(path: string): Promise<T> {
    const response = await this.request.get(`/api/v1${path}`);
    expect(response.status(), path).toBe(200);
    return response.json();
  }

  /** The status of a GET, for what must not be readable. */
  async status(path: string): Promise<number> {
    return (await this.request.get(`/api/v1${path}`)).status();
  }

  touchpoint = (key: string) => this.read<Touchpoint>(`/touchpoints/${key}`);
  session = () => this.read<Session>("/session");
  wall = (employee: string) => this.read<Wall>(`/employees/${employee}/wall`);
  rules = () => this.read<Rules>("/rules");

  /** Publishes the live rules with other points for one of them. */
  async publish(index: number, points: number, reason: string): Promise<void> {
    const { live } = await this.rules();
    const rules = { ...live, rules: live.rules.map((rule, at) => (at === index ? { ...rule, award: { ...rule.award, points } } : rule)) };
    const answer = await this.request.post("/api/v1/rules", { data: { based_on: live.version, reason, rules } });
    expect(answer.status(), await answer.text()).toBe(201);
  }

  /** A whole response at once, as a customer's page would send it in two parts. */
  async send(key: string, score: Score, rest: { recipients?: string[]; message?: string; improvement?: string }): Promise<string> {
    const id = uuid7();
    const responses = `/api/v1/touchpoints/${key}/responses`;
    const first = await this.request.post(responses, { data: { id, score } });
    expect(first.status(), await first.text()).toBe(201);
    const sent = await this.request.post(`${responses}/${id}/send`, { data: rest });
    expect(sent.status(), await sent.text()).toBe(200);
    return id;
  }
}

/** An id as the customer's page makes it: the time in milliseconds, then chance. */
function uuid7(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const chance = crypto.randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(15)}`;
}
