// The same three questions as a SurveyJS page, bundled and served as well as it can be: what a survey library costs a
// customer, for comparison. Nothing of it is in the product.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const FOLDER = new URL("./surveyjs/", import.meta.url);
const SCRIPT = fileURLToPath(new URL("survey.js", FOLDER));
const STYLES = fileURLToPath(import.meta.resolve("survey-core/survey-core.fontless.min.css"));

/**
 * Serves the page on a free port of this machine.
 * @param {{ question: string, people: { first_name: string, job: string }[] }} touchpoint
 */
export async function startSurveyServer(touchpoint) {
  const files = await makeFiles(touchpoint);
  const server = createServer(({ url }, answer) => {
    const file = files.get(url);
    if (!file) return answer.writeHead(404).end();
    const headers = { "content-type": file.type, "content-encoding": "br", "content-length": file.body.length };
    answer.writeHead(200, headers).end(file.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

async function makeFiles(touchpoint) {
  const { outputFiles } = await build({
    entryPoints: [SCRIPT],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const data = JSON.stringify(touchpoint).replaceAll("<", "\\u003c");
  const html = readFileSync(new URL("page.html", FOLDER), "utf8").replace("<!--touchpoint-->", () => data);
  return new Map([
    ["/", compressed("text/html; charset=utf-8", html)],
    ["/survey.js", compressed("text/javascript; charset=utf-8", outputFiles[0].contents)],
    ["/survey.css", compressed("text/css; charset=utf-8", readFileSync(STYLES))],
  ]);
}

function compressed(type, content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return { type, body: brotliCompressSync(content, { params }) };
}
