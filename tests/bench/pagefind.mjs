// node pagefind.mjs INDEX < queries.json > answers.json
//
// Asks an index that Pagefind made (`INDEX`, its folder `pagefind`) each query of a list, and says of
// each: the pages found, best first (at most 20), and how long that took, in milliseconds. With
// `--fresh`, each query is a first one: what a browser fetches up to the first five results is
// counted too, each file gzip-compressed unless it is already, and how often one waits for another.
// Pagefind's own script runs; `fetch` reads the files, as from far off.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

const MOST = 20;
const AWAY = 5; // ms that a first query's file takes
const SHOWN = 5;
const [folder, option] = process.argv.slice(2);
const fresh = option === "--fresh";
const root = path.resolve(folder);
const queries = JSON.parse(fs.readFileSync(0, "utf-8"));

let asked = [];
let rounds = 0; // of the files that have come
globalThis.document = { querySelector: () => ({ getAttribute: () => "fr" }), currentScript: null };
globalThis.fetch = async (address) => {
  const name = String(address).split("?")[0].replace(/^\/pagefind\//, "");
  const data = fs.readFileSync(path.join(root, name));
  asked.push({ name, size: sent(data) });
  const round = rounds + 1;
  if (fresh) await new Promise((done) => setTimeout(done, AWAY));
  rounds = Math.max(rounds, round);
  return {
    ok: true,
    status: 200,
    arrayBuffer: async () => data.buffer.slice(data.byteOffset, data.byteOffset + data.length),
    json: async () => JSON.parse(data.toString()),
    text: async () => data.toString(),
  };
};

/** Bytes over the wire: Pagefind's own files are gzip already. */
function sent(data) {
  return Math.min(data.length, zlib.gzipSync(data).length);
}

/** The address that each fragment is of. */
function addresses() {
  const found = new Map();
  for (const name of fs.readdirSync(path.join(root, "fragment"))) {
    const text = zlib.gunzipSync(fs.readFileSync(path.join(root, "fragment", name))).toString();
    found.set(name.replace(/\.pf_fragment$/, ""), JSON.parse(text.slice(text.indexOf("{"))).url);
  }
  return found;
}

/** Pagefind as a page that was just opened has it. */
async function open(number) {
  const script = await import(`${pathToFileURL(path.join(root, "pagefind.js"))}?${number}`);
  await script.options({ basePath: "/pagefind/", noWorker: true });
  await script.init();
  return script;
}

const urls = addresses();
const answers = [];
let script = fresh ? null : await open(0);
for (const [number, query] of queries.entries()) {
  asked = [];
  rounds = 1; // the script
  if (fresh) script = await open(number);
  const start = performance.now();
  const { results } = await script.search(query);
  if (fresh) await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  const answer = {
    pages: results.slice(0, MOST).map(({ id }) => urls.get(id)),
    milliseconds: performance.now() - start,
  };
  if (fresh) {
    const own = sent(fs.readFileSync(path.join(root, "pagefind.js")));
    answer.bytes = asked.reduce((sum, { size }) => sum + size, own);
    answer.files = 1 + asked.length;
    answer.rounds = rounds;
  }
  answers.push(answer);
}
process.stdout.write(JSON.stringify(answers));
