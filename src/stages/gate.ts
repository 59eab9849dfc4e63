/** gate: runs the checks that are commands on one change, in a temporary worktree. Verdicts are named by the change. */
import { type Change, type Digest, type Task, Verdict } from '../core/model.js';
import { type Check, checksFor, isUsable, policyTerms } from '../core/gates/policy.js';
import { verdictOf, newVerdict } from '../core/gates/verdict.js';
import { checkLog, errorFile, HANDOVER, verdictFile } from '../core/run-layout.js';
import type { Ports, Run, TreeWorkspace } from '../ports.js';

type GatePorts = Pick<
  Ports,
  'store' | 'workspaces' | 'findings' | 'usage' | 'match' | 'clock' | 'events' | 'digest'
>;

/**
 * How a check runs: a `scan` loads the tree's own configuration and gets no model key; a `review` is an agent
 * and gets one. A check with a model is a review.
 */
export type CheckKind = 'scan' | 'review';

interface GateJob {
  change: Change;
  task: Task;
  /** Run only checks of this kind; absent = all. */
  kind?: CheckKind;
}

export function kindOfCheck({ model }: { model?: string | undefined }): CheckKind {
  return model === undefined ? 'scan' : 'review';
}

/**
 * Runs every command that applies to a change and has no usable verdict yet. `queue` runs the built-in
 * checks of `security`: a job that runs untrusted code cannot vouch for them.
 */
export async function gate(run: Run, ports: GatePorts, job: GateJob): Promise<void> {
  const { change, task } = job;
  const files = await changedPaths(ports.store, change);
  const policy = ports.digest(policyTerms(run.config, task));
  const checks = checksFor(run.config, task, files, ports.match)
    .filter(hasCommand)
    .filter(({ command }) => job.kind === undefined || kindOfCheck(command) === job.kind);
  const open: typeof checks = [];
  for (const check of checks) {
    const known = await run.dir.read(verdictFile(change, check.gate, policy), Verdict);
    if (!known || !isUsable(known, change, policy)) open.push(check);
  }
  for (const check of open) {
    // One worktree for each check: files that one command leaves behind must not mislead the next.
    // A review is an agent: it runs in the base's tree and reads the change as a patch, so that it loads no
    // instructions, settings or hooks of the change.
    await using workspace = await ports.workspaces.forTree(
      kindOfCheck(check.command) === 'review' ? change.base : change.head,
      `gate-${task.id}-${check.gate}`,
    );
    await ports.store.patch(change.base, change.head, `${workspace.handover}/${HANDOVER.patch}`);
    const verdict = await scan(run, ports, job, workspace, check, policy);
    if (!verdict) return;
    if (verdict.result !== 'error')
      await run.dir.write(verdictFile(change, check.gate, policy), verdict);
    else await run.dir.write(errorFile(change, check.gate, run.round), verdict);
    ports.events.emit({ is: 'judged', task: task.id, verdict, agent: change.agent });
  }
}

/** The changed paths, for `when` and for $TRIBUTARY_FILES. */
async function changedPaths(store: Ports['store'], change: Change): Promise<string[]> {
  return (await store.diff(change.base, change.head)).map(({ path }) => path);
}

function hasCommand(
  check: Check,
): check is Check & { command: { run: string } & NonNullable<Check['command']> } {
  return check.command?.run !== undefined;
}

async function scan(
  run: Run,
  ports: GatePorts,
  job: GateJob,
  workspace: TreeWorkspace,
  check: Check & { command: { run?: string | undefined } },
  policy: Digest,
): Promise<Verdict | undefined> {
  const { change, task } = job;
  const { command } = check;
  const usageFile = `${workspace.handover}/${HANDOVER.usage}`;
  const end = await workspace.run({
    run: command.run ?? '',
    env: {
      TRIBUTARY_TASK: task.id,
      TRIBUTARY_GATE: check.gate,
      TRIBUTARY_BASE: change.base,
      TRIBUTARY_HEAD: change.head,
      TRIBUTARY_DIFF: `${workspace.handover}/${HANDOVER.patch}`,
      TRIBUTARY_USAGE: usageFile,
      ...(command.model !== undefined && { TRIBUTARY_MODEL: command.model }),
    },
    configEnv: [...run.config.env, ...command.env],
    limit: command.timeout,
    log: await run.dir.path(checkLog(change, check.gate)),
    capture: true,
    confinement: { kind: 'gate', write: [workspace.handover] },
  });
  // An interrupted check has no verdict: the next run repeats it.
  if (end.ended === 'aborted') return undefined;
  const blockOn = check.kind === 'gate' ? (command['block-on'] ?? 'warning') : 'error';
  const { result, findings } = verdictOf(end, ports.findings(end.stdout ?? ''), blockOn);
  return newVerdict(change, check, policy, {
    result,
    findings,
    ...(command.model !== undefined && { model: command.model }),
    usage: await ports.usage(usageFile, command.model),
    startedAt: end.startedAt,
    seconds: end.seconds,
  });
}
