// Finishes what Trunk built: minifies scripts and styles and puts a brotli copy beside each file,
// so that the server compresses nothing while it answers. What is unchanged is left alone.
//   node scripts/finish-dist.mjs dist
import { transformSync } from "esbuild";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const COMPRESSIBLE = new Set([".html", ".js", ".css", ".wasm", ".svg", ".json", ".webmanifest"]);
// Below this a compressed copy saves no packet.
const SMALLEST = 512;
const compress = promisify(brotliCompress);

const files = listFiles(process.argv[2]).filter((path) => COMPRESSIBLE.has(extname(path)) && isStale(path));
await Promise.all(files.map(finish));
console.log(`   ${files.length} files`);

async function finish(path) {
  minify(path);
  const content = readFileSync(path);
  if (content.length < SMALLEST) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(`${path}.br`, await compress(content, { params }));
}

function minify(path) {
  const loader = { ".js": "js", ".css": "css" }[extname(path)];
  if (!loader) return;
  const { code } = transformSync(readFileSync(path, "utf8"), { loader, minify: true, legalComments: "none" });
  writeFileSync(path, code);
}

function isStale(path) {
  const copy = `${path}.br`;
  return !existsSync(copy) || statSync(copy).mtimeMs < statSync(path).mtimeMs;
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
