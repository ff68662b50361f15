// Finishes what Trunk built: one stylesheet for each page, scripts and styles minified, and a brotli copy
// beside each file, so that the server compresses nothing while it answers. What is finished is left alone.
//   node scripts/finish-dist.mjs dist
import { transformSync } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const COMPRESSIBLE = new Set([".html", ".js", ".css", ".wasm", ".svg", ".json", ".webmanifest"]);
// Below this a compressed copy saves no packet.
const SMALLEST = 512;
const STYLESHEET = /[ \t]*<link rel="stylesheet" href="([^"]+)"[^>]*>\n?/g;
const INLINE_SCRIPT = /(<script(?: type="module")?>)([\s\S]*?)(<\/script>)/g;
const compress = promisify(brotliCompress);

const [folder] = process.argv.slice(2);
listFiles(folder).filter((path) => extname(path) === ".html" && isStale(path)).forEach(finishPage);
const files = listFiles(folder).filter((path) => COMPRESSIBLE.has(extname(path)) && isStale(path));
await Promise.all(files.map(finish));
console.log(`   ${files.length} files`);

/** Fewer requests and bytes before the first paint: the styles in one file, the inline scripts without comments. */
function finishPage(path) {
  const { html, bundled } = bundleStyles(readFileSync(path, "utf8"), dirname(path));
  writeFileSync(path, html.replace(INLINE_SCRIPT, (_, open, script, close) => open + minify(script, "js").trim() + close));
  // Last, so that a page never names what is gone, also when this is interrupted.
  bundled.forEach((file) => rmSync(file));
}

function bundleStyles(html, own) {
  const links = [...html.matchAll(STYLESHEET)];
  if (links.length < 2) return { html, bundled: [] };
  const files = links.map(([, href]) => join(own, basename(href)));
  const styles = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const hash = createHash("sha256").update(styles).digest("hex").slice(0, 16);
  const href = `${dirname(links[0][1])}/style-${hash}.css`;
  writeFileSync(join(own, basename(href)), styles);
  let isFirst = true;
  const once = html.replace(STYLESHEET, () => {
    const link = isFirst ? `    <link rel="stylesheet" href="${href}" />\n` : "";
    isFirst = false;
    return link;
  });
  return { html: once, bundled: files };
}

async function finish(path) {
  const loader = { ".js": "js", ".css": "css" }[extname(path)];
  if (loader) writeFileSync(path, minify(readFileSync(path, "utf8"), loader));
  const content = readFileSync(path);
  if (content.length < SMALLEST) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  // Under another name until it is whole: a cut copy would count as fresh.
  writeFileSync(`${path}.part`, await compress(content, { params }));
  renameSync(`${path}.part`, `${path}.br`);
}

function minify(code, loader) {
  return transformSync(code, { loader, minify: true, legalComments: "none" }).code;
}

/** Whether the compressed copy is missing, or older than the file or this script. */
function isStale(path) {
  const copy = `${path}.br`;
  if (!existsSync(copy)) return true;
  const made = statSync(copy).mtimeMs;
  return made < statSync(path).mtimeMs || made < statSync(fileURLToPath(import.meta.url)).mtimeMs;
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
