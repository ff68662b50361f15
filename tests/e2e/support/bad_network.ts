// A network that fails between a kiosk and its server: cut off at any moment, answers lost after the server has acted, and a
// version of the app that changes under way. It stands before the real server, so that workers and killed browsers meet it too.
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export class BadNetwork {
  /** Whether nothing passes. */
  isCut = false;
  /** How many of the acknowledgements of answers get lost, from 0 to 1. */
  loss = 0;
  /** How many were lost. */
  lost = 0;
  /** Whether the kiosk's app is served as another version. */
  isUpdated = false;
  private version = "";
  private readonly server: Server;

  private constructor(private readonly target: URL, private readonly random: () => number) {
    this.server = createServer((incoming, outgoing) => this.pass(incoming, outgoing));
  }

  static async before(target: string, random: () => number): Promise<BadNetwork> {
    const network = new BadNetwork(new URL(target), random);
    await new Promise<void>((resolve) => network.server.listen(0, "127.0.0.1", resolve));
    return network;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (this.isCut) return void outgoing.destroy();
    const options = { hostname: this.target.hostname, port: this.target.port, path: incoming.url, method: incoming.method };
    const forwarded = request({ ...options, headers: { ...incoming.headers, "accept-encoding": "identity" } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => this.answer(incoming, answer, Buffer.concat(parts), outgoing));
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  }

  private answer(incoming: IncomingMessage, answer: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const isAcknowledgement = incoming.url?.includes("/responses");
    if (this.isCut) return void outgoing.destroy();
    if (isAcknowledgement && this.random() < this.loss) {
      this.lost += 1;
      return void outgoing.destroy();
    }
    const headers = { ...answer.headers };
    delete headers["content-length"];
    delete headers["transfer-encoding"];
    const version = headers["x-plaudit-version"];
    if (typeof version === "string") this.version = version;
    if (!this.isUpdated || !this.version) return void outgoing.writeHead(answer.statusCode ?? 500, headers).end(body);
    if (version) headers["x-plaudit-version"] = this.renamed(this.version);
    const isText = /text\/html|javascript/.test(headers["content-type"] ?? "") && !incoming.url?.startsWith("/assets/");
    outgoing.writeHead(answer.statusCode ?? 500, headers).end(isText ? this.renamed(body.toString()) : body);
  }

  private renamed(text: string): string {
    return text.replaceAll(this.version, "anotherVersn");
  }
}
