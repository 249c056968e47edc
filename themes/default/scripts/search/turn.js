/**
 * Work on one answer, which gives way to the page and to the next answer.
 *
 * All is done on the page's own thread, since there is no other on file://: in steps short enough
 * to go unnoticed. Whoever types on makes the answer to fewer letters pointless: then it stops at
 * its next step, and asks for no file at all while keys follow one another.
 */

const STEP = 8; // ms
const AT_ONCE = 1024;
const { port1, port2 } = new MessageChannel();
/** @type {((value: unknown) => void)[]} */
const resting = [];
// One at a time: of several that rest, each has a step of its own.
port1.onmessage = () => resting.shift()?.(0);

/**
 * What each of some comes to; all begin at once.
 * @template One, Result
 * @param {One[]} list @param {(one: One, at: number) => Promise<Result> | Result} act
 */
export const each = (list, act) => Promise.all(list.map(act));

/** Thrown where an answer is no longer wanted. */
export const POINTLESS = Error();

/** @own isWanted room tallies isDue rest patience through */
export class Turn {
  /**
   * @param {() => boolean} isWanted
   * @param {number} pause milliseconds before files are asked for
   * @param {{tallies?: import("./scoring.js").Tallies}} room what is there for one answer after the other
   */
  constructor(isWanted = () => true, pause = 0, room = {}) {
    this.isWanted = isWanted;
    this.room = room;
    this._rested = performance.now();
    this._due = this._rested + pause;
  }

  /** Whether the page has waited long enough. */
  isDue() {
    return performance.now() - this._rested > STEP;
  }

  /** Let the page go on. */
  async rest() {
    await new Promise((goOn) => {
      resting.push(goOn);
      port2.postMessage(0);
    });
    this._check();
    this._rested = performance.now();
  }

  /** To be awaited between steps, and before what another answer may have taken over is written to. */
  async step() {
    this._check();
    if (this.isDue()) await this.rest();
  }

  /**
   * Do something with each of what may be many, in steps.
   * @param {ArrayLike<number>} list @param {(one: number, at: number) => void} act
   */
  async through(list, act) {
    await this.step();
    for (let n = 0; n < list.length; ) {
      act(list[n], n++);
      if (n % AT_ONCE === 0) await this.step();
    }
  }

  /** To be awaited before a file is asked for. */
  async patience() {
    const left = this._due - performance.now();
    if (left > 0) await new Promise((goOn) => setTimeout(goOn, left));
    this._check();
  }

  _check() {
    if (!this.isWanted()) throw POINTLESS;
  }
}
