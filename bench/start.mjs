// Cold start of the committed bundle compared with bare node: the time before `tributary --help` prints anything.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const RUNS = 20;
/** The first runs read the files from disk. */
const WARM_UP = 2;
const TARGET = 1.8;

const cli = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
if (!existsSync(cli)) throw new Error(`${cli} is not there. Type: npm run build`);

const BARE = 'node -e 0';
const commands = {
  [BARE]: ['-e', '0'],
  'tributary --version': [cli, '--version'],
  'tributary --help': [cli, '--help'],
};
const { NODE_OPTIONS: _, ...env } = process.env;

function timeOf(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return ms;
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

// Alternates the commands, so that other load on the machine slows all of them alike.
const times = new Map(Object.keys(commands).map((name) => [name, []]));
for (let run = -WARM_UP; run < RUNS; run += 1)
  for (const [name, args] of Object.entries(commands)) {
    const ms = timeOf(args);
    if (run >= 0) times.get(name).push(ms);
  }

const bare = median(times.get(BARE));
const rows = [...times].map(([name, each]) => ({
  name,
  median: median(each),
  least: Math.min(...each),
  ratio: median(each) / bare,
}));

console.log(`${RUNS} runs of each, one after the other in turn, Node ${process.versions.node}\n`);
console.log(
  `${''.padEnd(24)}${'median'.padStart(12)}${'least'.padStart(12)}${'ratio'.padStart(10)}`,
);
for (const { name, median, least, ratio } of rows)
  console.log(
    `${name.padEnd(24)}${`${median.toFixed(1)} ms`.padStart(12)}${`${least.toFixed(1)} ms`.padStart(12)}${`${ratio.toFixed(2)} ×`.padStart(10)}`,
  );

function round(value) {
  return Number(value.toFixed(2));
}
const [, version, help] = rows;
const worst = Math.max(version.ratio, help.ratio);
console.log(`\nTarget: at most ${TARGET} × bare node. ${worst <= TARGET ? 'Met.' : 'Missed.'}\n`);
console.log(
  JSON.stringify({
    bench: 'start',
    runs: RUNS,
    bareMs: round(bare),
    versionMs: round(version.median),
    helpMs: round(help.median),
    versionRatio: round(version.ratio),
    helpRatio: round(help.ratio),
    target: TARGET,
    met: worst <= TARGET,
  }),
);
