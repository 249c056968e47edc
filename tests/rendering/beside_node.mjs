// Runs modules as they are and as the classic scripts made of them, each in a realm of its own, and
// prints what each told `out`, as JSON. Reads a list of { name, entry, modules, bundles } from
// standard input; a bundle is scripts by name, of which `all.js` is begun.
//   node --experimental-vm-modules tests/rendering/beside_node.mjs < cases.json
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { inspect } from "node:util";
import vm from "node:vm";

const ROUNDS = 40; // of timers, by which what is asked for later is told

const show = (value) => inspect(value, { depth: 6, breakLength: Infinity });

/** A realm and what it tells. */
function realm() {
  const told = [];
  const context = vm.createContext({
    out: (...values) => told.push(values.map(show).join(" ")),
    setTimeout,
    queueMicrotask,
    URL,
  });
  return { told, context };
}

async function runModules({ entry, modules }) {
  const { told, context } = realm();
  const read = new Map();
  const module = (path) => {
    if (!read.has(path)) {
      if (!(path in modules)) throw new Error(`no ${path}`);
      read.set(path, new vm.SourceTextModule(modules[path], {
        context,
        identifier: path,
        importModuleDynamically: async (name) => {
          const asked = module(near(path, name));
          if (asked.status === "unlinked") await asked.link(link);
          await asked.evaluate();
          return asked;
        },
      }));
    }
    return read.get(path);
  };
  const near = (path, name) => posix.join(posix.dirname(path), name);
  const link = (name, by) => module(near(by.identifier, name));
  try {
    const first = module(entry);
    await first.link(link);
    await first.evaluate();
  } catch (error) {
    told.push(`! ${error.constructor.name}`);
  }
  return told;
}

function runScripts(scripts) {
  const { told, context } = realm();
  const run = (name) => new vm.Script(scripts[name], { filename: name }).runInContext(context);
  const document = {
    currentScript: { src: "http://localhost/assets/all.js" },
    createElement: () => ({}),
    head: {
      append(script) {
        const asked = posix.basename(new URL(script.src).pathname).replace(/\.[0-9a-f]+\.js$/, ".js");
        setTimeout(() => {
          if (!(asked in scripts)) return script.onerror(new Error(asked));
          document.currentScript = script;
          run(asked);
          document.currentScript = null;
          script.onload();
        }, 0);
      },
    },
  };
  context.document = document;
  try {
    run("all.js");
  } catch (error) {
    told.push(`! ${error.constructor.name}`);
  }
  document.currentScript = null;
  return told;
}

process.on("unhandledRejection", () => {}); // it is told by the case, if at all
const found = {};
for (const one of JSON.parse(readFileSync(0, "utf8"))) {
  found[one.name] = { modules: await runModules(one) };
  for (const [kind, scripts] of Object.entries(one.bundles)) found[one.name][kind] = runScripts(scripts);
}
for (let round = 0; round < ROUNDS; round++) await new Promise((done) => setTimeout(done, 2));
process.stdout.write(JSON.stringify(found), () => process.exit(0));
