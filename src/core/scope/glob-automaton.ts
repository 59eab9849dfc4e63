/** Finite automata over UTF-16 units for globs: builds them, and decides whether two accept a common text. */

/** A set of units as a list of inclusive ranges: from, to, from, to … */
export type Units = readonly number[];

const LAST = 0xffff;
const SLASH = 47;
export const ANY: Units = [0, LAST];
export const NOT_SLASH: Units = [0, SLASH - 1, SLASH + 1, LAST];

export interface Automaton {
  /** Transitions that read nothing, by state. */
  readonly free: number[][];
  /** Transitions that read one unit, by state. */
  readonly steps: { readonly on: Units; readonly to: number }[][];
}

export const START = 0;
export const END = 1;

export function automaton(): Automaton {
  return { free: [[], []], steps: [[], []] };
}

export function size(a: Automaton): number {
  return a.free.length;
}

export function addState(a: Automaton): number {
  a.steps.push([]);
  return a.free.push([]) - 1;
}

export function addFree(a: Automaton, from: number, to: number): void {
  a.free[from]?.push(to);
}

/** Reads one unit; returns the state after it, a new one unless `to` is given. */
export function addStep(a: Automaton, from: number, on: Units, to: number = addState(a)): number {
  a.steps[from]?.push({ on, to });
  return to;
}

/** Reads any number of units; returns the state after them. */
export function addLoop(a: Automaton, from: number, on: Units): number {
  const loop = addState(a);
  addFree(a, from, loop);
  return addStep(a, loop, on, loop);
}

/** Reads exactly this text; returns the state after it. */
export function addText(a: Automaton, from: number, text: string): number {
  let at = from;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    at = addStep(a, at, [unit, unit]);
  }
  return at;
}

/** Whether `to` can be reached from `from` without reading anything. */
export function reachesFree(a: Automaton, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const state of seen) for (const next of a.free[state] ?? []) seen.add(next);
  return seen.has(to);
}

/** Whether both accept some common text: a walk over pairs of states that visits each pair once. */
export function shareWord(a: Automaton, b: Automaton): boolean {
  const width = size(b);
  const seen = new Uint8Array(size(a) * width);
  const open: number[] = [];
  const visit = (i: number, j: number) => {
    const pair = i * width + j;
    if (seen[pair] === 1) return;
    seen[pair] = 1;
    open.push(pair);
  };
  visit(START, START);
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const j = pair % width;
    const i = (pair - j) / width;
    if (i === END && j === END) return true;
    for (const to of a.free[i] ?? []) visit(to, j);
    for (const to of b.free[j] ?? []) visit(i, to);
    for (const one of a.steps[i] ?? [])
      for (const other of b.steps[j] ?? []) if (share(one.on, other.on)) visit(one.to, other.to);
  }
  return false;
}

function share(a: Units, b: Units): boolean {
  for (let i = 0; i < a.length; i += 2)
    for (let j = 0; j < b.length; j += 2)
      if ((a[i] ?? 0) <= (b[j + 1] ?? 0) && (b[j] ?? 0) <= (a[i + 1] ?? 0)) return true;
  return false;
}
