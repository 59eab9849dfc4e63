// Planning 10,000 tasks with 5 files each: the overlap index compared with checking every pair.
import { matcher } from '../lib/adapters/glob-matcher.js';
import { tasksMd } from '../lib/adapters/tasks/tasks-md.js';
import { overlapIndex } from '../lib/core/scope/overlap.js';

const FEW = 1_000;
const MANY = 10_000;
const FILES_EACH = 5;
const TREE_PER_TASK = 2;
const RUNS = 15;
const WARM_UPS = 3;
const LONGEST_MS = 60_000;

/** mulberry32: the same tasks in each run. */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Strings that share no memory, like strings read from a file, so that comparing them is real work. */
function fresh(text) {
  return Buffer.from(text).toString();
}

function areaOf(file) {
  return `src/area-${Math.floor(file / 20)}`;
}
function pathOf(file) {
  return fresh(`${areaOf(file)}/module-${file}.ts`);
}
function treeOf(count) {
  return Array.from({ length: count * TREE_PER_TASK }, (_, file) => pathOf(file));
}

/** `globEvery`: every n-th task names a directory instead of its first file; 0 = none. */
function tasksOf(count, globEvery, seed = 0) {
  const random = randomFrom(count + seed);
  return Array.from({ length: count }, (_, i) => {
    const files = new Set();
    while (files.size < FILES_EACH) files.add(random(count * TREE_PER_TASK));
    const scope = [...files].map(pathOf);
    if (globEvery > 0 && i % globEvery === 0) scope[0] = fresh(`${areaOf([...files][0])}/**`);
    return { id: `T-${i}`, scope };
  });
}

function intersection(a, b) {
  return a.filter((file) => b.includes(file));
}

/** The reference: compares the files of every pair of tasks. */
function pairwise(tasks, every = 1) {
  const found = [];
  for (let i = 0; i < tasks.length; i += every)
    for (let j = i + 1; j < tasks.length; j++) {
      const files = intersection(tasks[i].scope, tasks[j].scope);
      if (files.length > 0) found.push({ first: tasks[i].id, second: tasks[j].id, files });
    }
  return found;
}

function allPairs(tasks, tree) {
  return overlapIndex(tasks, tree, matcher).pairs(Number.POSITIVE_INFINITY);
}

/** Plans a round: each task starts unless it overlaps with one that has started. */
function plan(tasks, tree) {
  const index = overlapIndex(tasks, tree, matcher);
  const started = new Set();
  for (const { id } of tasks) if (index.meets(id, started) === undefined) started.add(id);
  return started;
}

/** The minimum work of any index: its growth is due to memory, not to the algorithm. */
function filesInMap(tasks) {
  const holders = new Map();
  for (const { id, scope } of tasks) for (const file of scope) holders.set(file, id);
  return holders;
}

function timed(work) {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * Times MANY tasks at once, and the same number in parts of FEW. Both use the same amount of memory, so the
 * difference is due to the algorithm. Medians over several runs, each on new tasks. Growth is computed within
 * each run, so that a machine that is busy for a while does not count as growth.
 */
function measure(work, globEvery = 0) {
  const parts = MANY / FEW;
  const [fewTree, manyTree] = [treeOf(FEW), treeOf(MANY)];
  const times = Array.from({ length: WARM_UPS + RUNS }, () => {
    const few = Array.from({ length: parts }, (_, part) => tasksOf(FEW, globEvery, part));
    const many = tasksOf(MANY, globEvery);
    globalThis.gc?.();
    const fewMs = timed(() => few.map((tasks) => work(tasks, fewTree))).ms / parts;
    globalThis.gc?.();
    return { few: fewMs, many: timed(() => work(many, manyTree)).ms };
  }).slice(WARM_UPS);
  return {
    few: median(times.map(({ few }) => few)),
    many: median(times.map(({ many }) => many)),
    growth: median(times.map(({ few, many }) => many / few)),
  };
}

/** Measures in full if that takes less than a minute; otherwise samples rows and scales up. */
function measurePairwise() {
  const few = timed(() => pairwise(tasksOf(FEW, 0))).ms;
  const expected = few * (MANY / FEW) ** 2;
  const every = Math.ceil(expected / LONGEST_MS);
  const { ms, result } = timed(() => pairwise(tasksOf(MANY, 0), every));
  return { few, many: ms * every, growth: (ms * every) / few, every, found: result };
}

function taskList(tasks) {
  const items = tasks.map(
    ({ id, scope }) =>
      `- [ ] ${id}: Change ${id}\n  - files: ${scope.join(', ')}\n\n  Some words.\n`,
  );
  return `# Tasks\n\n${items.join('')}`;
}

function readTasks(text) {
  const { tasks, problems } = tasksMd.parse(text);
  if (problems.length > 0) throw new Error(`TASKS.md: ${problems[0].line}: ${problems[0].message}`);
  return tasks;
}

/** Measures once each: a second parse of the same text could come from a cache. */
function measureReading() {
  const [few, many] = [FEW, MANY].map((count) => {
    const text = taskList(tasksOf(count, 0));
    const { ms, result } = timed(() => readTasks(text));
    if (result.length !== count) throw new Error(`read ${result.length} of ${count} tasks`);
    return ms;
  });
  return { few, many, growth: many / few };
}

/** Checks that both find the same pairs with the same files. @returns the number of pairs */
function checkSame({ found, every }) {
  const ours = allPairs(tasksOf(MANY, 0), treeOf(MANY));
  const rows = ours.filter(({ first }) => Number(first.slice(2)) % every === 0);
  const text = (pairs) =>
    JSON.stringify(pairs.map((pair) => ({ ...pair, files: pair.files.toSorted() })));
  if (text(found) !== text(rows)) throw new Error('the two do not find the same pairs');
  return ours.length;
}

function number(value, digits = 0) {
  return value.toLocaleString('en', {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  });
}
function row(name, { few, many, growth }) {
  return console.log(
    `${name.padEnd(46)}${`${number(few, 1)} ms`.padStart(12)}${`${number(many, 1)} ms`.padStart(14)}${`${number(growth, 1)} ×`.padStart(10)}`,
  );
}

// Large results last: the memory they leave behind would slow down the others.
const mapping = measure(filesInMap);
const planning = measure(plan);
const withGlobs = measure(plan, 20);
const pairs = measure(allPairs);
const reading = measureReading();
const compared = measurePairwise();
const ratio = compared.many / pairs.many;
const count = checkSame(compared);

console.log(
  `${number(MANY)} tasks with ${FILES_EACH} files each, ${number(MANY * TREE_PER_TASK)} files in the tree`,
);
console.log(`${number(count)} overlapping pairs; both ways find the same\n`);
console.log(
  `${''.padEnd(46)}${'1,000 tasks'.padStart(12)}${'10,000 tasks'.padStart(14)}${'growth'.padStart(10)}`,
);
row(
  compared.every === 1
    ? 'every pair compared'
    : `every pair compared (1 row in ${compared.every}, scaled)`,
  compared,
);
row('the same pairs by the index', pairs);
row('planning: who starts, who waits', planning);
row('planning, a directory in 1 task of 20', withGlobs);
row('reading their TASKS.md', reading);
row('for scale: their files put into one Map', mapping);
console.log(`\nThe index is ${number(ratio)} times as fast as comparing every pair.\n`);

function round(value) {
  return Number(value.toFixed(2));
}
console.log(
  JSON.stringify({
    bench: 'plan',
    tasks: MANY,
    filesPerTask: FILES_EACH,
    treeFiles: MANY * TREE_PER_TASK,
    pairs: count,
    pairwiseMs: round(compared.many),
    pairwiseRows: compared.every === 1 ? 'all' : `1 in ${compared.every}`,
    indexMs: round(pairs.many),
    ratio: round(ratio),
    indexGrowth: round(pairs.growth),
    planMs: round(planning.many),
    planGrowth: round(planning.growth),
    globPlanMs: round(withGlobs.many),
    globPlanGrowth: round(withGlobs.growth),
    mapGrowth: round(mapping.growth),
    readMs: round(reading.many),
    readGrowth: round(reading.growth),
  }),
);
