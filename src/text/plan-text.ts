/** The output of `tributary plan`, and the guide's question about overlaps. */
import { formatUsd } from '../core/format.js';
import type { Assignment, Later, Overlap, Plan, TaskId } from '../core/model.js';
import { plainText } from './plain.js';
import { blockedText, count, listText, shortSha } from './reasons.js';
import { tableLines } from './width.js';

/** Estimated cost by task, in US dollars, from earlier runs; without tasks that have no history. */
type Estimates = ReadonlyMap<TaskId, number>;

const laterReason: Record<Later['why'], string> = {
  depends: 'dependency',
  overlap: 'may change the same files',
  subtask: 'subtask',
  room: 'this round is full',
};

const overlapAnswer: Record<Plan['onOverlap'], string> = {
  sequential: 'They run one after the other.',
  continue: 'They run in parallel anyway, and may conflict when they land.',
  cancel: 'Because of this, nothing is started.',
};

/** The whole plan, starting with its base. An assignment's own estimate takes precedence over `estimates`. */
export function planText(plan: Plan, estimates: Estimates = new Map()): string {
  const costs = costsOf(plan, estimates);
  const { branch, commit } = plan.base;
  return [
    `Plan on ${plainText(branch)} (${shortSha(commit)}), round ${plan.round}`,
    ...section('Starts now:', startLines(plan.assign, costs)),
    ...section('Continues without an agent:', plan.adopt.map(adoptedLine)),
    ...section('Later:', laterLines(plan.later, costs)),
    ...section('Not started:', plan.blocked.map(blockedLine)),
    ...overlapSection(plan),
    ...unscopedSection(plan.unscoped),
    '',
    ...(starts(plan) ? totalLines(plan, costs) : ['Nothing to do.']),
  ].join('\n');
}

/**
 * The number of remaining rounds, including this one, if everything succeeds. A task runs one round after the
 * last task that it waits for; tasks that only wait for a free agent come in groups as large as this round's.
 */
export function expectedRounds(plan: Plan): number {
  if (plan.assign.length + plan.adopt.length + plan.later.length === 0) return 0;
  const places = new Map(
    plan.later.filter(({ why }) => why === 'room').map(({ task }, place) => [task, place]),
  );
  const groupSize = Math.max(1, plan.assign.length);
  const rounds = new Map<TaskId, number>();
  const roundAfter = ({ task, behind }: Later): number => {
    const group = Math.floor((places.get(task) ?? 0) / groupSize);
    return Math.max(2 + group, ...behind.map((before) => (rounds.get(before) ?? 1) + 1));
  };
  // Each pass resolves one more link of every chain, and no chain has more links than there are tasks.
  let changed = true;
  for (let pass = 0; changed && pass < plan.later.length; pass++) {
    changed = false;
    for (const later of plan.later) {
      const round = roundAfter(later);
      changed ||= rounds.get(later.task) !== round;
      rounds.set(later.task, round);
    }
  }
  return Math.max(1, ...rounds.values());
}

/** The guide's warning: which two tasks, which files. */
export function overlapLines(overlaps: readonly Overlap[]): string[] {
  return [
    '⚠️  Potential file conflicts detected:',
    ...overlaps.map(
      ({ first, second, files }) => `  - ${first} and ${second} both modify: ${listText(files)}`,
    ),
  ];
}

/** The guide's question with its three answers. */
export function overlapPrompt(overlaps: readonly Overlap[]): string {
  const shown = overlaps.slice(0, 3).map(({ first, second }) => `${first} first, then ${second}`);
  const rest = overlaps.length - shown.length;
  const order = [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
  return [
    ...overlapLines(overlaps),
    '',
    'Options:',
    `  1. Run sequentially (${order})`,
    '  2. Continue anyway (risk merge conflicts)',
    '  3. Cancel',
  ].join('\n');
}

function costsOf(plan: Plan, estimates: Estimates): Estimates {
  const own = plan.assign.flatMap(({ task, estimatedCostUsd: cost }) =>
    cost === undefined ? [] : [[task.id, cost] as const],
  );
  return new Map([...estimates, ...own]);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function startLines(assign: readonly Assignment[], costs: Estimates): string[] {
  if (assign.length === 0) return [];
  const head = ['#', 'TASK', 'AGENT', 'MODEL', 'EST. COST', 'SCOPE'];
  const rows = assign.map(({ task, agent, model, attempt }, at) => [
    `${at + 1}.`,
    attempt > 1 ? `${task.id} (attempt ${attempt})` : task.id,
    agent,
    plainText(model ?? '-', 40),
    costText(costs.get(task.id)),
    task.scope === undefined ? 'unscoped' : listText(task.scope),
  ]);
  return tableLines([head, ...rows]);
}

function adoptedLine({ task, head, agent }: Plan['adopt'][number]): string {
  const by = agent === undefined ? '' : ` by ${agent}`;
  return `${task}: already has a change (${shortSha(head)}${by}); it will be gated, tested and landed`;
}

function laterLines(later: readonly Later[], costs: Estimates): string[] {
  return later.map(({ task, behind, why }) => {
    const what = behind.length === 0 ? 'the next round' : listText(behind);
    return `${task} waits for ${what} (${laterReason[why]}), est. cost ${costText(costs.get(task))}`;
  });
}

function costText(cost: number | undefined): string {
  return cost === undefined ? 'unknown' : formatUsd(cost);
}

function blockedLine({ task, why }: Plan['blocked'][number]): string {
  return `${plainText(task, 80)}: ${why.map(blockedText).join('; ')}`;
}

function overlapSection({ overlaps, onOverlap }: Plan): string[] {
  return overlaps.length === 0 ? [] : ['', ...overlapLines(overlaps), overlapAnswer[onOverlap]];
}

function unscopedSection(unscoped: readonly TaskId[]): string[] {
  if (unscoped.length === 0) return [];
  const which = listText(unscoped, 20);
  return ['', `No scope, so overlaps cannot be detected: ${which}`];
}

function starts({ assign, adopt, later }: Plan): boolean {
  return assign.length + adopt.length + later.length > 0;
}

function totalLines(plan: Plan, costs: Estimates): string[] {
  const tasks = [...plan.assign.map(({ task }) => task.id), ...plan.later.map(({ task }) => task)];
  const known = tasks.flatMap((task) => costs.get(task) ?? []);
  const sum = known.reduce((total, cost) => total + cost, 0);
  const unknown = tasks.length - known.length;
  const rest = unknown === 0 ? '' : ` + unknown for ${count(unknown, 'task')} without history`;
  const cost = known.length === 0 && unknown > 0 ? 'unknown (no history)' : formatUsd(sum);
  return [
    `Expected rounds: ${expectedRounds(plan)}`,
    `Estimated cost: ${known.length === 0 ? cost : cost + rest}`,
    ...budgetLines(plan),
  ];
}

function budgetLines({ budget, assign }: Plan): string[] {
  if (budget === undefined) return [];
  const { limitUsd, spentUsd } = budget;
  const spent = spentUsd > 0 ? `, ${formatUsd(spentUsd)} spent` : '';
  const unknown = assign.filter((each) => each.estimatedCostUsd === undefined);
  const [first] = unknown;
  return [
    `Budget: ${formatUsd(limitUsd)}${spent}`,
    ...(first?.budgetUsd === undefined
      ? []
      : [
          `  No cost history for ${listText(unknown.map(({ task }) => task.id))}: the limit is only passed to the agent (${formatUsd(first.budgetUsd)} each, in TRIBUTARY_BUDGET).`,
        ]),
  ];
}
