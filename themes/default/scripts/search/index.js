import { BOOSTS, FORMAT, TEXT, TITLE } from "./settings.js";
import { later } from "./deferred.js";
import { recall } from "./recalling.js";
import { fold } from "./words.js";
import { Cursor, lengthsOf } from "./numbers.js";
import { each, Turn } from "./turn.js";

/*
 * The index is read by <script> elements, since nothing else is allowed on file://. Each of its
 * files calls `registerShard(name, payload)`.
 */

/** Its counts are frequencies less one, its levels lengths of titles, its textLengths those of texts: all are Whoosh’s byte.
 * @typedef {import("./numbers.js").Columns} Postings */
/** Where a form's count stands: which key, which of its forms; -1: not in this file.
 * @typedef {{stem: string, at: number, form: number}} Origin */
/** Levels are the first days of a year's filter.
 * @typedef {Postings & {lasts: Int32Array}} Filter */
/** A word: its lists by field. Of a heavy one, `whole` and `apart` are the files in which all its texts and their lengths are
 * still to be read; until then its texts are those of its head. `salient` are the documents of a head, by field.
 * @typedef {{forms: string[], postings: Postings[], whole: string, apart: string, salient: Int32Array[]}} Term
 * @own stem lasts postings whole apart salient */
/** Lengths are those of all texts, by field; stops words of grammar, by language; shards where the
 * parts of their list begin, or the whole list.
 * @typedef {{format: number, version: string, documents: number, lengths: number[], years: number[],
 *            languages: string[], stops: {[lang: string]: string}, shards: [string, string]}} Manifest */
/** What is shown of a document: id, kind, route, title, date, outlet, language, type; anchors and paragraphs in turn.
 * @typedef {[string, string, string, string, string, string, string, string, string[]]} Stored */

/** What is written as how much of the text before it it begins with, and the rest. */
export const goneOn = (/** @type {string} */ before, /** @type {string} */ piece) =>
  before.slice(0, piece.charCodeAt(0) - 0x23) + piece.slice(1);

/** Where `key` stands in a sorted list, or would stand after; 0 where that is before the first. */
function find(/** @type {string[]} */ starts, /** @type {string} */ key) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** The parts of a text, of which an empty one has none. */
const parted = (/** @type {string} */ text, mark = " ") => (text ? text.split(mark) : []);

/** One file of terms. */
export class TermShard {
  /** @param {string} start @param {string[]} payload @param {number} bits of a slot */
  constructor(start, [keys, forms, pointers, blocks, heavy, texts], bits) {
    this.start = start;
    this._bits = bits;
    this._heavy = +heavy; // the key of which something stands apart, if any
    this._texts = +texts; // in which it stands, where it has a head
    this._keys = parted(keys);
    this._rows = keys ? forms.split(" ") : []; // of which one may be empty
    this._pointers = parted(pointers);
    this._blocks = blocks;
    const cursor = new Cursor(blocks);
    this._starts = this._keys.map(() => {
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
    return parted(this._rows[at], "|").map((form) => goneOn(this._keys[at], form));
  }

  /** Stems by folded form. */
  get stems() {
    if (!this._origins) {
      /** @type {Map<string, Origin[]>} */
      const origins = (this._origins = new Map());
      for (const pair of this._pointers) {
        const [form, stems] = pair.split(">");
        origins.set(form, stems.split(",").map((stem) => ({ stem, at: -1, form: 0 })));
      }
      this._keys.forEach((stem, at) =>
        this.forms(at).forEach((written, form) => recall(origins, fold(written), () => []).push({ stem, at, form })),
      );
    }
    return this._origins;
  }

  /** @param {string} key */
  index(key) {
    const at = find(this._keys, key);
    return this._keys[at] === key ? at : -1;
  }

  /**
   * A term, as far as it stands here.
   * @param {number} at @param {Turn} turn @returns {Promise<Term>}
   */
  async term(at, turn) {
    const forms = this.forms(at);
    const isHeavy = at === this._heavy;
    const isHeaded = isHeavy && this._texts > 0;
    const cursor = this.block(at);
    cursor.take(forms.length);
    /** @type {Postings[]} */
    const postings = [];
    for (const field of BOOSTS.keys()) {
      postings.push(await cursor.list(turn, this._bits, true, field === TITLE, field !== TEXT || isHeaded || !isHeavy));
    }
    if (isHeaded) postings[TEXT].all = this._texts;
    return {
      forms,
      postings,
      whole: isHeaded ? `s-${this.start}` : "",
      apart: isHeavy ? `n-${this.start}` : "",
      salient: isHeaded ? postings.map(({ slots }) => slots) : [],
    };
  }

  /**
   * In how many documents a form stands.
   * @param {Origin} origin
   */
  count({ at, form }) {
    return at < 0 ? 1 : this.block(at).take(form + 1)[form];
  }

  /** Where what stands under a key begins; nothing, where there is no such key. */
  block(/** @type {number} */ at) {
    return at < 0 ? new Cursor("#") : new Cursor(this._blocks, this._starts[at]);
  }
}

/**
 * The index under one root. Every file is asked for once.
 * @own manifest during bits averages stopsOf isGrammar startsFrom shardAt meet lightest foresee readOn term places stored
 */
export class Index {
  /** @param {string} root @param {string} lang the interface's language */
  constructor(root, lang) {
    this.root = root;
    this.lang = lang;
    this.turn = this._always = new Turn();
    this.manifest = /** @type {Manifest} */ ({});
    this.bits = 0; // of a slot
    /** @type {number[]} */
    this.averages = [];
    /** @type {Map<string, number>} how heavy the terms are of which these files have the lengths; odd: they have heads */
    this._heavy = new Map();
    /** @type {Map<string, Promise<any>>} */
    this._files = new Map();
    /** @type {Map<string, string>} heavy terms by forms that are looked for in other shards */
    this._elsewhere = new Map();
    /** @type {Map<string, TermShard>} by stem, one that has it, be it a copy */
    this._homes = new Map();
    /** @type {Map<string, Promise<any>>} terms by their stems, and lists of texts that stand apart by their files */
    this._decoded = new Map();
    /** @type {Map<string, any>} what shards of terms, words, names and titles hold */
    this.rows = new Map();
    /** @type {Map<string, any>} */
    this._payloads = new Map();
    // @ts-ignore: the one name that the files of the index know
    window.registerShard = (/** @type {string} */ name, /** @type {any} */ payload) => this._payloads.set(name, payload);
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
    if (!this._files.has(name)) await this.turn.patience();
    // Of all that wait here, each looks again when the one before it has asked.
    while (!this._files.has(name) && this.turn.isDue()) await this.turn.rest();
    const { version } = this.manifest;
    const ask = (/** @type {(payload: any) => void} */ done, /** @type {(error: Error) => void} */ fail) => {
      const script = document.createElement("script");
      script.onerror = script.onload = () => {
        script.remove();
        const payload = this._payloads.get(name);
        if (payload) return done(payload);
        this._files.delete(name);
        fail(Error(name));
      };
      // A query tells editions apart in caches; a disk has none.
      const query = version && location.protocol !== "file:" ? `?v=${version}` : "";
      script.src = `${this.root}search/${name}.js${query}`;
      document.head.append(script);
    };
    return recall(this._files, name, () => new Promise(ask));
  }

  async open() {
    if (this.bits) return;
    /** @type {Manifest} */
    const manifest = await this.load("manifest");
    const { format, documents, lengths } = manifest;
    if (format !== FORMAT) throw Error("manifest");
    this.manifest = manifest;
    this.averages = lengths.map((total) => total / (documents || 1) || 1);
    this.bits = Math.max(6, 33 - Math.clz32(documents - 1));
  }

  /** Whether a word is one of grammar in any language of the dossier: no mistake, where it stands nowhere. */
  isGrammar(/** @type {string} */ word) {
    return Object.values(this.manifest.stops).some((words) => words.split(" ").includes(word));
  }

  /** The words of grammar of a language. */
  stopsOf(/** @type {string} */ lang) {
    return new Set((this.manifest.stops[lang] || "").split(" "));
  }

  /** Starts of shards, as they are listed. */
  _listed(/** @type {string} */ text) {
    let start = "";
    return (text.match(/[A-Z][^A-Z]*/g) || []).map((piece) => {
      const [bare, weight, ...pairs] = piece.split("|");
      const gone = bare.charCodeAt(0) - 0x41;
      start = start.slice(0, gone < 25 ? start.length - gone : 0) + bare.slice(1);
      if (weight) this._heavy.set(`n-${start}`, +weight);
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
      const text = parts ? await this.load(name) : whole;
      /** @type {string[]} */
      const starts = recall(this.rows, name, () => this._listed(text));
      for (const start of found.length ? starts : starts.slice(find(starts, prefix))) {
        if (found.length === most || (found.length && !start.startsWith(prefix))) return found;
        found.push(start);
      }
    }
    return found;
  }

  /** @param {string} key @returns {Promise<string | undefined>} */
  async _start(key) {
    return (await this.startsFrom("t", this.manifest.shards, key, 1))[0];
  }

  /** @param {string} start @returns {Promise<TermShard>} */
  async shardAt(start) {
    const name = `t-${start}`;
    const payload = await this.load(name);
    return recall(this.rows, name, () => new TermShard(start, payload, this.bits));
  }

  /** @param {string} key */
  async _shard(key) {
    const start = await this._start(key);
    return start === undefined ? null : this.shardAt(start);
  }

  /**
   * Where a stem stands: the file and which of its keys it is.
   * @param {string} stem @param {TermShard | null} [shard] that has it, if this is known
   * @returns {Promise<[TermShard, number]>}
   */
  async _place(stem, shard) {
    shard ||= await this._shard(stem);
    const at = shard ? shard.index(stem) : -1;
    if (!shard || at < 0) throw Error(stem);
    return [shard, at];
  }

  /**
   * The stems that a word leads to; of one that stands nowhere, those of its inflections.
   * @param {string} folded
   * @param {boolean} [isGrammar] then it has none
   */
  async stems(folded, isGrammar) {
    const shard = await this._shard(folded);
    if (!shard) return [];
    let found = shard.stems.get(folded);
    if (!found && isGrammar) return [];
    if (!found) {
      const [more] = await Promise.all([later(), this.load("lists")]);
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
   * Of files of lengths, where all of them are some, the lightest: of words that are all heavy, the
   * lengths of one tell those of all documents with all words.
   * @param {string[]} files
   */
  lightest(files) {
    return files.every((file) => this._weight(file)) ? files.sort((a, b) => this._weight(a) - this._weight(b))[0] : "";
  }

  _weight(/** @type {string} */ file) {
    return this._heavy.get(file) || 0;
  }

  /**
   * Ask at once for heavy terms that stand elsewhere than their forms, and for lengths that nothing
   * else will tell.
   * @param {string[]} words folded
   */
  async foresee(words) {
    await each(words, (word) => this._start(word));
    const homes = await each(words, (word) => this._start(this._elsewhere.get(word) || word));
    const lengths = homes.map((home) => `n-${home}`);
    const file = lengths.some((name) => this._weight(name) & 1) ? "" : this.lightest(lengths);
    await each([...homes.map((home) => `t-${home}`), file], (name) => name && this.load(name));
  }

  /**
   * Read what stands apart of some terms: all their texts, and the lengths of those in one file or, without a name, in any.
   * @param {Term[]} terms @param {string} [only]
   */
  async readOn(terms, only) {
    await each(terms, async (term) => {
      const { whole, apart, postings } = term;
      const files = [whole, (only ?? apart) === apart ? apart : ""];
      const [list, lengths] = await each(files, (name) => name && this.load(name));
      if (list) {
        postings[TEXT] = await recall(this._decoded, whole, () => new Cursor(list).list(this._always, this.bits, true));
        term.whole = "";
      }
      if (lengths) {
        const text = postings[TEXT];
        text.textLengths = await lengthsOf(lengths, text.slots, this.bits, this._always);
        term.apart = "";
      }
    });
  }

  /**
   * A term; what is read of it later is there for whoever asks next.
   * @param {string} stem @returns {Promise<Term>}
   */
  async term(stem) {
    const [shard, at] = await this._place(stem, this._homes.get(stem));
    // Whoever gives it up: it is read to its end.
    return recall(this._decoded, stem, () => shard.term(at, this._always));
  }

  /**
   * The documents under a filter's key.
   * @param {string} key @returns {Promise<Filter>}
   */
  async filter(key) {
    const shard = await this._shard(key);
    const dated = key.startsWith("year.");
    const block = shard ? shard.block(shard.index(key)) : new Cursor("#");
    const list = await block.list(this.turn, this.bits, dated, dated);
    return { ...list, lasts: list.counts.map((span, n) => list.levels[n] + span) };
  }

  /**
   * By field, where a term stands in each of its documents: steps, as numbers are written.
   * @param {string} stem @returns {Promise<string[][]>}
   */
  async places(stem) {
    const [shard, at] = await this._place(stem);
    const rows = await this.load(`p-${shard.start}`);
    return rows[at].split("!").map((/** @type {string} */ column) => parted(column));
  }

  /**
   * What is shown of some documents.
   * @param {number[]} slots @returns {Promise<Stored[]>}
   */
  stored(slots) {
    return each(slots, (slot) => this.load(`d-${slot.toString(16)}`));
  }
}
