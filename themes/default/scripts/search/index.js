import { BOOSTS, FORMAT, TEXT, TITLE } from "./settings.js";
import { later } from "./deferred.js";
import { recall } from "./recalling.js";
import { fold, LATIN } from "./words.js";
import { Cursor, lengthsOf } from "./numbers.js";
import { each, Turn } from "./turn.js";

/*
 * The index is read by <script> elements, since nothing else is allowed on file://. Each of its
 * files calls `registerShard(name, payload)`.
 */

/** Its counts are frequencies less one, its levels lengths of titles, its textLengths those of texts: all are Whoosh’s byte.
 * @typedef {import("./numbers.js").Columns} Postings */
/** Where a form's count stands: which key, which of its forms; -1: not in this file.
 * @typedef {{stem: string, at: number, nth: number}} Origin
 * @own stem nth */
/** A word: its lists by layer and field, `depths`, with holes where they are still to be read. `apart` is how the files
 * are called in which something of a heavy one stands, behind their letters.
 * @typedef {{forms: string[], depths: Postings[][], apart: string}} Term
 * @own depths apart */
/** Lengths are those of all texts, by field; stops words of grammar, by language; shards where the
 * parts of their list begin, or the whole list.
 * @typedef {{format: number, version: string, documents: number, lengths: number[], years: number[],
 *            languages: string[], latin: {[letter: string]: string}, stops: {[lang: string]: string}, shards: [string, string]}} Manifest */
/** What is shown of a document: id, kind, route, title, date, outlet, language, type; anchors and paragraphs in turn.
 * @typedef {[string, string, string, string, string, string, string, string, string[]]} Stored */

/** @type {Map<string, any>} what files that ran hold, until it is taken */
const payloads = new Map();
// @ts-ignore: the one name that the files of the index know
window.registerShard = (/** @type {string} */ name, /** @type {any} */ payload) => payloads.set(name, payload);

/** What is written as how much of the text before it it begins with, and the rest. */
export const goneOn = (/** @type {string} */ before, /** @type {string} */ piece) =>
  before.slice(0, piece.charCodeAt(0) - 0x23) + piece.slice(1);

const EVEN = 99; // more than any

/** Where `key` stands in a sorted list, or would stand after; 0 where that is before the first. */
function find(/** @type {string[]} */ starts, /** @type {string} */ key) {
  let at = 0;
  while (starts[at + 1] <= key) at++;
  return at;
}

/** The parts of a text, of which an empty one has none. */
const parted = (/** @type {string} */ text, /** @type {string | RegExp} */ mark = " ") => (text ? text.split(mark) : []);

/**
 * A word's lists, by field.
 * @param {Cursor} cursor @param {Turn} turn @param {number} bits
 * @param {boolean} isTold whether the lengths of its texts stand with them
 * @param {number[]} counts how many postings there are in all layers
 */
async function layerOf(cursor, turn, bits, isTold, counts) {
  const lists = [];
  for (const field of BOOSTS.keys()) {
    const list = await cursor.columns(turn, bits, true, field === TITLE, field !== TEXT || isTold);
    list.all = counts[field] ?? list.all;
    lists.push(list);
  }
  return lists;
}

/**
 * One file of terms.
 * @own stems countOf term listsAt
 * @param {string} start @param {[string, string, string, string, ...any[]]} payload
 * @param {number} bits of a slot
 */
function termShard(start, [listed, rows, pointers, blocks, heavy, ...layered], bits) {
  // `heavy` is the key of which something stands apart, if any; `layered`, where it has layers, its postings
  // by field, and three numbers more for each layer but one.
  const keys = parted(listed);
  const written = rows.split(" "); // of which one may be empty
  const cursor = new Cursor(blocks);
  const starts = keys.map(() => {
    const length = cursor.figure();
    const start = cursor.at;
    cursor.at += length;
    return start;
  });
  /** @type {Map<string, Origin[]> | undefined} */
  let origins;

  /** The forms that lead to a key. */
  const formsOf = (/** @type {number} */ at) => parted(written[at], "|").map((form) => goneOn(keys[at], form));

  /** Where what stands under a key begins; nothing, where there is no such key. */
  const listsAt = (/** @type {number} */ at) => (at < 0 ? new Cursor("#") : new Cursor(blocks, starts[at]));

  return {
    start,
    listsAt,
    index: (/** @type {string} */ key) => keys.indexOf(key),

    /** Stems by folded form. */
    stems: () => {
      if (origins) return origins;
      /** @type {Map<string, Origin[]>} */
      const found = (origins = new Map());
      for (const pair of parted(pointers)) {
        const [form, stems] = pair.split(">");
        found.set(form, stems.split(",").map((stem) => ({ stem, at: -1, nth: 0 })));
      }
      keys.forEach((stem, at) =>
        formsOf(at).forEach((text, nth) => recall(found, fold(text), () => []).push({ stem, at, nth })),
      );
      return found;
    },

    /** A term, as far as it stands here. */
    term: async (/** @type {number} */ at, /** @type {Turn} */ turn) => {
      const forms = formsOf(at);
      const isHeavy = at === heavy;
      const counts = isHeavy ? layered : [];
      const cursor = listsAt(at);
      cursor.figures(forms.length);
      /** @type {Postings[][]} */
      const depths = Array(counts.length / BOOSTS.length || 1);
      depths[0] = await layerOf(cursor, turn, bits, !isHeavy || depths.length > 1, counts);
      return { forms, depths, apart: isHeavy ? `-${start}` : "" };
    },

    /** In how many documents a form stands. */
    countOf: (/** @type {Origin} */ { at, nth }) => (at < 0 ? 1 : listsAt(at).figures(nth + 1)[nth]),
  };
}
/** @typedef {ReturnType<typeof termShard>} TermShard */

const EMPTY = termShard("", ["", "", "", ""], 0);

/**
 * The index under one root. Every file is asked for once.
 * @own made payload words stems manifest during bits averages stopsOf isGrammar startsFrom shardAt meet lightest foresee readOn home term stored
 */
export class Index {
  /** @param {string} root @param {string} lang the interface's language @param {Record<string, any>} words its own */
  constructor(root, lang, words) {
    this.words = words;
    this.root = root;
    this.lang = lang;
    this.turn = this._always = new Turn();
    this.manifest = /** @type {Manifest} */ ({});
    this.bits = 0; // of a slot
    /** @type {number[]} */
    this.averages = [];
    /** @type {{[apart: string]: number}} how heavy terms are of which something stands apart; odd: they have layers */
    this._heavy = {};
    /** @type {Map<string, Promise<any>>} */
    this._files = new Map();
    /** @type {Map<string, string>} heavy terms by forms that are looked for in other shards */
    this._elsewhere = new Map();
    /** @type {Map<string, TermShard>} by stem, one that has it, be it a copy */
    this._homes = new Map();
    /** @type {Map<any, any>} terms by their stems, what files hold by their names, and what else is worked out once */
    this.made = new Map();
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
  async payload(name) {
    if (!this._files.has(name)) await this.turn.patience();
    // Of all that wait here, each looks again when the one before it has asked.
    while (!this._files.has(name) && this.turn.isDue()) await this.turn.rest();
    const ask = (/** @type {(payload: any) => void} */ done, /** @type {(error: Error) => void} */ fail) => {
      const script = document.createElement("script");
      script.onerror = script.onload = () => {
        script.remove();
        const payload = payloads.get(name);
        if (payloads.delete(name)) return done(payload);
        this._files.delete(name);
        fail(Error(name));
      };
      const { version } = this.manifest;
      // A query tells editions apart in caches; a disk, which is no host, has none.
      script.src = `${this.root}search/${name}.js` + (version && location.host ? `?v=${version}` : "");
      document.head.append(script);
    };
    return recall(this._files, name, () => new Promise(ask));
  }

  async open() {
    if (this.bits) return;
    const { format, documents, lengths, latin } = (this.manifest = await this.payload("manifest"));
    if (format !== FORMAT) throw Error("manifest");
    Object.assign(LATIN, latin);
    this.averages = lengths.map((/** @type {number} */ total) => total / documents || 1);
    this.bits = 33 - Math.clz32(Math.max(documents - 1, 16));
  }

  /** Whether a word is one of grammar in any language of the dossier: no mistake, where it stands nowhere. */
  isGrammar(/** @type {string} */ word) {
    return Object.values(this.manifest.stops).some((stops) => stops.split(" ").includes(word));
  }

  /** The words of grammar of a language. */
  stopsOf(/** @type {string} */ lang) {
    return recall(this.made, `/${lang}`, () => new Set((this.manifest.stops[lang] || "").split(" ")));
  }

  /** Starts of shards, as they are listed. */
  _listed(/** @type {string} */ text) {
    let start = "";
    return parted(text, /(?=[A-Z])/).map((piece) => {
      const [bare, weight, ...pairs] = piece.split("|");
      const gone = bare.charCodeAt(0) - 0x41;
      start = start.slice(0, gone < 25 ? start.length - gone : 0) + bare.slice(1);
      if (weight) this._heavy[`-${start}`] = +weight;
      for (let n = 0; n < pairs.length; n += 2) {
        const form = goneOn(start, pairs[n]);
        this._elsewhere.set(form, goneOn(form, pairs[n + 1]));
      }
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
    for (let n = find(firsts, prefix); n < firsts.length; n++) {
      const name = `l${kind}-${firsts[n]}`;
      const text = parts ? await this.payload(name) : whole;
      /** @type {string[]} */
      const starts = recall(this.made, name, () => this._listed(text));
      for (let at = found.length ? 0 : find(starts, prefix); at < starts.length; at++) {
        if (found.length === most || (found.length && !starts[at].startsWith(prefix))) return found;
        found.push(starts[at]);
      }
    }
    return found;
  }

  /** @param {string} key @returns {Promise<string | undefined>} undefined: the index is empty */
  async _start(key) {
    return (await this.startsFrom("t", this.manifest.shards, key, 1))[0];
  }

  /** @param {string} start @returns {Promise<TermShard>} */
  async shardAt(start) {
    const name = `t-${start}`;
    const payload = await this.payload(name);
    return recall(this.made, name, () => termShard(start, payload, this.bits));
  }

  /** @param {string} key */
  async _shard(key) {
    const start = await this._start(key);
    return start === undefined ? EMPTY : this.shardAt(start);
  }

  /**
   * Where a stem stands: the file and which of its keys it is.
   * @param {string} stem @param {TermShard} [shard] that has it, if this is known
   * @returns {Promise<[TermShard, number]>}
   */
  async home(stem, shard) {
    shard ||= await this._shard(stem);
    const at = shard.index(stem);
    if (at < 0) throw Error(stem);
    return [shard, at];
  }

  /**
   * The stems that a word leads to; of one that stands nowhere, those of its inflections.
   * @param {string} folded
   * @param {boolean} [isGrammar] then it has none
   */
  async stems(folded, isGrammar) {
    const shard = await this._shard(folded);
    let found = shard.stems().get(folded);
    if (!found && isGrammar) return [];
    if (!found) {
      const [more] = await Promise.all([later(), this.payload("lists")]);
      found = await more.kin(this, shard, folded);
    }
    return [...new Set(found.map((origin) => this.meet(shard, origin)))].sort();
  }

  /** The stem of a form, which is from now on looked for where the form stands, if it does. */
  meet(/** @type {TermShard} */ shard, /** @type {Origin} */ { stem, at }) {
    if (at >= 0) this._homes.set(stem, shard);
    return stem;
  }

  /**
   * Of words that are all heavy, one whose lengths tell those of all documents with all words: the lightest
   * with layers, whose head tells those in it, or else of all.
   * @param {string[]} apart
   */
  lightest(apart) {
    const weight = (/** @type {string} */ one) => (this._heavy[one] % 2 ? 0 : EVEN) + this._heavy[one];
    return apart.every(weight) ? apart.sort((a, b) => weight(a) - weight(b))[0] : "";
  }

  /**
   * Ask at once for heavy terms that stand elsewhere than their forms, and for lengths that nothing
   * else will tell.
   * @param {string[]} words folded
   */
  async foresee(words) {
    await each(words, (word) => this._start(word));
    const starts = await each(words, (word) => this._start(this._elsewhere.get(word) || word));
    const homes = starts.filter(Boolean); // an empty index has none
    const files = homes.map((home) => `t-${home}`);
    const lengths = this.lightest(homes.map((home) => `-${home}`));
    if (this._heavy[lengths] % 2 === 0) files.push(`n${lengths}`);
    await each(files, (name) => this.payload(name));
  }

  /**
   * Read so many layers of some terms, and the lengths of the texts of one or, where none is named, of all.
   * @param {Term[]} terms @param {number} deep @param {string} [only] what is apart of it
   */
  async readOn(terms, deep, only) {
    await each(terms, ({ depths, apart }) =>
      each([...depths].slice(0, deep), async (there, depth) => {
        const isTold = there && there[TEXT].textLengths.length === there[TEXT].slots.length;
        const ask = (/** @type {string} */ letter) => this.payload(letter + (depth || "") + apart);
        const [lists, lengths] = await Promise.all([/** @type {any} */ (there) || ask("s"), !isTold && (only ?? apart) === apart && ask("n")]);
        const counts = depths[0].map(({ all }) => all);
        const read = () => layerOf(new Cursor(lists), this._always, this.bits, false, counts);
        const text = (depths[depth] = there || (await recall(this.made, depth + apart, read)))[TEXT];
        if (lengths) text.textLengths = await lengthsOf(lengths, text.slots, this.bits, this._always);
      }),
    );
  }

  /**
   * A term; what is read of it later is there for whoever asks next.
   * @param {string} stem @returns {Promise<Term>}
   */
  async term(stem) {
    const [shard, at] = await this.home(stem, this._homes.get(stem));
    // Whoever gives it up: it is read to its end.
    return recall(this.made, stem, () => shard.term(at, this._always));
  }

  /**
   * The documents under a filter's key; of a year, levels are first days, and counts how many days there are to the last.
   * @param {string} key @returns {Promise<Postings>}
   */
  async filter(key) {
    const shard = await this._shard(key);
    const dated = key.startsWith("year.");
    return shard.listsAt(shard.index(key)).columns(this.turn, this.bits, dated, dated);
  }

  /**
   * What is shown of some documents.
   * @param {number[]} slots @returns {Promise<Stored[]>}
   */
  stored(slots) {
    return each(slots, (slot) => this.payload(`d-${slot.toString(16)}`));
  }
}
