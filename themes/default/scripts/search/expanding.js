import { MOST_EXPANSIONS } from "./settings.js";
import { each } from "./turn.js";

/** @typedef {import("./index.js").Index} Index */

/**
 * Stems of words that go on from a folded one, those in most documents first, as far as some shards tell.
 * @param {Index} index @param {string} folded @param {number} most shards
 */
export async function expand(index, folded, most) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const starts = await index.startsFrom("t", index.manifest.shards, folded, most);
  for (const shard of await each(starts, (start) => index.shardAt(start))) {
    for (const [form, origins] of shard.stems()) {
      if (!form.startsWith(folded) || form === folded) continue;
      for (const origin of origins) {
        const stem = index.meet(shard, origin);
        found.set(stem, Math.max(found.get(stem) || 0, shard.countOf(origin)));
      }
    }
    await index.turn.step();
  }
  return [...found]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_EXPANSIONS)
    .map(([stem]) => stem);
}
