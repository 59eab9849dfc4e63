/** Selects the gates and reviews for a change and combines their verdicts. */
import type { Config, GateConfig, ReviewConfig } from '../config.js';
import { type Digest, GateName, type Task, type Verdict } from '../model.js';
import type { Judged } from '../run-layout.js';
import { type MatcherOf, whenMatches } from '../scope/overlap.js';

export const SECURITY = GateName.parse('security');
const COMPLIANCE = GateName.parse('compliance');
/** Default rule for financial tasks. */
const FINANCIAL = { labels: ['financial'], paths: [] };

export interface Check {
  gate: GateName;
  kind: 'gate' | 'review';
  /** Absent for `security` without a command, and for `compliance` if it is not configured. */
  command: (GateConfig | (ReviewConfig & { 'block-on'?: undefined })) | undefined;
}

/**
 * The checks for a change to these files: `security` always, `compliance` if labels or paths mark the
 * change as financial, the others by their `when`.
 */
export function checksFor(
  config: Config,
  task: Task,
  files: readonly string[],
  match: MatcherOf,
): Check[] {
  const subject = {
    labels: task.labels,
    ...(task.scope && { scope: task.scope }),
    files: [...files],
  };
  const applies = (when: GateConfig['when']) => !when || whenMatches(when, subject, match);
  const gates = Object.entries(config.gates) as [GateName, GateConfig][];
  const compliance = gates.find(([name]) => name === COMPLIANCE)?.[1];
  const others = gates.filter(([name]) => name !== SECURITY && name !== COMPLIANCE);
  const reviews = Object.entries(config.reviews) as [GateName, ReviewConfig][];
  return [
    { gate: SECURITY, kind: 'gate', command: config.gates[SECURITY] },
    ...(applies(compliance?.when ?? FINANCIAL)
      ? [{ gate: COMPLIANCE, kind: 'gate' as const, command: compliance }]
      : []),
    ...others
      .filter(([, { when }]) => applies(when))
      .map(([gate, command]) => ({ gate, kind: 'gate' as const, command })),
    ...reviews
      .filter(([, { when }]) => applies(when))
      .map(([gate, command]) => ({ gate, kind: 'review' as const, command })),
  ];
}

/**
 * Whether a task itself requires the compliance check and none is configured: its change would be blocked
 * after its agent was paid.
 */
export function lacksCompliance(
  { gates }: Pick<Config, 'gates'>,
  { labels, scope }: Task,
  match: MatcherOf,
): boolean {
  const compliance = gates[COMPLIANCE];
  const subject = { labels, ...(scope && { scope }) };
  return (
    compliance?.run === undefined && whenMatches(compliance?.when ?? FINANCIAL, subject, match)
  );
}

/** Files named in the command lines of checks: a change must not rewrite its own checks. */
export function checkScripts(config: Pick<Config, 'gates' | 'reviews'>): string[] {
  return [...Object.values(config.gates), ...Object.values(config.reviews)]
    .flatMap(({ run = '' }) => run.split(/[\s;&|()'"]+/))
    .map((word) => word.replace(/^\.\//, ''))
    .filter((word) => /^[\w.-]+(?:\/[\w.-]+)*\.\w+$/.test(word));
}

/** Whether a verdict is on this head of this change. In files of older versions the change is the head. */
export function isOn(verdict: Pick<Verdict, 'change' | 'head'>, { id, head }: Judged): boolean {
  return verdict.change === id && (verdict.head ?? (verdict.change as string)) === head;
}

/** A verdict counts only on what was judged, and under the policy of then; an error is never reused. */
export function isUsable(verdict: Verdict, judged: Judged, policy: Digest): boolean {
  return isOn(verdict, judged) && verdict.policy === policy && verdict.result !== 'error';
}

/**
 * The gates that block a change. A gate without a verdict blocks (fails closed). A review never counts as a
 * gate of the same name, and the worse of two verdicts counts.
 */
export function blockingGates(checks: readonly Check[], verdicts: readonly Verdict[]): GateName[] {
  return checks
    .filter(({ kind }) => kind === 'gate')
    .map(({ gate }) => gate)
    .filter((gate) => {
      const own = verdicts.filter((verdict) => verdict.kind === 'gate' && verdict.gate === gate);
      return own.length === 0 || own.some(({ result }) => result !== 'pass');
    });
}

/** Everything besides the change that affects a verdict: the configuration, and the task's scope and labels. */
export function policyTerms(config: Config, task: Task | undefined): unknown {
  return {
    gates: config.gates,
    reviews: config.reviews,
    env: config.env,
    limits: [config['max-files'], config['max-kilobytes']],
    scope: [config.scope, task?.scope ?? null],
    labels: task?.labels ?? [],
    protected: [config.protected, config.allow, config.tasks],
    instructions: Object.fromEntries(
      Object.entries(config.agents).map(([agent, { instructions }]) => [
        agent,
        instructions ?? null,
      ]),
    ),
  };
}
