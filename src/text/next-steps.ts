/** The commands that a person can type about a task that did not land. */
import type { Blocked, Failure, ForgeName, Outcome, Request, Stop, TaskId } from '../core/model.js';
import { plainText } from './plain.js';

/** The requested base and forge. */
export interface Asked {
  /** The base branch. */
  base: string;
  /** `--base` named the base. */
  named?: boolean | undefined;
  forge?: ForgeName | undefined;
}

/** The location of a task's work. */
export interface WorkLocation extends Asked {
  /** The task's own branch. */
  branch: string;
  /** Path for display; absent if none was kept. */
  worktree?: string | undefined;
  /** It must not be pushed: it has a secret or a workflow file, or exceeds the limits. */
  withheld?: boolean | undefined;
}

const safeWord = /^[\w@%+=:,./-]+$/;

export function askedOf({
  branch: base,
  named,
  forge,
}: Pick<Request, 'branch' | 'named' | 'forge'>): Asked {
  return { base, named, forge };
}

/** Quotes any text as one word for a POSIX shell. */
export function shellWord(text: string): string {
  const plain = plainText(text, 4096);
  return safeWord.test(plain) ? plain : `'${plain.replaceAll("'", `'\\''`)}'`;
}

/** The guide's two lines about a kept worktree; none if it was not kept. */
export function worktreeLines(worktree: string | undefined): string[] {
  if (worktree === undefined) return [];
  return [
    `Worktree preserved at: ${plainText(worktree)}`,
    `Debug: cd ${shellWord(worktree)} && git log`,
  ];
}

/** The guide's message about a conflict, with its three options. */
export function conflictLines(
  task: TaskId,
  files: readonly string[],
  place: WorkLocation,
): string[] {
  return [
    `⚠️  Merge conflict in ${task}`,
    'Files with conflicts:',
    ...files.map((file) => `  ${plainText(file)}`),
    'Options:',
    '  1. Resolve manually (git mergetool):',
    ...resolveSteps(task, place).map((step) => `       ${step}`),
    `  2. Keep agent branch ${plainText(place.branch)}, rebase ${plainText(place.base)} later`,
    `  3. Discard agent work (tributary discard ${task}${forgeFlag(place)})`,
  ];
}

/** The command that runs tasks again on the same base. */
/** The command that accepts what somebody else put on the base, and goes on. */
export function acceptBase(tasks: readonly string[], asked: Asked, commit: string): string {
  return `${runAgain(tasks, asked)} --accept-base ${commit.slice(0, 12)}`;
}

export function runAgain(tasks: readonly string[], { base, named, forge }: Asked): string {
  const onto = named ? ` --base ${shellWord(base)}` : '';
  return `tributary run ${tasks.map(shellWord).join(' ')}${onto}${forgeFlag({ forge })}`;
}

/**
 * The next steps for a task, in order; empty for a task that landed. Each line is a shell command, or a `#`
 * comment for a manual step. Foreign text appears only as a quoted word, since a shell without comments would
 * run it.
 */
export function nextSteps(outcome: Outcome, place: WorkLocation): string[] {
  switch (outcome.is) {
    case 'landed':
      return [];
    case 'failed':
      return failureSteps(outcome.task, outcome.why, place);
    case 'blocked':
      return place.withheld
        ? withheldSteps(outcome.task, place)
        : fixSteps(outcome.task, place, 'fix what the gate found');
    case 'red':
      return fixSteps(outcome.task, place, 'make the tests pass');
    case 'held':
      if (outcome.why.is === 'conflict') return resolveSteps(outcome.task, place);
      return [...commandOf(outcome.why.command), runAgain([outcome.task], place)];
    case 'discarded':
    case 'unsettled':
      return [runAgain([outcome.task], place)];
    case 'not-started':
      // The text lists all reasons; the steps begin with the first one.
      return outcome.why.slice(0, 1).flatMap((why) => blockedSteps(outcome.task, why, place));
  }
}

/** The next steps for a run that stopped; `ask` is the request as typed. */
export function stopSteps(stop: Stop, ask: readonly string[], place: Asked): string[] {
  const { base } = place;
  const run = runAgain(ask, place);
  switch (stop.is) {
    case 'red-baseline':
      return [`# fix the tests on ${shellWord(base)}, and commit`, run];
    case 'setup':
      return [`# fix the set-up commands on ${shellWord(base)}, and commit`, run];
    case 'base-moved':
    case 'tree-differs':
      return [run];
    case 'refused':
      return [...commandOf(stop.command), run];
  }
}

function forgeFlag({ forge }: Pick<Asked, 'forge'>): string {
  return forge === 'github' ? ' --forge github' : '';
}

function failureSteps(task: TaskId, failure: Failure, place: WorkLocation): string[] {
  const run = runAgain([task], place);
  const look = place.worktree === undefined ? [] : [`(cd ${shellWord(place.worktree)} && git log)`];
  switch (failure.is) {
    case 'exit':
    case 'signal':
    case 'timeout':
    case 'said':
      return [...look, run];
    case 'setup':
      return [`# fix the set-up commands on ${shellWord(place.base)}, and commit`, run];
    case 'start':
      return ['tributary doctor', run];
    case 'nothing':
    case 'interrupted':
    case 'lost':
    case 'refused-bundle':
    case 'subtask':
      return [run];
  }
}

/** The change has no branch, so that it cannot be pushed by mistake; a fix of it would not be adopted. */
function withheldSteps(task: TaskId, place: WorkLocation): string[] {
  const look =
    place.worktree === undefined ? [] : [`(cd ${shellWord(place.worktree)} && git status)`];
  return [
    ...look,
    '# the next run moves this worktree aside, and its agent starts over',
    runAgain([task], place),
  ];
}

function fixSteps(task: TaskId, place: WorkLocation, what: string): string[] {
  return [
    `${enter(task, place)} && git log`,
    `# ${what}`,
    'git add -A && git commit',
    runAgainCommand(task, place),
  ];
}

/** A merge with conflicts exits with 1, so the commands after it are on a separate line. */
function resolveSteps(task: TaskId, place: WorkLocation): string[] {
  return [
    `${enter(task, place)} && git merge ${shellWord(place.base)}`,
    'git mergetool && git commit',
    runAgainCommand(task, place),
  ];
}

/** The command that enters the worktree, and creates it first if it was not kept. */
function enter(task: TaskId, place: WorkLocation): string {
  if (place.worktree !== undefined) return `cd ${shellWord(place.worktree)}`;
  const made = `.worktrees/${task}`;
  return `git worktree add ${made} ${shellWord(place.branch)} && cd ${made}`;
}

// `cd -`: a task's worktree has the task's branch checked out, which must not become the base of the next run.
function runAgainCommand(task: TaskId, place: WorkLocation): string {
  return `cd - && ${runAgain([task], place)}`;
}

function blockedSteps(task: string, blocked: Blocked, place: WorkLocation): string[] {
  const run = runAgain([task], place);
  switch (blocked.is) {
    case 'unknown':
      return [
        blocked.near === undefined ? 'tributary plan ready' : runAgain([blocked.near], place),
      ];
    case 'done':
      return ['# to redo it, change its [x] to [ ] in the task list, and commit', run];
    case 'landed':
      return ['# to redo it, give it a new ID', `git show ${blocked.commit}`];
    case 'in-flight':
      return ['tributary status'];
    case 'blocked':
      return ['# remove its "status: blocked" from the task list, and commit', run];
    case 'failed-before':
      return [run];
    case 'waits-for':
      return [runAgain([blocked.task, task], place)];
    case 'cycle':
      return ['# remove one "depends:" of the cycle from the task list, and commit', run];
    case 'no-agent':
      return [
        '# add the agent to .github/tributary.yml, or name another one in the task, and commit',
        run,
      ];
    case 'no-compliance':
      return ['# add gates.compliance.run to .github/tributary.yml, and commit', run];
    case 'uncommitted-fix':
      return [`cd ${shellWord(blocked.worktree)} && git add -A && git commit`, `cd - && ${run}`];
    case 'invalid':
      return ['# fix it in the task list, and commit', run];
    case 'budget':
      // A new run has the whole budget.
      return (blocked.neededUsd ?? 0) > blocked.limitUsd
        ? [`${run} --budget ${Math.ceil(blocked.neededUsd ?? 1)}`]
        : [run];
  }
}

function commandOf(command: string | undefined): string[] {
  return command === undefined ? [] : [plainText(command, 4096)];
}
