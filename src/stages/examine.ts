/** Examines one delivered change: imports its bundle, applies every gate, and makes a single commit of it. */
import { type FileChange, inspect, neverPublish } from '../core/gates/inspect.js';
import { IDENTITY } from '../core/git-names.js';
import {
  type Change,
  type Digest,
  type Finding,
  NO_USAGE,
  type Queued,
  type Task,
  Verdict,
} from '../core/model.js';
import {
  blockingGates,
  type Check,
  checkScripts,
  checksFor,
  isOn,
  policyTerms,
  SECURITY,
} from '../core/gates/policy.js';
import { secondsBetween } from '../core/metrics/time.js';
import { errorFile, verdictFile } from '../core/run-layout.js';
import { holds, newVerdict } from '../core/gates/verdict.js';
import { changeMessage, titleOf } from '../text/commit-text.js';
import type { CommitText, Ports, Run } from '../ports.js';

export type ExaminePorts = Pick<Ports, 'store' | 'secrets' | 'match' | 'clock' | 'digest'>;

export interface Delivered {
  change: Change;
  task: Task;
  /** Absent if the commits are already in the store. */
  bundle?: string;
}

const LIMIT_RULES = new Set(['too-many-files', 'too-large']);

/** Tributary's commits have a fixed author and the run's date, so that the same work gives the same commit. */
export function commitText(run: Run, message: string): CommitText {
  return { message, author: IDENTITY, date: run.request.startedAt };
}

/** A queue entry without commits, for a refused bundle or a change that landed already: it uses the base's. */
export async function withoutWork(
  ports: ExaminePorts,
  delivered: Delivered,
  disposition: Queued['disposition'],
): Promise<Queued> {
  return {
    change: delivered.change,
    commit: delivered.change.base,
    tree: await ports.store.tree(delivered.change.base),
    title: titleOf(delivered.task),
    verdicts: [],
    disposition,
    files: [],
  };
}

/** @returns the change with its disposition, not yet in the train */
export async function examine(
  run: Run,
  ports: ExaminePorts,
  delivered: Delivered,
): Promise<Queued> {
  const { change, task, bundle } = delivered;
  const refused =
    bundle === undefined
      ? undefined
      : await ports.store.importBundle(bundle, change.base, change.head);
  if (refused !== undefined)
    return withoutWork(ports, delivered, { is: 'refused', message: refused });
  const files = await ports.store.diff(change.base, change.head);
  if (files.length === 0) return withoutWork(ports, delivered, { is: 'empty' });
  const { checks, verdicts } = await verdictsOf(run, ports, delivered, files);
  const title = titleOf(task);
  const tree = await ports.store.tree(change.head);
  const text = commitText(run, changeMessage(title, change, run.request.run));
  const gates = blockingGates(checks, verdicts);
  const publish = !neverPublish(verdicts.flatMap(({ findings }) => findings));
  return {
    change,
    tree,
    title,
    verdicts,
    files: files.map(({ path }) => path),
    commit: await ports.store.commit(tree, [change.base], text),
    disposition:
      gates.length > 0
        ? {
            is: 'blocked',
            gates,
            publish,
          }
        : { is: 'train' },
  };
}

async function verdictsOf(
  run: Run,
  ports: ExaminePorts,
  delivered: Delivered,
  files: FileChange[],
): Promise<{ checks: Check[]; verdicts: Verdict[] }> {
  const { change, task } = delivered;
  const policy = ports.digest(policyTerms(run.config, task));
  const checks = checksFor(
    run.config,
    task,
    files.map(({ path }) => path),
    ports.match,
  );
  const verdicts = await Promise.all(
    checks.map(async (check) => {
      const scanned =
        check.command?.run === undefined
          ? undefined
          : await readVerdict(run, change, check, policy);
      if (check.gate === SECURITY)
        return securityVerdict(run, ports, delivered, files, policy, scanned);
      return scanned ?? noAnswer(ports, change, check, policy);
    }),
  );
  return { checks, verdicts };
}

async function readVerdict(run: Run, change: Change, check: Check, policy: Digest) {
  const verdict =
    (await run.dir.read(verdictFile(change, check.gate, policy), Verdict)) ??
    (await run.dir.read(errorFile(change, check.gate, run.round), Verdict));
  return verdict && isOn(verdict, change) ? verdict : undefined;
}

/** The verdict of the `security` gate: the worse of the built-in checks and the configured command, if any. */
async function securityVerdict(
  run: Run,
  ports: ExaminePorts,
  delivered: Delivered,
  files: FileChange[],
  policy: Digest,
  scanned: Verdict | undefined,
): Promise<Verdict> {
  const startedAt = ports.clock.now();
  const command = run.config.gates[SECURITY];
  const own = await builtInFindings(run, ports, delivered, files).catch(
    (error: unknown): Finding[] => [
      {
        rule: 'check-failed',
        level: 'error',
        message: `A built-in check failed: ${String(error)}`,
      },
    ],
  );
  const findings = [...own, ...(scanned?.findings ?? [])];
  const missing = command?.run !== undefined && !scanned;
  const failed = holds(own, 'warning') || scanned?.result === 'fail';
  const error =
    missing || scanned?.result === 'error' || own.some(({ rule }) => rule === 'check-failed');
  return newVerdict(delivered.change, { gate: SECURITY, kind: 'gate' }, policy, {
    findings,
    result: failed ? 'fail' : error ? 'error' : 'pass',
    ...(scanned?.model !== undefined && { model: scanned.model }),
    usage: scanned?.usage ?? NO_USAGE,
    startedAt: scanned?.startedAt ?? startedAt,
    seconds: (scanned?.seconds ?? 0) + Math.max(0, secondsBetween(startedAt, ports.clock.now())),
  });
}

async function builtInFindings(
  run: Run,
  ports: ExaminePorts,
  { change, task }: Delivered,
  files: FileChange[],
): Promise<Finding[]> {
  const inspected = inspect({
    files,
    config: {
      ...run.config,
      protected: [...run.config.protected, ...checkScripts(run.config)],
    },
    match: ports.match,
    ...(task.scope && { scope: task.scope }),
  });
  // A change over the limits is blocked and never published, so the rest need not be read.
  if (inspected.some(({ rule }) => LIMIT_RULES.has(rule))) return inspected;
  const added = await ports.store.added(change.base, change.head);
  const texts = new Map(files.map(({ path }) => [path, added.get(path) ?? '']));
  return [...inspected, ...(await ports.secrets.scan(texts))];
}

/** A gate that applies but has no verdict is an error: the change was not checked. */
function noAnswer(ports: ExaminePorts, change: Change, check: Check, policy: Digest): Verdict {
  return newVerdict(change, check, policy, {
    result: 'error',
    findings: [
      {
        rule: 'no-answer',
        level: 'error',
        message:
          check.command?.run === undefined
            ? `No ${check.gate} check is configured: add gates.${check.gate}.run to .github/tributary.yml.`
            : 'The check gave no answer.',
      },
    ],
    usage: NO_USAGE,
    startedAt: ports.clock.now(),
    seconds: 0,
  });
}
