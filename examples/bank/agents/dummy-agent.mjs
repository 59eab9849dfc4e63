/*
 * An agent without a model: it plays a script. Tributary starts it like any other agent, in its
 * own worktree; what it does there is real, so changing a script changes how the run ends.
 *
 *   node agents/dummy-agent.mjs [--scripts DIR]      the task's name is in $TRIBUTARY_TASK
 *
 * A script is agents/scripts/<TASK>.json, beside this file:
 *
 *   { "steps": [STEP, …] }                                       the same at each attempt
 *   { "attempts": { "1": { "steps": […] }, "2": { … } } }        later attempts play the last
 *
 * A step is an object with one key. TEXT is a string, or a list of lines.
 *
 *   {"edit": {"file": "a.js", "content": TEXT}}                  write a file
 *   {"edit": {"file": "a.js", "replace": [TEXT, TEXT]}}          old (found once), new
 *   {"edit": {"file": "a.js", "append": TEXT}}
 *   {"wait": {"seconds": 0.5}}
 *   {"progress": {"to": 0.65, "say": "…"}}                       status record, and a line printed
 *   {"commit": {"message": "…"}}
 *   {"run": {"command": "npm test"}}                             the agent fails when it does
 *   {"usage": {"model"?, "input_tokens", "output_tokens", …}}    model: else $TRIBUTARY_MODEL
 *   {"subtasks": [{"id": "DEV-1-db", "agent": "…", "work": "…"}]}   asks for them, and ends
 *   {"when-exists": {"file": "a.js", "then": [STEP, …], "else": [STEP, …]}}
 *   {"fail": {"message": "…", "code": 1}}
 *   {"hang": {"stubborn": true, "child": true}}                  ignores SIGTERM; with a child
 *   {"garbage": {"text"?: "…"}}                                  to the status file, and left there
 *
 * `replace` and `append` leave a file alone where it stands as wanted already: an agent may go on
 * from its earlier work. Exit codes: 0 done, 1 the work failed, 2 there is no such script.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const env = process.env;

class BadScript extends Error {}

/** The guide's status record; each report writes it whole. */
const record = {
  agentId: env.TRIBUTARY_AGENT ?? 'dummy-agent',
  taskId: env.TRIBUTARY_TASK ?? '',
  status: 'in_progress',
  progress: 0,
  filesChanged: [],
  securityGate: 'pending',
  complianceGate: 'pending',
  reviewAgents: [],
};

let garbled = false;

function report(change) {
  Object.assign(record, change);
  if (env.TRIBUTARY_STATUS) writeWhole(env.TRIBUTARY_STATUS, JSON.stringify(record));
}

/** Whoever polls the file must never read half of it. */
function writeWhole(file, text) {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function git(...words) {
  return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** A list of lines is whole lines: the last one ends too. */
function toText(text) {
  return Array.isArray(text) ? text.map((line) => `${line}\n`).join('') : text;
}

function edited(before, { file, content, replace, append }) {
  if (content !== undefined) return toText(content);
  if (append !== undefined) {
    return before.endsWith(toText(append)) ? before : before + toText(append);
  }
  if (!Array.isArray(replace)) throw new BadScript(`no content, replace or append for ${file}`);
  const [from, to] = replace.map(toText);
  const places = before.split(from).length - 1;
  const done = before.includes(to) && (places === 0 || to.includes(from));
  if (done) return before;
  if (places !== 1) throw new Error(`${file} has ${places} places to replace: ${from.trim()}`);
  return before.replace(from, () => to);
}

/** Each step may return the exit code that ends the agent. */
const steps = {
  edit(change) {
    const { file } = change;
    const before = change.content === undefined ? readFileSync(file, 'utf8') : '';
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, edited(before, change));
    if (!record.filesChanged.includes(file)) record.filesChanged.push(file);
  },
  wait: ({ seconds }) => sleep(seconds * 1000),
  progress({ to, say }) {
    if (say !== undefined) console.log(say);
    report({ progress: to, ...(say !== undefined && { message: say }) });
  },
  commit({ message }) {
    git('add', '--all');
    // Going on from earlier work, it may find everything committed.
    const clean = spawnSync('git', ['diff', '--cached', '--quiet']).status === 0;
    if (!clean) git('commit', '--quiet', '--message', message);
    report({ commit: git('rev-parse', '--short', 'HEAD').trim() });
  },
  run({ command }) {
    const { status } = spawnSync('sh', ['-c', command], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) throw new Error(`\`${command}\` ended with ${status}`);
  },
  usage(used) {
    const model = env.TRIBUTARY_MODEL ? { model: env.TRIBUTARY_MODEL } : {};
    if (env.TRIBUTARY_USAGE) writeWhole(env.TRIBUTARY_USAGE, JSON.stringify({ ...model, ...used }));
  },
  subtasks(asked) {
    console.log(`I need first: ${asked.map(({ id, agent }) => `${id} by ${agent}`).join(', ')}`);
    report({ subtasks: asked });
    return 0;
  },
  'when-exists': ({ file, ...branch }) =>
    play((existsSync(file) ? branch.then : branch.else) ?? []),
  fail({ message, code = 1 }) {
    console.error(message);
    report({ status: 'failed', error: message });
    return code;
  },
  async hang({ stubborn = false, child = false }) {
    const ignore = stubborn ? "process.on('SIGTERM', () => console.log('still here'));" : '';
    const wait = `${ignore} setInterval(() => {}, 1e6);`;
    if (stubborn) process.on('SIGTERM', () => console.log('still here'));
    // The child holds the output open, as a forgotten server does.
    const pid = child ? spawn(process.execPath, ['-e', wait], { stdio: 'inherit' }).pid : undefined;
    console.log(pid === undefined ? 'hanging' : `hanging, child ${pid}`);
    await new Promise(() => setInterval(() => {}, 1e6));
  },
  garbage({ text = '{"status": "completed", "progress": 7, "filesChanged": [' }) {
    garbled = true;
    if (env.TRIBUTARY_STATUS) writeFileSync(env.TRIBUTARY_STATUS, text);
  },
};

async function play(script) {
  for (const step of script) {
    const [name, ...more] = Object.keys(step);
    if (name === undefined || more.length > 0 || !Object.hasOwn(steps, name)) {
      const known = Object.keys(steps).join(', ');
      throw new BadScript(`no step: ${JSON.stringify(step)}. A step is one of ${known}.`);
    }
    const code = await steps[name](step[name]);
    if (code !== undefined) return code;
  }
  return undefined;
}

function readScript() {
  const { values } = parseArgs({ options: { scripts: { type: 'string' } } });
  const folder = values.scripts ?? fileURLToPath(new URL('scripts', import.meta.url));
  if (!env.TRIBUTARY_TASK) throw new BadScript('TRIBUTARY_TASK does not name a task.');
  const file = join(folder, `${env.TRIBUTARY_TASK}.json`);
  if (!existsSync(file)) throw new BadScript(`No script for ${env.TRIBUTARY_TASK}: write ${file}`);
  return stepsOf(JSON.parse(readFileSync(file, 'utf8')), file);
}

function stepsOf({ steps, attempts = {} }, file) {
  const last = Object.keys(attempts).at(-1);
  const script = steps ?? (attempts[env.TRIBUTARY_ATTEMPT ?? 1] ?? attempts[last])?.steps;
  if (!Array.isArray(script)) throw new BadScript(`${file} has no list of steps.`);
  return script;
}

try {
  const script = readScript();
  report({});
  const code = await play(script);
  // Garbage stays, so that whoever polls late sees it too.
  if (code === undefined && !garbled) report({ status: 'completed', progress: 1 });
  process.exit(code ?? 0);
} catch (error) {
  console.error(error.message);
  report({ status: 'failed', error: error.message });
  process.exit(error instanceof BadScript || error instanceof SyntaxError ? 2 : 1);
}
