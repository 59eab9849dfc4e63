/** Which gates and reviews judge a change, and what their verdicts add up to. */
import type { Config, GateConfig, ReviewConfig } from '../config.js';
import { type Digest, GateName, type Task, type Verdict } from '../model.js';
import { type MatcherOf, whenMatches } from '../scope/overlap.js';

export const SECURITY = GateName.parse('security');
const COMPLIANCE = GateName.parse('compliance');
/** What makes a task financial where the configuration does not say. */
const FINANCIAL = { labels: ['financial'], paths: [] };

export interface Check {
  gate: GateName;
  kind: 'gate' | 'review';
  /** Absent on `security` without a command, and on a `compliance` that nobody configured. */
  command: (GateConfig | (ReviewConfig & { 'block-on'?: undefined })) | undefined;
}

/**
 * The checks for a change of these files: `security` always, `compliance` where labels or paths
 * say financial, the others by their `when`.
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
 * Whether a task asks for the compliance check by itself, and there is none: its change would be
 * blocked when its agent is paid.
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

/** Files that a check's command line names: a change must not rewrite what judges it. */
export function checkScripts(config: Pick<Config, 'gates' | 'reviews'>): string[] {
  return [...Object.values(config.gates), ...Object.values(config.reviews)]
    .flatMap(({ run = '' }) => run.split(/[\s;&|()'"]+/))
    .map((word) => word.replace(/^\.\//, ''))
    .filter((word) => /^[\w.-]+(?:\/[\w.-]+)*\.\w+$/.test(word));
}

/** A verdict counts for a change only under the policy that it was given by; an error is never reused. */
export function isUsable(verdict: Verdict, policy: Digest): boolean {
  return verdict.policy === policy && verdict.result !== 'error';
}

/**
 * The gates that block a change. A gate without a verdict blocks: it fails closed. A review never
 * speaks for a gate of its name, and of two verdicts the worse counts.
 */
export function blockingGates(checks: readonly Check[], verdicts: readonly Verdict[]): GateName[] {
  return checks
    .filter(({ kind }) => kind === 'gate')
    .map(({ gate }) => gate)
    .filter((gate) => {
      const said = verdicts.filter((verdict) => verdict.kind === 'gate' && verdict.gate === gate);
      return said.length === 0 || said.some(({ result }) => result !== 'pass');
    });
}

/** Everything that decides a verdict besides the change itself: the configuration and the task's own terms. */
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
