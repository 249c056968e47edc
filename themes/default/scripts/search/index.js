import { BOOSTS, FORMAT, MOST_EXPANSIONS, MOST_PREFIX_SHARDS, TEXT, TITLE } from "./settings.js";
import { akin } from "./kinship.js";
import { fold } from "./words.js";
import { Cursor, lengthsOf } from "./numbers.js";
import { Turn } from "./turn.js";

/*
 * The index is read by <script> elements, since nothing else is allowed on file://. Each of its
 * files calls `registerShard(name, payload)`.
 */

/** Its counts are frequencies less one, its levels lengths of titles; all lengths are Whoosh’s byte.
 * @typedef {import("./numbers.js").Columns} Postings */
/** Where a form's count stands: which key, which of its forms; -1: not in this file.
 * @typedef {{stem: string, at: number, form: number}} Origin */
/** Levels are the first days of a year's filter.
 * @typedef {Postings & {lasts: number[]}} Filter */
/** @typedef {{id: string, kind: string, url: string, title: string, date: string,
 *             outlet: string, lang: string, type: string, parts: string[]}} Stored */

/** What is written as how much of the text before it it begins with, and the rest. */
export const goneOn = (/** @type {string} */ before, /** @type {string} */ piece) =>
  before.slice(0, piece.charCodeAt(0) - 0x23) + piece.slice(1);

/** Where `key` stands in a sorted list, or would stand after: -1 before the first. */
function find(/** @type {string[]} */ starts, /** @type {string} */ key) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** One file of terms. */
class TermShard {
  /** @param {string[]} payload @param {number} bits of a slot */
  constructor([keys, forms, pointers, blocks, heavy], bits) {
    this.bits = bits;
    this.heavy = Number(heavy); // the key whose lengths stand apart, if any
    this.keys = keys ? keys.split(" ") : [];
    this.rows = keys ? forms.split(" ") : [];
    this.pointers = pointers ? pointers.split(" ") : [];
    this.blocks = blocks;
    const cursor = new Cursor(blocks);
    this.starts = this.keys.map(() => {
      const length = cursor.next();
      const start = cursor.at;
      cursor.at += length;
      return start;
    });
  }

  /**
   * The forms that lead to a key.
   * @param {number} at
   */
  forms(at) {
    const key = this.keys[at];
    const row = this.rows[at];
    return row ? row.split("|").map((form) => goneOn(key, form)) : [];
  }

  /** Stems by folded form. */
  get stems() {
    if (!this.origins) {
      /** @type {Map<string, Origin[]>} */
      const origins = (this.origins = new Map());
      for (const pair of this.pointers) {
        const [form, stems] = pair.split(">");
        origins.set(form, stems.split(",").map((stem) => ({ stem, at: -1, form: 0 })));
      }
      this.keys.forEach((stem, at) =>
        this.forms(at).forEach((written, form) => {
          const folded = fold(written);
          const found = origins.get(folded);
          if (found) found.push({ stem, at, form });
          else origins.set(folded, [{ stem, at, form }]);
        }),
      );
    }
    return this.origins;
  }

  /** @param {string} key */
  index(key) {
    const at = find(this.keys, key);
    return at >= 0 && this.keys[at] === key ? at : -1;
  }

  /** @param {number} at @returns {Postings[]} */
  postings(at) {
    const cursor = new Cursor(this.blocks, this.starts[at]);
    cursor.take(this.forms(at).length);
    return BOOSTS.map((_, field) => cursor.list(this.bits, true, field === TITLE, field !== TEXT || at !== this.heavy));
  }

  /**
   * In how many documents a form stands.
   * @param {Origin} origin
   */
  count({ at, form }) {
    return at < 0 ? 1 : new Cursor(this.blocks, this.starts[at]).take(form + 1)[form];
  }

  /** @param {number} at @returns {Filter} */
  filter(at) {
    const dated = this.keys[at].startsWith("year.");
    const list = new Cursor(this.blocks, this.starts[at]).list(this.bits, dated, dated);
    return { ...list, lasts: list.counts.map((span, n) => list.levels[n] + span) };
  }
}

/** The index under one root. Every file is asked for once. */
export class Index {
  /** @param {string} root */
  constructor(root) {
    this.root = root;
    this.turn = new Turn();
    this.version = "";
    this.documents = 0;
    this.bits = 0; // of a slot
    /** @type {number[]} */
    this.averages = [];
    /** @type {number[]} */
    this.years = [];
    /** @type {string[]} */
    this.languages = [];
    /** @type {Map<string, Set<string>>} */
    this.stops = new Map();
    /** @type {[string, string]} where the parts of the list of shards begin, or the whole list */
    this.list = ["", ""];
    /** @type {Set<string>} starts of shards in which one term has its lengths apart */
    this.heavy = new Set();
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    /** @type {Map<string, TermShard>} */
    this.shards = new Map();
    /** @type {Map<string, TermShard>} by stem, one that has it, be it a copy */
    this.homes = new Map();
    /** @type {Map<string, Postings[]>} */
    this.decoded = new Map();
    /** @type {Map<string, any[]>} what tables of words, names and titles hold, by shard */
    this.rows = new Map();
    /** @type {Map<string, (payload: any) => void>} */
    this.waiting = new Map();
    // @ts-ignore: the one name that the files of the index know
    window.registerShard = (/** @type {string} */ name, /** @type {any} */ payload) => {
      const settle = this.waiting.get(name);
      if (settle) settle(payload);
      else this.files.set(name, Promise.resolve(payload));
    };
  }

  /**
   * The same, as one answer asks it.
   * @param {Turn} turn @returns {Index}
   */
  during(turn) {
    return Object.assign(Object.create(this), { turn });
  }

  /**
   * The payload of a file that is there. Where it cannot be had it is asked for anew the next
   * time: to find nothing is not to know that there is nothing.
   * @param {string} name @returns {Promise<any>}
   */
  async load(name) {
    if (!this.files.has(name)) await this.turn.patience();
    // Of all that wait here, each looks again when the one before it has asked.
    while (!this.files.has(name) && this.turn.isDue()) await this.turn.rest();
    let file = this.files.get(name);
    if (!file) {
      file = new Promise((done, fail) => {
        const script = document.createElement("script");
        const settle = (/** @type {any} */ payload) => {
          if (!this.waiting.delete(name)) return;
          script.remove();
          if (payload) return done(payload);
          this.files.delete(name);
          fail(Error(name));
        };
        this.waiting.set(name, settle);
        script.onerror = () => settle(null);
        script.onload = () => settle(null); // after the call, if there was one
        // A query tells editions apart in caches; a disk has none.
        const query = this.version && location.protocol !== "file:" ? `?v=${this.version}` : "";
        script.src = `${this.root}search/${name}.js${query}`;
        document.head.append(script);
      });
      this.files.set(name, file);
    }
    return file;
  }

  async open() {
    if (!this.version) await this.readManifest();
  }

  async readManifest() {
    const manifest = await this.load("manifest");
    if (manifest.format !== FORMAT) throw new Error("no index");
    this.version = manifest.version;
    this.documents = manifest.documents;
    this.bits = Math.max(6, 33 - Math.clz32(this.documents - 1));
    this.years = manifest.years;
    this.languages = manifest.languages;
    for (const lang of Object.keys(manifest.stops)) {
      this.stops.set(lang, new Set(manifest.stops[lang].split(" ")));
    }
    this.averages = manifest.lengths.map(
      (/** @type {number} */ total) => total / (manifest.documents || 1) || 1,
    );
    this.list = manifest.shards;
  }

  /** Whether a word is one of grammar in any language of the dossier: no mistake, where it stands nowhere. */
  isGrammar(/** @type {string} */ word) {
    return Array.from(this.stops.values()).some((words) => words.has(word));
  }

  /** Starts of shards, as they are listed. */
  listed(/** @type {string} */ text) {
    let start = "";
    return (text ? text.split(" ") : []).map((piece) => {
      start = goneOn(start, piece.replace("!", ""));
      if (piece.endsWith("!")) this.heavy.add(start);
      return start;
    });
  }

  /**
   * Where the first shards start in which keys that begin with `prefix` stand.
   * @param {string} kind their letter
   * @param {[string, string]} list where its parts begin, or the whole list
   * @param {string} prefix
   * @param {number} most
   */
  async startsFrom(kind, [parts, whole], prefix, most) {
    /** @type {string[]} */
    const found = [];
    const firsts = parts.split(" ");
    for (let n = Math.max(find(firsts, prefix), 0); n < firsts.length; n++) {
      const name = `l${kind}-${firsts[n]}`;
      const text = parts ? await this.load(name) : whole;
      /** @type {string[]} */
      const starts = this.rows.get(name) || this.listed(text);
      this.rows.set(name, starts);
      for (const start of found.length ? starts : starts.slice(Math.max(find(starts, prefix), 0))) {
        if (found.length === most || (found.length && !start.startsWith(prefix))) return found;
        found.push(start);
      }
    }
    return found;
  }

  /** @param {string} key @returns {Promise<string | undefined>} */
  async start(key) {
    return (await this.startsFrom("t", this.list, key, 1))[0];
  }

  /** @param {string} start */
  async shardAt(start) {
    const payload = await this.load(`t-${start}`);
    let shard = this.shards.get(start);
    if (!shard) this.shards.set(start, (shard = new TermShard(payload, this.bits)));
    return shard;
  }

  /** @param {string} key */
  async shard(key) {
    const start = await this.start(key);
    return start === undefined ? null : this.shardAt(start);
  }

  /**
   * The stems that a word leads to; of one that stands nowhere, those of its inflections.
   * @param {string} folded
   * @param {boolean} [isGrammar] then it has none
   */
  async stems(folded, isGrammar) {
    const shard = await this.shard(folded);
    if (!shard) return [];
    let found = shard.stems.get(folded);
    if (!found && isGrammar) return [];
    if (!found) {
      /** @type {string[]} */
      const lines = (await this.load("lists")).endings;
      const endings = lines.map((line) => new Set(line.split(" ")));
      found = Array.from(shard.stems).flatMap(([form, stems]) => (akin(endings, folded, form) ? stems : []));
    }
    return Array.from(new Set(found.map((origin) => this.meet(shard, origin)))).sort();
  }

  /** The stem of a form, which is from now on looked for where the form stands, if it does. */
  meet(/** @type {TermShard} */ shard, /** @type {Origin} */ { stem, at }) {
    if (at >= 0) this.homes.set(stem, shard);
    return stem;
  }

  /** Stems of words that go on from `folded`, those in most documents first. */
  async expand(/** @type {string} */ folded) {
    /** @type {Map<string, number>} */
    const found = new Map();
    const starts = await this.startsFrom("t", this.list, folded, MOST_PREFIX_SHARDS);
    for (const shard of await Promise.all(starts.map((start) => this.shardAt(start)))) {
      for (const [form, origins] of shard.stems) {
        if (!form.startsWith(folded) || form === folded) continue;
        for (const origin of origins) {
          const stem = this.meet(shard, origin);
          found.set(stem, Math.max(found.get(stem) || 0, shard.count(origin)));
        }
      }
      await this.turn.step();
    }
    return Array.from(found)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MOST_EXPANSIONS)
      .map(([stem]) => stem);
  }

  /**
   * Where words stand that may all be heavy, the lengths of the first are asked for at once: nothing
   * else will tell them.
   * @param {string[]} words folded
   */
  async foresee(words) {
    const starts = await Promise.all(words.map((word) => this.start(word)));
    if (starts.length && starts.every((start) => this.heavy.has(start || ""))) this.load(`n-${starts[0]}`).catch(() => {});
  }

  /** Those of some stems whose lengths of texts are still to be read. */
  async lacking(/** @type {string[]} */ stems) {
    const terms = await Promise.all(stems.map((stem) => this.term(stem)));
    return stems.filter((_, n) => terms[n].lacks);
  }

  /** Read the lengths of texts that stand apart from the postings of some terms. */
  async readLengths(/** @type {string[]} */ stems) {
    for (const stem of await this.lacking(stems)) {
      const text = (await this.term(stem)).postings[TEXT];
      text.lengths = lengthsOf(await this.load(`n-${await this.start(stem)}`), text.slots, this.bits);
    }
  }

  /**
   * A term's postings by field, its forms; whether lengths of texts are still to be read.
   * @param {string} stem
   */
  async term(stem) {
    const shard = this.homes.get(stem) || (await this.shard(stem));
    const at = shard ? shard.index(stem) : -1;
    if (!shard || at < 0) return { forms: [], postings: [], lacks: false };
    let postings = this.decoded.get(stem);
    if (!postings) this.decoded.set(stem, (postings = shard.postings(at)));
    const { slots, lengths } = postings[TEXT];
    return { forms: shard.forms(at), postings, lacks: lengths.length < slots.length };
  }

  /**
   * The documents under a filter's key.
   * @param {string} key @returns {Promise<Filter>}
   */
  async filter(key) {
    const shard = await this.shard(key);
    const at = shard ? shard.index(key) : -1;
    return shard && at >= 0 ? shard.filter(at) : { ...new Cursor("#").list(0), lasts: [] };
  }

  /**
   * By field, where a term stands in each of its documents: steps, as numbers are written.
   * @param {string} stem @returns {Promise<string[][]>}
   */
  async places(stem) {
    const shard = await this.shard(stem);
    const at = shard ? shard.index(stem) : -1;
    if (at < 0) return [[], [], []];
    const rows = await this.load(`p-${await this.start(stem)}`);
    return rows[at].split("!").map((/** @type {string} */ column) => (column ? column.split(" ") : []));
  }

  /**
   * What is shown of some documents.
   * @param {number[]} slots
   */
  async stored(slots) {
    const pages = await Promise.all(slots.map((slot) => this.load(`d-${slot.toString(16)}`)));
    /** @type {Map<number, Stored>} */
    const found = new Map();
    pages.forEach((page, n) => {
      const [id, kind, url, title, date, outlet, lang, type, parts] = page;
      found.set(slots[n], { id, kind, url, title, date, outlet, lang, type, parts });
    });
    return found;
  }
}
