// @ts-check
/**
 * Search in the browser: the same index, the same words, the same sums as `dossier search`.
 *
 * Markup, on the search page:
 *   <form role="search" data-search data-root="./" data-lang="fr" data-words='{…}'>
 *     <input type="search" name="q">
 *   </form>
 *   <section data-search-results></section>
 * `data-root` leads to the site's root; `docs/search.md` ("Words") lists what `data-words` holds.
 * The status line and the list of results are made here. The query stands in the address
 * (`#q=…`; `?q=…` is read too).
 *
 * The index is read by <script> elements, since nothing else is allowed on file://. Each of its
 * files calls `registerShard(name, payload)`.
 *
 * Sections: Words, Numbers, Index, Grammar, Request, Scoring, Snippets, Search, Page.
 * `docs/search.md` describes the files, the grammar and both stages of scoring.
 */
(() => {
  "use strict";

  // What dossier/search/settings.py says.
  const FORMAT = 1;
  const FIELD_COUNT = 3;
  const TITLE = 0;
  const BOOSTS = [3, 2, 1];
  const FIELD_B = [0.75, 0, 0.75];
  const K1 = 1.2;
  const TITLE_COVERAGE = 1;
  const PROXIMITY = 0.5;
  const PROXIMITY_DEPTH = 10;
  const LONG_QUERY = 8;
  const LONGEST_QUERY = 300;
  const MOST_WORDS = 30;
  const EXPANSION_BOOST = 0.5;
  const MOST_EXPANSIONS = 20;
  const MOST_PREFIX_SHARDS = 6;
  const SNIPPET = 220;
  const SNIPPET_LEAD = 60;

  // ---------------------------------------------------------------- Words (words.py)

  const LONGEST_WORD = 40;
  const LONGEST_VALUE = 240;
  const MOST_PARTS = 8;
  const CJK = "[\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]";
  const LETTER = `(?:(?!${CJK})[\\p{L}\\p{N}])`;
  const INITIAL = "[\\p{L}\\p{Nl}\\p{No}]";
  const POINTED = `${INITIAL}\\.`;
  const EXPRESSION = new RegExp(
    [
      CJK,
      `(?:${POINTED}){2,8}${INITIAL}?(?!${LETTER})`, // O.T.A.N.
      `${LETTER}+(?:[-‐‑'’ʼ](?!${POINTED}${POINTED})${LETTER}+)*`,
    ].join("|"),
    "gu",
  );
  const ELISION = /^(?:(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)')+(?=.)/;
  /** @type {Record<string, string>} */
  const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", "-": "", "'": "" };

  /** @param {string} text @param {number} length in code points */
  const clip = (text, length) =>
    text.length <= length ? text : Array.from(text).slice(0, length).join("");

  /** @param {string} token */
  const plainMarks = (token) => token.toLowerCase().replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, "-");

  /** How many characters an elided word takes at the beginning. @param {string} token */
  function elided(token) {
    const found = ELISION.exec(plainMarks(token));
    return found ? found[0].length : 0;
  }

  /** @param {string} word */
  function withoutElision(word) {
    if (word.includes("'")) {
      word = word.replace(ELISION, "");
      if (word.length > 2 && word.endsWith("'s")) word = word.slice(0, -2);
      word = word.replace(/'/g, "");
    }
    return clip(word, LONGEST_WORD);
  }

  /**
   * The words of a token with their places, a hyphenated whole first.
   * @param {string} token
   * @returns {{word: string, offset: number}[]}
   */
  function pieces(token) {
    const text = plainMarks(token);
    if (text.includes(".")) return [{ word: text.replace(/\./g, ""), offset: 0 }];
    if (!text.includes("-")) return [{ word: withoutElision(text), offset: 0 }];
    const parts = text.split("-").map(withoutElision);
    const found = parts.map((word, offset) => ({ word, offset }));
    if (parts.length <= MOST_PARTS) {
      found.unshift({ word: clip(parts.join("-"), LONGEST_WORD).replace(/-+$/, ""), offset: 0 });
    }
    return found;
  }

  /** The ASCII key of a word: no accent, ligature, case or inner mark. @param {string} word */
  function fold(word) {
    if (/^[0-9a-z]*$/.test(word)) return word;
    const plain = word
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[œæßøłđ'-]/g, (character) => LIGATURES[character])
      .replace(/[\u0300-\u036f]/g, "");
    return clip(plain, LONGEST_WORD).replace(/[^0-9a-z]/gu, writtenOut);
  }

  /** `_` and five hexadecimal digits. @param {string} c one character */
  const writtenOut = (c) =>
    "_" + /** @type {number} */ (c.codePointAt(0)).toString(16).padStart(5, "0");

  /** The value of a filter as the index writes it. @param {string} text */
  const filterValue = (text) =>
    text
      .toLowerCase()
      .replace(/[œæßøł]/g, (character) => LIGATURES[character])
      .replace(/[’_]/g, "-")
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[^\x00-\x7f]/gu, (c) => (/[\p{L}\p{N}\p{So}]/u.test(c) ? writtenOut(c) : ""))
      .replace(/[^0-9a-z_]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, LONGEST_VALUE)
      .replace(/-+$/, "");

  // ---------------------------------------------------------------- Numbers (numbers.py)

  /** Reads numbers one after the other. */
  class Cursor {
    /** @param {string} text @param {number} [at] */
    constructor(text, at = 0) {
      this.text = text;
      this.at = at;
    }

    next() {
      let value = 0;
      for (;;) {
        const code = this.text.charCodeAt(this.at++);
        if (code < 0x5c) return value * 57 + code - 0x23;
        value = value * 34 + code - 0x5d;
      }
    }

    /** @param {number} count @returns {number[]} */
    take(count) {
      const numbers = new Array(count);
      for (let n = 0; n < count; n++) numbers[n] = this.next();
      return numbers;
    }

    /** Slots, written as steps. @param {number} count */
    slots(count) {
      const slots = new Array(count);
      let slot = -1;
      for (let n = 0; n < count; n++) slots[n] = slot += this.next() + 1;
      return slots;
    }
  }

  /** Whoosh's field lengths by their byte. */
  const LENGTHS = Array.from({ length: 256 }, (_, n) => Math.round((1.033 ** n - 1) * 27));

  // ---------------------------------------------------------------- Index (reader.py)

  /** @typedef {{slots: number[], frequencies: number[], lengths: number[]}} Postings */
  /** @typedef {{id: string, kind: string, url: string, title: string, date: string,
   *             outlet: string, lang: string, type: string, parts: string[]}} Stored */

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
    /** @param {string[]} payload */
    constructor([keys, forms, pointers, blocks]) {
      this.keys = keys ? keys.split(" ") : [];
      this.blocks = blocks;
      const rows = keys ? forms.split(" ") : [];
      /** @type {string[][]} */
      this.forms = this.keys.map((key, n) =>
        rows[n]
          ? rows[n].split("|").map((form) => key.slice(0, form.charCodeAt(0) - 0x23) + form.slice(1))
          : [],
      );
      /** Stems by folded form. @type {Map<string, Set<string>>} */
      this.stems = new Map();
      for (const pair of pointers ? pointers.split(" ") : []) {
        const [form, stems] = pair.split(">");
        this.stems.set(form, new Set(stems.split(",")));
      }
      this.forms.forEach((found, n) => {
        for (const form of found) {
          const folded = fold(form);
          const stems = this.stems.get(folded);
          if (stems) stems.add(this.keys[n]);
          else this.stems.set(folded, new Set([this.keys[n]]));
        }
      });
      const cursor = new Cursor(blocks);
      this.starts = this.keys.map(() => {
        const length = cursor.next();
        const start = cursor.at;
        cursor.at += length;
        return start;
      });
    }

    /** @param {string} key */
    index(key) {
      const at = find(this.keys, key);
      return at >= 0 && this.keys[at] === key ? at : -1;
    }

    /** @param {number} at @returns {Postings[]} */
    postings(at) {
      const cursor = new Cursor(this.blocks, this.starts[at]);
      cursor.take(this.forms[at].length);
      return Array.from({ length: FIELD_COUNT }, () => {
        const count = cursor.next();
        const slots = cursor.slots(count);
        const frequencies = cursor.take(count).map((n) => n + 1);
        return { slots, frequencies, lengths: cursor.take(count) };
      });
    }

    /** In how many documents a form of a stem stands. @param {string} stem @param {string} form */
    count(stem, form) {
      const at = this.index(stem);
      if (at < 0) return 1;
      const counts = new Cursor(this.blocks, this.starts[at]).take(this.forms[at].length);
      const found = counts.filter((_, n) => fold(this.forms[at][n]) === form);
      return Math.max(...found, found.length ? 0 : 1);
    }

    /**
     * The slots under a filter; of a year, the first and last day in it.
     * @param {number} at @returns {Map<number, [number, number]>}
     */
    filter(at) {
      const cursor = new Cursor(this.blocks, this.starts[at]);
      const count = cursor.next();
      const slots = cursor.slots(count);
      if (!this.keys[at].startsWith("year.")) return new Map(slots.map((slot) => [slot, [0, 0]]));
      const firsts = cursor.take(count);
      const spans = cursor.take(count);
      return new Map(slots.map((slot, n) => [slot, [firsts[n], firsts[n] + spans[n]]]));
    }
  }

  /** The index under one root. Every file is asked for once. */
  class Index {
    /** @param {string} root */
    constructor(root) {
      this.root = root;
      this.version = "";
      /** @type {Map<string, Promise<any>>} */
      this.files = new Map();
      /** @type {Map<string, Postings[]>} */
      this.decoded = new Map();
      /** @type {Map<string, (payload: any) => void>} */
      this.waiting = new Map();
      // @ts-ignore: the one name that the files of the index know
      window.registerShard = (/** @type {string} */ name, /** @type {any} */ payload) => {
        const settle = this.waiting.get(name);
        if (settle) settle(payload);
        else this.files.set(name, Promise.resolve(payload));
      };
    }

    /** The payload of a file, or null where there is none. @param {string} name */
    load(name) {
      let file = this.files.get(name);
      if (!file) {
        file = new Promise((resolve) => {
          const script = document.createElement("script");
          const settle = (/** @type {any} */ payload) => {
            this.waiting.delete(name);
            script.remove();
            resolve(payload);
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

    open() {
      if (!this.opened) this.opened = this.readManifest();
      return this.opened;
    }

    async readManifest() {
      const manifest = await this.load("manifest");
      if (!manifest || manifest.format !== FORMAT) throw new Error("no index");
      this.version = manifest.version;
      /** @type {number} */
      this.documents = manifest.documents;
      /** @type {number[]} */
      this.years = manifest.years;
      /** @type {string[]} */
      this.languages = manifest.languages;
      /** @type {Map<string, Set<string>>} */
      this.stops = new Map(
        Object.keys(manifest.stops).map((lang) => [lang, new Set(manifest.stops[lang].split(" "))]),
      );
      /** @type {number[]} */
      this.averages = manifest.lengths.map(
        (/** @type {number} */ total) => total / (manifest.documents || 1) || 1,
      );
      this.shift = manifest.bits - manifest.groups;
      /** @type {string[]} */
      this.parts = manifest.parts ? manifest.parts.split(" ") : [];
      /** @type {string[]} */
      this.all = this.parts.length || manifest.empty ? [] : manifest.starts.split(" ");
    }

    /** @param {number} part @returns {Promise<string[]>} */
    async startsOf(part) {
      if (!this.parts.length) return this.all;
      return ((await this.load(`i-${this.parts[part]}`)) || "").split(" ");
    }

    /** @param {string} key */
    async start(key) {
      const starts = await this.startsOf(Math.max(find(this.parts, key), 0));
      const at = find(starts, key);
      return at >= 0 ? starts[at] : null;
    }

    /** @param {string} start @returns {Promise<TermShard>} */
    shardAt(start) {
      const name = `t-${start}`;
      let shard = this.files.get(name + "!");
      if (!shard) {
        shard = this.load(name).then((payload) => new TermShard(payload || ["", "", "", ""]));
        this.files.set(name + "!", shard);
      }
      return shard;
    }

    /** @param {string} key */
    async shard(key) {
      const start = await this.start(key);
      return start === null ? null : this.shardAt(start);
    }

    /** The stems that a word leads to. @param {string} folded */
    async stems(folded) {
      const shard = await this.shard(folded);
      return shard ? Array.from(shard.stems.get(folded) || []).sort() : [];
    }

    /** Stems of words that go on from `folded`, those in most documents first. */
    async expand(/** @type {string} */ folded) {
      /** @type {Map<string, number>} */
      const found = new Map();
      const starts = await this.startsFrom(folded);
      for (const shard of await Promise.all(starts.map((start) => this.shardAt(start)))) {
        for (const [form, stems] of shard.stems) {
          if (!form.startsWith(folded) || form === folded) continue;
          for (const stem of stems) {
            found.set(stem, Math.max(found.get(stem) || 0, shard.count(stem, form)));
          }
        }
      }
      return Array.from(found)
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, MOST_EXPANSIONS)
        .map(([stem]) => stem);
    }

    /** The first shards in which keys that begin with `prefix` stand. */
    async startsFrom(/** @type {string} */ prefix) {
      /** @type {string[]} */
      const found = [];
      let part = Math.max(find(this.parts, prefix), 0);
      for (; part < Math.max(this.parts.length, 1); part++) {
        const starts = await this.startsOf(part);
        for (const start of found.length ? starts : starts.slice(Math.max(find(starts, prefix), 0))) {
          if (found.length === MOST_PREFIX_SHARDS || (found.length && !start.startsWith(prefix))) {
            return found;
          }
          found.push(start);
        }
      }
      return found;
    }

    /** A term's postings by field, its forms. @param {string} stem */
    async term(stem) {
      const shard = await this.shard(stem);
      const at = shard ? shard.index(stem) : -1;
      if (!shard || at < 0) return { forms: [], postings: [] };
      let postings = this.decoded.get(stem);
      if (!postings) this.decoded.set(stem, (postings = shard.postings(at)));
      return { forms: shard.forms[at], postings };
    }

    /** The slots under a filter's key. @param {string} key */
    async filter(key) {
      const shard = await this.shard(key);
      const at = shard ? shard.index(key) : -1;
      return shard && at >= 0 ? shard.filter(at) : /** @type {Map<number, [number, number]>} */ (new Map());
    }

    /**
     * By field, where a term stands in each slot.
     * @param {string} stem @returns {Promise<Map<number, number[]>[]>}
     */
    async positions(stem) {
      const start = await this.start(stem);
      const [rows, shard] = await Promise.all(
        start === null ? [null, null] : [this.load(`p-${start}`), this.shardAt(start)],
      );
      const at = shard ? shard.index(stem) : -1;
      const { postings } = await this.term(stem);
      const columns = rows && at >= 0 ? rows[at].split("!") : ["", "", ""];
      return columns.map((/** @type {string} */ column, /** @type {number} */ field) => {
        const chunks = column ? column.split(" ") : [];
        return new Map(
          chunks.map((chunk, n) => {
            const cursor = new Cursor(chunk);
            const places = [];
            for (let place = 0; cursor.at < chunk.length; ) places.push((place += cursor.next()));
            return [postings[field].slots[n], places];
          }),
        );
      });
    }

    /** What is shown of some documents. @param {number[]} slots */
    async stored(slots) {
      const groups = Array.from(new Set(slots.map((slot) => slot >> this.shift)));
      const payloads = await Promise.all(groups.map((group) => this.load(`d-${group.toString(16)}`)));
      /** @type {Map<number, Stored>} */
      const found = new Map();
      for (const payload of payloads) {
        for (let n = 0; payload && n < payload.length; n += 2) {
          const [id, kind, url, title, date, outlet, lang, type, parts] = payload[n + 1];
          found.set(payload[n], { id, kind, url, title, date, outlet, lang, type, parts });
        }
      }
      return found;
    }
  }

  // ---------------------------------------------------------------- Grammar (grammar.py)

  /** @typedef {{form: "word" | "phrase" | "prefix", text: string, field: string, negative: boolean}} Clause */

  const SPACE = /[\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/g;
  const PHRASES = [/"([^"]*)"/y, /«([^»]*)»/y, /“([^”]*)”/y];
  const FIELD = /(actor|outlet|type|lang|tag|year|before|after):(?=[^ ])/y;
  const PREFIX = /([^ *"«“]+)[*](?= |$)/y;

  /** @param {string} query */
  const tidy = (query) =>
    clip(query, LONGEST_QUERY).normalize("NFC").replace(SPACE, " ").replace(/^ | $/g, "");

  /**
   * The clauses of a query in the order in which Whoosh's parser gives them: those with `+`,
   * the others, those against.
   * @param {string} query @returns {Clause[]}
   */
  function parse(query) {
    const text = tidy(query);
    /** @type {Record<"required" | "optional" | "banned", Clause[]>} */
    const groups = { required: [], optional: [], banned: [] };
    /** @type {"required" | "optional" | "banned"} */
    let group = "optional";
    let field = "";
    let word = 0; // where text that no tagger took begins
    let at = 0;
    const begins = (/** @type {number} */ n) => n === 0 || text[n - 1] === " ";
    const goesOn = (/** @type {number} */ n) => n + 1 < text.length && text[n + 1] !== " ";
    const put = (/** @type {Clause["form"]} */ form, /** @type {string} */ content) => {
      groups[group].push({ form, text: content, field, negative: group === "banned" });
      group = "optional";
      field = "";
    };
    const match = (/** @type {RegExp} */ expression) => {
      expression.lastIndex = at;
      return expression.exec(text);
    };
    const step = (/** @type {number} */ length) => {
      if (word < at) put("word", text.slice(word, at));
      at += length;
      word = at;
    };
    while (at < text.length) {
      const sign = text[at];
      const phrase = PHRASES.map(match).find(Boolean);
      const named =
        begins(at) || (text[at - 1] === "-" && begins(at - 1)) ? match(FIELD) : null;
      const prefix = match(PREFIX);
      if (phrase) {
        step(phrase[0].length);
        put("phrase", phrase[1].trim());
      } else if ((sign === "+" || sign === "-") && begins(at) && goesOn(at)) {
        step(1);
        group = sign === "+" ? "required" : "banned";
      } else if (named) {
        step(named[0].length);
        field = named[1];
      } else if (prefix) {
        step(prefix[0].length);
        put("prefix", prefix[1]);
      } else if (sign === " ") {
        step(1);
      } else {
        at++;
      }
    }
    step(0);
    return [...groups.required, ...groups.optional, ...groups.banned];
  }

  // ---------------------------------------------------------------- Request (searching.py)

  /** @typedef {{text: string, folded: string, stems: [string, number][]}} Word */
  /** @typedef {{words: Word[], places: number[]}} Phrase */
  /** @typedef {{words: Word[], extras: Word[], phrases: Phrase[],
   *             against: (Word | Phrase)[][], filters: Clause[]}} Request */

  const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

  /** @param {string} text @returns {{word: string, place: number, whole: boolean}[]} */
  function wordsOf(text) {
    const rows = [];
    let position = 0;
    for (const token of text.match(EXPRESSION) || []) {
      const found = pieces(token);
      const whole = found.length > 1 && found[0].offset === found[1].offset;
      found.forEach(({ word, offset }, n) => {
        if (fold(word)) rows.push({ word, place: position + offset, whole: whole && n === 0 });
      });
      position += found[found.length - 1].offset + 1;
    }
    return rows;
  }

  /** A word with its stems; of a prefix, those of longer words too. */
  async function resolve(
    /** @type {Index} */ index,
    /** @type {string} */ text,
    /** @type {boolean} */ prefix,
  ) {
    const folded = fold(text);
    const [own, longer] = await Promise.all([index.stems(folded), prefix ? index.expand(folded) : []]);
    /** @type {Map<string, number>} */
    const stems = new Map(own.map((stem) => [stem, 1]));
    for (const stem of longer) if (!stems.has(stem)) stems.set(stem, EXPANSION_BOOST);
    return { text, folded, stems: Array.from(stems) };
  }

  /** @param {Clause} clause */
  function isValid({ field, text }) {
    if (field === "before" || field === "after") return DATE.test(text);
    if (field === "year") return /^[0-9]{4}$/.test(text);
    return filterValue(text) !== "";
  }

  /**
   * Look up the words of a query. Stop words go, unless there is nothing else.
   * @param {Index} index @param {Clause[]} clauses @param {string} lang
   * @returns {Promise<Request>}
   */
  async function understand(index, clauses, lang) {
    const filters = clauses.filter((clause) => clause.field && isValid(clause));
    const texts = clauses.filter((clause) => !clause.field);
    for (const clause of clauses) {
      if (clause.field && !isValid(clause)) {
        texts.push({ ...clause, text: `${clause.field} ${clause.text}`, field: "" });
      }
    }
    const wanted = texts.filter((clause) => !clause.negative);
    const known = index.stops.get(lang) || new Set();
    const only = wanted.every(({ text }) => wordsOf(text).every(({ word }) => known.has(word)));
    const stops = only ? new Set() : known;
    let left = MOST_WORDS;

    const phraseOf = async (/** @type {string} */ text, /** @type {Set<string>} */ without) => {
      const rows = wordsOf(text).filter(({ whole }) => !whole);
      const some = rows.filter(({ word }) => !without.has(word));
      const kept = (some.length ? some : rows).slice(0, left);
      left -= kept.length;
      const words = await Promise.all(kept.map(({ word }) => resolve(index, word, false)));
      return { words, places: kept.map(({ place }) => place) };
    };
    const lookedUp = (/** @type {Clause} */ clause, /** @type {Set<string>} */ without) => {
      const rows = wordsOf(clause.text);
      const found = rows
        .map((row, n) => ({ ...row, prefix: clause.form === "prefix" && n === rows.length - 1 }))
        .filter(({ word, prefix }) => prefix || !without.has(word))
        .slice(0, left);
      left -= found.length;
      return Promise.all(
        found.map(async ({ word, prefix, whole }) => ({
          prefix,
          whole,
          word: await resolve(index, word, prefix),
        })),
      );
    };

    // All look-ups begin at once; what they come to is taken in the order of the query.
    const asked = wanted.map((clause) =>
      clause.form === "phrase" ? phraseOf(clause.text, stops) : lookedUp(clause, stops),
    );
    const refused = texts
      .filter((clause) => clause.negative)
      .map((clause) =>
        clause.form === "phrase" ? phraseOf(clause.text, known) : lookedUp(clause, known),
      );
    /** @type {Map<string, Word>} */
    const words = new Map();
    /** @type {Map<string, Word>} */
    const extras = new Map();
    const phrases = [];
    for (const found of await Promise.all(asked)) {
      if (!Array.isArray(found)) {
        if (found.words.length > 1) phrases.push(found);
        else for (const word of found.words) words.set(word.folded, word);
        continue;
      }
      for (const { word, prefix, whole } of found) {
        const key = word.folded + (prefix ? "*" : "");
        const table = whole ? extras : words;
        if (!table.has(key)) table.set(key, word);
      }
    }
    const against = (await Promise.all(refused))
      .map((found) => (Array.isArray(found) ? found.map(({ word }) => word) : [found]))
      .filter((parts) => parts.length);
    return { words: Array.from(words.values()), extras: Array.from(extras.values()), phrases, against, filters };
  }

  /** Every wanted word, those of phrases included. @param {Request} request */
  const labels = (request) => [...request.words, ...request.phrases.flatMap(({ words }) => words)];

  // ---------------------------------------------------------------- Scoring (scoring.py)

  /** @typedef {{score: number, met: number, inTitle: number, titleLength: number}} Tally */
  /** @typedef {{tier: number, score: number, slot: number}} Ranked */

  /** @param {number} bits */
  function countBits(bits) {
    let count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
  }

  /** Whoosh's BM25F of each posting, with the field's boost. */
  function weights(
    /** @type {Index} */ index,
    /** @type {number} */ field,
    /** @type {Postings} */ { slots, frequencies, lengths },
  ) {
    const idf = Math.log(index.documents / (slots.length + 1)) + 1;
    const average = index.averages[field];
    const b = FIELD_B[field];
    return frequencies.map((tf, n) => {
      const length = LENGTHS[lengths[n]];
      return BOOSTS[field] * (idf * ((tf * (K1 + 1)) / (tf + K1 * (1 - b + (b * length) / average))));
    });
  }

  /** Credit each posting of a term, or those in `standing`. */
  function credit(
    /** @type {Index} */ index,
    /** @type {Postings[]} */ lists,
    /** @type {number} */ field,
    /** @type {number} */ boost,
    /** @type {number} */ bit,
    /** @type {Map<number, Tally>} */ tallies,
    /** @type {Map<number, unknown> | null} */ standing = null,
  ) {
    const postings = lists[field];
    if (!postings || !postings.slots.length) return;
    const scores = weights(index, field, postings);
    postings.slots.forEach((slot, n) => {
      if (standing && !standing.has(slot)) return;
      let tally = tallies.get(slot);
      if (!tally) tallies.set(slot, (tally = { score: 0, met: 0, inTitle: 0, titleLength: 0 }));
      tally.score += boost * scores[n];
      tally.met |= bit;
      if (field === TITLE) {
        tally.inTitle |= bit;
        tally.titleLength = LENGTHS[postings.lengths[n]];
      }
    });
  }

  /** Score one word in every field. Bit 0 scores without being wanted. */
  async function addWord(
    /** @type {Index} */ index,
    /** @type {Word} */ word,
    /** @type {number} */ bit,
    /** @type {Map<number, Tally>} */ tallies,
  ) {
    const terms = await Promise.all(word.stems.map(([stem]) => index.term(stem)));
    word.stems.forEach(([, boost], n) => {
      for (let field = 0; field < FIELD_COUNT; field++) {
        credit(index, terms[n].postings, field, boost, bit, tallies);
      }
    });
  }

  /** Score a phrase in each field where it stands: the sum of its words there. */
  async function addPhrase(
    /** @type {Index} */ index,
    /** @type {Phrase} */ phrase,
    /** @type {number} */ bit,
    /** @type {Map<number, Tally>} */ tallies,
  ) {
    const rows = await Promise.all(
      phrase.words.map(({ stems }) =>
        Promise.all(
          stems.map(async ([stem, boost]) => {
            const [{ postings }, positions] = await Promise.all([index.term(stem), index.positions(stem)]);
            return { boost, postings, positions };
          }),
        ),
      ),
    );
    for (let field = 0; field < FIELD_COUNT; field++) {
      /** @type {Map<number, Set<number>> | null} */
      let standing = null;
      rows.forEach((terms, n) => {
        /** @type {Map<number, Set<number>>} */
        const begins = new Map();
        for (const { positions } of terms) {
          for (const [slot, places] of positions[field]) {
            const before = standing && standing.get(slot);
            if (standing && !before) continue;
            const kept = begins.get(slot) || new Set();
            for (const place of places) {
              const begin = place - phrase.places[n];
              if (!before || before.has(begin)) kept.add(begin);
            }
            if (kept.size) begins.set(slot, kept);
          }
        }
        standing = begins;
      });
      for (const terms of rows) {
        for (const { boost, postings } of terms) {
          credit(index, postings, field, boost, bit, tallies, standing);
        }
      }
    }
  }

  /** @param {Ranked} a @param {Ranked} b */
  const inOrder = (a, b) => b.tier - a.tier || b.score - a.score || a.slot - b.slot;

  /**
   * Documents by coverage and score; where some hold all, these alone.
   * @param {Map<number, Tally>} tallies @param {number} wanted
   */
  function rank(tallies, wanted) {
    /** @type {Ranked[]} */
    let ranked = [];
    for (const [slot, tally] of tallies) {
      let tier = countBits(tally.met);
      if (!tier) continue;
      let score = tally.score;
      const titled = countBits(tally.inTitle);
      if (titled) {
        const share = (titled / wanted) * (titled / Math.max(titled, tally.titleLength));
        score *= 1 + TITLE_COVERAGE * share;
      }
      if (wanted > LONG_QUERY) {
        score *= (tier / wanted) ** 2;
        tier = 1;
      }
      ranked.push({ tier, score, slot });
    }
    if (wanted <= LONG_QUERY && ranked.some(({ tier }) => tier === wanted)) {
      ranked = ranked.filter(({ tier }) => tier === wanted);
    }
    return ranked.sort(inOrder);
  }

  // ---------------------------------------------------------------- Snippets (snippets.py)

  /** @typedef {{words: number, window: number, first: number,
   *             tokens: {start: number, end: number, bits: number}[]}} Scan */

  /**
   * Look for a query's words in a text.
   * @param {string} text
   * @param {Map<string, number>} meeting the words, as bits, that each folded form meets
   * @param {Map<string, number>} known what each token meets
   * @returns {Scan}
   */
  function scan(text, meeting, known) {
    const tokens = [];
    let wanted = 0;
    EXPRESSION.lastIndex = 0;
    for (let found; (found = EXPRESSION.exec(text)); ) {
      const token = found[0];
      let bits = known.get(token);
      if (bits === undefined) {
        bits = pieces(token).reduce((met, { word }) => met | (meeting.get(fold(word)) || 0), 0);
        known.set(token, bits);
      }
      const start = found.index + (bits ? elided(token) : 0);
      tokens.push({ start, end: found.index + token.length, bits });
      wanted |= bits;
    }
    const [window, first] = narrowest(tokens, wanted);
    return { words: countBits(wanted), window, first: tokens.length ? tokens[first].start : 0, tokens };
  }

  /** Length and first token of the shortest run that holds every wanted word. */
  function narrowest(/** @type {Scan["tokens"]} */ tokens, /** @type {number} */ wanted) {
    if (!wanted) return [0, 0];
    const counts = new Array(32).fill(0);
    const many = countBits(wanted);
    let held = 0;
    let best = [tokens.length + 1, 0];
    let begin = 0;
    tokens.forEach(({ bits }, end) => {
      for (; bits; bits &= bits - 1) if (counts[31 - Math.clz32(bits & -bits)]++ === 0) held++;
      for (; held === many; begin++) {
        if (end - begin + 1 < best[0]) best = [end - begin + 1, begin];
        for (let out = tokens[begin].bits; out; out &= out - 1) {
          if (--counts[31 - Math.clz32(out & -out)] === 0) held--;
        }
      }
    });
    return best;
  }

  /** The paragraph to show: most words, then closest together, then first. */
  const bestOf = (/** @type {Scan[]} */ scans) =>
    scans.reduce((best, { words, window }, n) => {
      const other = scans[best];
      return words > other.words || (words === other.words && window < other.window) ? n : best;
    }, 0);

  /**
   * The part of a paragraph to show, as runs of text, marked or not.
   * @param {string} text @param {Scan} found
   */
  function cut(text, { tokens, first }) {
    let begin = 0;
    let end = text.length;
    if (text.length > SNIPPET) {
      const lead = tokens.find(({ start }) => start >= first - SNIPPET_LEAD);
      begin = lead && first > SNIPPET_LEAD ? lead.start : 0;
      if (text.length > begin + SNIPPET) {
        const ends = tokens.map((token) => token.end).filter((n) => begin < n && n <= begin + SNIPPET);
        end = ends.length ? ends[ends.length - 1] : begin + SNIPPET;
      }
    }
    const marks = tokens.filter(({ bits, start, end: stop }) => bits && start >= begin && stop <= end);
    const shown = runs(text, marks, begin, end);
    if (begin) shown.unshift({ text: "… ", marked: false });
    if (end < text.length) shown.push({ text: " …", marked: false });
    return shown;
  }

  /** @typedef {{text: string, marked: boolean}[]} Runs */

  /** @returns {Runs} */
  function runs(
    /** @type {string} */ text,
    /** @type {{start: number, end: number}[]} */ marks,
    /** @type {number} */ begin = 0,
    /** @type {number} */ end = text.length,
  ) {
    /** @type {Runs} */
    const found = [];
    let at = begin;
    for (const mark of marks) {
      found.push({ text: text.slice(at, mark.start), marked: false });
      found.push({ text: text.slice(mark.start, mark.end), marked: true });
      at = mark.end;
    }
    found.push({ text: text.slice(at, end), marked: false });
    return found.filter((run) => run.text);
  }

  // ---------------------------------------------------------------- Search (searching.py)

  /** @typedef {{id: string, kind: string, url: string, title: Runs, score: number, snippet: Runs,
   *             date: string, outlet: string, lang: string, type: string}} Hit */
  /** @typedef {{hits: Hit[], total: number, unknown: string[], partial: boolean,
   *             more: () => Promise<Hit[]>}} Results */

  /**
   * Answer a query.
   * @param {Index} index @param {string} query @param {string} lang
   * @returns {Promise<Results>} the first ten hits, and more ten by ten
   */
  async function search(index, query, lang) {
    await index.open();
    const request = await understand(index, parse(query), lang);
    const wanted = request.words.length + request.phrases.length;
    const [allowed, banned] = await Promise.all([allow(index, request.filters), ban(index, request)]);
    /** @type {Ranked[]} */
    let ranked = [];
    if (wanted) {
      const tallies = await tally(index, request);
      for (const slot of tallies.keys()) {
        if (banned.has(slot) || (allowed && !allowed.has(slot))) tallies.delete(slot);
      }
      ranked = rank(tallies, wanted);
    } else if (allowed && request.filters.length) {
      ranked = (await latestFirst(index, allowed)).filter(({ slot }) => !banned.has(slot));
    }
    const meeting = await meetings(index, request);
    const shown = await show(index, ranked.slice(0, PROXIMITY_DEPTH), meeting);
    const many = labels(request).length;
    if (many > 1) {
      const top = ranked.slice(0, PROXIMITY_DEPTH).map((row) => {
        const page = shown.get(row.slot);
        return { ...row, score: row.score * (1 + PROXIMITY * (page ? closeness(page, many) : 0)) };
      });
      ranked = [...top.sort(inOrder), ...ranked.slice(PROXIMITY_DEPTH)];
    }
    const unknown = labels(request).filter(({ stems }) => !stems.length);
    let given = PROXIMITY_DEPTH;
    return {
      hits: ranked.slice(0, given).flatMap((row) => hit(row, shown)),
      total: ranked.length,
      unknown: Array.from(new Set(unknown.map(({ text }) => text))),
      partial: ranked.length > 0 && wanted > 1 && wanted <= LONG_QUERY && ranked[0].tier < wanted,
      more: async () => {
        const next = ranked.slice(given, given + PROXIMITY_DEPTH);
        given += next.length;
        const pages = await show(index, next, meeting);
        return next.flatMap((row) => hit(row, pages));
      },
    };
  }

  /** @param {Index} index @param {Request} request */
  async function tally(index, request) {
    /** @type {Map<number, Tally>} */
    const tallies = new Map();
    // Every file is asked for before the first sum.
    await Promise.all(
      [...labels(request), ...request.extras].flatMap(({ stems }) => stems.map(([stem]) => index.shard(stem))),
    );
    let bit = 1;
    for (const word of request.words) {
      await addWord(index, word, bit, tallies);
      bit <<= 1;
    }
    for (const word of request.extras) await addWord(index, word, 0, tallies);
    for (const phrase of request.phrases) {
      await addPhrase(index, phrase, bit, tallies);
      bit <<= 1;
    }
    return tallies;
  }

  /** Documents that hold all of something the query is against. */
  async function ban(/** @type {Index} */ index, /** @type {Request} */ request) {
    /** @type {Set<number>} */
    const banned = new Set();
    for (const parts of request.against) {
      /** @type {Map<number, Tally>} */
      const tallies = new Map();
      for (const [n, part] of parts.entries()) {
        await ("places" in part ? addPhrase : /** @type {any} */ (addWord))(index, part, 1 << n, tallies);
      }
      for (const [slot, { met }] of tallies) if (countBits(met) === parts.length) banned.add(slot);
    }
    return banned;
  }

  /** Documents that pass: one of the values of each filter. Null: all. */
  async function allow(/** @type {Index} */ index, /** @type {Clause[]} */ filters) {
    const found = await Promise.all(filters.map((clause) => filtered(index, clause)));
    /** @type {Map<string, Set<number>>} */
    const wanted = new Map();
    filters.forEach(({ field, negative }, n) => {
      if (negative) return;
      const alone = field === "before" || field === "after";
      const key = alone ? `${field} ${n}` : field;
      const slots = wanted.get(key) || new Set();
      for (const slot of found[n]) slots.add(slot);
      wanted.set(key, slots);
    });
    /** @type {Set<number> | null} */
    let allowed = null;
    for (const slots of wanted.values()) {
      allowed = allowed ? new Set(Array.from(allowed).filter((slot) => slots.has(slot))) : slots;
    }
    for (const [n, { negative }] of filters.entries()) {
      if (!negative) continue;
      if (!allowed) {
        const all = await Promise.all(index.languages.map((lang) => index.filter(`lang.${lang}`)));
        allowed = new Set(all.flatMap((slots) => Array.from(slots.keys())));
      }
      for (const slot of found[n]) allowed.delete(slot);
    }
    return allowed;
  }

  /** The documents that one filter names. */
  async function filtered(/** @type {Index} */ index, /** @type {Clause} */ { field, text }) {
    if (field !== "before" && field !== "after") {
      return Array.from((await index.filter(`${field}.${filterValue(text)}`)).keys());
    }
    const parts = /** @type {RegExpExecArray} */ (DATE.exec(text)).map(Number);
    const year = parts[1];
    const day = (parts[2] || 1) * 32 + (parts[3] || 1);
    const after = field === "after";
    const years = index.years.filter((known) => (after ? known >= year : known <= year));
    const lists = await Promise.all(years.map((known) => index.filter(yearKey(known))));
    return lists.flatMap((slots, n) =>
      Array.from(slots)
        .filter(([, [first, last]]) => years[n] !== year || (after ? last >= day : first < day))
        .map(([slot]) => slot),
    );
  }

  /** @param {number} year */
  const yearKey = (year) => `year.${String(year).padStart(4, "0")}`;

  /** Documents that only filters name, by the last day their date may mean. */
  async function latestFirst(/** @type {Index} */ index, /** @type {Set<number>} */ slots) {
    const days = new Map(Array.from(slots, (slot) => [slot, 0]));
    const lists = await Promise.all(index.years.map((year) => index.filter(yearKey(year))));
    lists.forEach((found, n) => {
      for (const [slot, [, last]] of found) if (days.has(slot)) days.set(slot, index.years[n] * 512 + last);
    });
    return Array.from(days, ([slot, score]) => ({ tier: 0, score, slot })).sort(inOrder);
  }

  /** Which words of the query each folded form meets, as bits. */
  async function meetings(/** @type {Index} */ index, /** @type {Request} */ request) {
    /** @type {Map<string, number>} */
    const meeting = new Map();
    for (const [n, { stems }] of labels(request).entries()) {
      for (const [stem] of stems) {
        for (const form of (await index.term(stem)).forms) {
          const key = fold(form);
          meeting.set(key, (meeting.get(key) || 0) | (1 << n));
        }
      }
    }
    return meeting;
  }

  /** @typedef {{page: Stored, title: Scan, scans: Scan[]}} Shown */

  /** @param {Index} index @param {Ranked[]} rows @param {Map<string, number>} meeting */
  async function show(index, rows, meeting) {
    const pages = await index.stored(rows.map(({ slot }) => slot));
    /** @type {Map<string, number>} */
    const known = new Map();
    /** @type {Map<number, Shown>} */
    const shown = new Map();
    for (const { slot } of rows) {
      const page = pages.get(slot);
      if (!page) continue;
      const texts = page.parts.filter((_, n) => n % 2);
      shown.set(slot, {
        page,
        title: scan(page.title, meeting, known),
        scans: texts.map((text) => scan(text, meeting, known)),
      });
    }
    return shown;
  }

  /** From 0 to 1: how near one another the words stand, in the best paragraph or the title. */
  const closeness = (/** @type {Shown} */ { title, scans }, /** @type {number} */ many) =>
    Math.max(
      ...[title, ...scans].map(({ words, window }) => (words > 1 ? ((words / window) * words) / many : 0)),
    );

  /** @param {Ranked} row @param {Map<number, Shown>} shown @returns {Hit[]} */
  function hit({ slot, score, tier }, shown) {
    const found = shown.get(slot);
    if (!found) return [];
    const { page, title, scans } = found;
    const n = scans.length ? bestOf(scans) : -1;
    const anchor = n >= 0 && scans[n].words ? page.parts[2 * n] : "";
    return [
      {
        id: page.id,
        kind: page.kind,
        url: anchor ? `${page.url}#${anchor}` : page.url,
        title: runs(page.title, title.tokens.filter(({ bits }) => bits)),
        score: tier ? score : 0,
        snippet: n >= 0 ? cut(page.parts[2 * n + 1], scans[n]) : [],
        date: page.date,
        outlet: page.outlet,
        lang: page.lang,
        type: page.type,
      },
    ];
  }

  // ---------------------------------------------------------------- Page

  const PAUSE = 120; // ms after a key, before a search

  /** The form, its status line and its results. */
  class SearchPage {
    /** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {Element} results */
    constructor(form, input, results) {
      this.form = form;
      this.input = input;
      this.results = results;
      this.lang = (form.dataset.lang || document.documentElement.lang || "").toLowerCase().split("-")[0];
      /** @type {Record<string, any>} */
      this.words = JSON.parse(form.dataset.words || "{}");
      this.index = new Index(form.dataset.root || "./");
      this.turn = 0;
      this.timer = 0;
      this.status = document.createElement("p");
      this.status.className = "search-status";
      this.status.setAttribute("role", "status");
      this.list = document.createElement("ol");
      this.list.className = "search-list";
      this.list.hidden = true;
      this.button = document.createElement("button");
      this.button.type = "button";
      this.button.className = "search-more";
      this.button.textContent = this.say("more");
      this.button.hidden = true;
      results.append(this.status, this.list, this.button);
    }

    listen() {
      this.input.addEventListener("focus", () => this.index.open().catch(() => {}), { once: true });
      this.input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.run(this.typed(), true), PAUSE);
      });
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        clearTimeout(this.timer);
        this.remember(false);
        this.run(this.input.value, false);
      });
      this.form.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown") this.move(event, -1, 1);
      });
      this.list.addEventListener("keydown", (event) => {
        const at = this.links().indexOf(/** @type {any} */ (document.activeElement));
        if (event.key === "ArrowDown") this.move(event, at, 1);
        else if (event.key === "ArrowUp") this.move(event, at, -1);
        else if (event.key === "Escape") this.input.focus();
      });
      addEventListener("hashchange", () => this.follow());
      this.follow();
    }

    /** Take the query from the address. */
    follow() {
      const { hash, search: query } = location;
      const given = new URLSearchParams(hash.startsWith("#q=") ? hash.slice(1) : query).get("q");
      if (given === null || given === this.shown) return;
      this.input.value = given;
      this.run(given, false);
    }

    /** The query as typed so far: its last word may go on. */
    typed() {
      const query = this.input.value;
      return /(?:^|[\s'’-])[\p{L}\p{N}]{3,}$/u.test(query) && !/["«“][^"»”]*$/.test(query) ? `${query}*` : query;
    }

    /** Put the query in the address, as a new entry of the history or not. @param {boolean} replace */
    remember(replace) {
      const hash = `#q=${encodeURIComponent(this.input.value)}`;
      this.shown = this.input.value;
      try {
        history[replace ? "replaceState" : "pushState"](null, "", hash);
      } catch {
        // Some browsers refuse this to a page on a disk: the address then stays as it was.
      }
    }

    /** @param {string} query @param {boolean} typing */
    async run(query, typing) {
      const turn = ++this.turn;
      this.shown = this.input.value;
      if (typing) this.remember(true);
      if (!query.trim()) {
        this.show([], "");
        return;
      }
      const slow = setTimeout(() => turn === this.turn && (this.status.textContent = this.say("loading")), 400);
      try {
        const results = await search(this.index, query, this.lang);
        if (turn !== this.turn) return;
        this.show(results.hits, this.summary(results));
        let left = results.total - results.hits.length;
        this.button.hidden = left <= 0;
        this.button.onclick = async () => {
          const next = await results.more();
          if (turn !== this.turn) return;
          const items = next.map((found) => this.item(found));
          this.list.append(...items);
          this.button.hidden = (left -= next.length) <= 0;
          const link = items.length && items[0].querySelector("a");
          if (link) link.focus();
        };
      } catch (error) {
        if (turn === this.turn) this.show([], this.say("failed"));
        console.error(error);
      } finally {
        clearTimeout(slow);
      }
    }

    /** What is said of an answer. @param {Results} results */
    summary({ total, unknown, partial }) {
      const count = total === 0 ? "none" : total === 1 ? "one" : "many";
      const said = [this.say(count, { count: total.toLocaleString(this.lang || undefined) })];
      if (partial) said.push(this.say("partial"));
      if (unknown.length) said.push(this.say("unknown", { words: unknown.join(", ") }));
      return said.join(" ");
    }

    /** A sentence of the interface. @param {string} key @param {Record<string, string>} [values] */
    say(key, values = {}) {
      const sentence = String(this.words[key] || (key === "many" || key === "one" ? "{count}" : ""));
      return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
    }

    /** @param {Hit[]} hits @param {string} status */
    show(hits, status) {
      this.status.textContent = status;
      this.list.replaceChildren(...hits.map((found) => this.item(found)));
      this.list.hidden = hits.length === 0;
      this.button.hidden = true;
    }

    /** @param {Hit} found */
    item(found) {
      const item = document.createElement("li");
      const title = document.createElement("p");
      title.className = "search-title";
      const link = document.createElement("a");
      link.href = this.index.root + found.url;
      link.append(...marked(found.title));
      title.append(link);
      const about = document.createElement("p");
      about.className = "search-about";
      const kinds = new Map(Object.entries(this.words.kinds || {}));
      about.textContent = [kinds.get(found.kind), found.outlet, found.date].filter(Boolean).join(" · ");
      const text = document.createElement("p");
      text.className = "search-snippet";
      text.append(...marked(found.snippet));
      if (found.lang && found.lang !== document.documentElement.lang.split("-")[0]) {
        link.lang = text.lang = found.lang;
      }
      item.append(title, ...(about.textContent ? [about] : []), ...(found.snippet.length ? [text] : []));
      return item;
    }

    links() {
      return Array.from(this.list.querySelectorAll("a"));
    }

    /** @param {KeyboardEvent} event @param {number} at @param {number} by */
    move(event, at, by) {
      const links = this.links();
      const next = at + by;
      if (next >= links.length || (at < 0 && !links.length)) return;
      event.preventDefault();
      if (next < 0) this.input.focus();
      else links[next].focus();
    }
  }

  /** @param {Runs} found */
  const marked = (found) =>
    found.map((run) => {
      if (!run.marked) return document.createTextNode(run.text);
      const mark = document.createElement("mark");
      mark.textContent = run.text;
      return mark;
    });

  const form = document.querySelector("form[data-search]");
  const input = form && form.querySelector('input[name="q"]');
  const results = document.querySelector("[data-search-results]");
  if (form instanceof HTMLFormElement && input instanceof HTMLInputElement && results) {
    const page = new SearchPage(form, input, results);
    page.listen();
    /** For a theme, and for tests: the answer to a query, with no page around it. */
    Object.assign(window, {
      searchDossier: (/** @type {string} */ query) => search(page.index, query, page.lang),
    });
  }
})();
