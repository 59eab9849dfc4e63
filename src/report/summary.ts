/** `report/summary.md`: the run for a person, as GitHub's markdown. */
import { formatCost } from '../core/cost.js';
import { formatDuration } from '../core/format.js';
import type { Metrics, RunFacts, TaskOutcome } from '../core/metrics.js';
import type { Verdict } from '../core/model.js';
import { codeBlock, escapeMarkdown, table } from './markdown.js';
import { placeOf, timeText } from './partial-success.js';
import {
  count,
  findingText,
  nextSteps,
  outcomeDetails,
  outcomeIcon,
  outcomeText,
  shortSha,
  stopSteps,
  stopText,
} from './reasons.js';
import { timeline } from './timeline.js';

const MAX_FINDINGS = 20;
const NONE = '–';

/** The whole page, ended by a line break. */
export function summaryMarkdown(
  facts: RunFacts,
  metrics: Metrics,
  outcomes: readonly TaskOutcome[],
): string {
  const chart = timeline(facts);
  const sections = [
    headLines(facts, metrics),
    stopLines(facts),
    outcomes.length === 0 ? [] : taskTable(outcomes),
    ['## Time and cost', '', ...numberLines(metrics)],
    outcomes.some(needsSteps) ? ['## What to do next', '', ...nextLines(outcomes, facts)] : [],
    findingLines(outcomes),
    chart.length === 0 ? [] : ['## Timeline', '', ...chart],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n').trimEnd())
    .join('\n\n')}\n`;
}

function headLines(facts: RunFacts, metrics: Metrics): string[] {
  const { run, branch } = facts.request;
  const all = count(metrics.totalTasks, 'task');
  return [
    `# ${metrics.successful} of ${all} landed on ${escapeMarkdown(branch)}`,
    '',
    `Run ${run}, ${count(metrics.rounds, 'round')}, ${count(metrics.attempts, 'attempt')}.${
      metrics.interrupted ? ' It was interrupted; the same command goes on from here.' : ''
    }`,
  ];
}

function stopLines(facts: RunFacts): string[] {
  const stop = facts.lands.at(-1)?.stop;
  if (stop === undefined) return [];
  return [
    `**Stopped:** ${escapeMarkdown(stopText(stop), 600)}.`,
    '',
    ...codeBlock(
      stopSteps(stop, facts.request.ask, {
        base: facts.request.branch,
        named: facts.request.named,
      }),
    ),
  ];
}

function taskTable(outcomes: readonly TaskOutcome[]): string[] {
  const head = [
    'Task',
    'Result',
    'Agent',
    'Model',
    'Gates',
    'Tests',
    'PR',
    'Commit',
    'Time',
    'Cost',
  ];
  return table(
    head,
    outcomes.map((task) => [
      taskCell(task),
      `${outcomeIcon(task.outcome)} ${escapeMarkdown(outcomeText(task.outcome), 300)}`,
      text(task.agent),
      text(task.model),
      task.verdicts.map(verdictText).join('<br>') || NONE,
      task.tests.map(({ suite, result }) => `${suite} ${result}`).join('<br>') || NONE,
      task.pr === undefined ? NONE : `#${task.pr}`,
      commitOf(task),
      task.attempts === 0 ? NONE : timeCell(task),
      escapeMarkdown(formatCost(task.cost)),
    ]),
  );
}

function text(value: string | undefined): string {
  return value === undefined ? NONE : escapeMarkdown(value, 80);
}

function taskCell(task: TaskOutcome): string {
  const id = escapeMarkdown(task.task, 80);
  return task.title === undefined ? id : `**${id}** ${escapeMarkdown(task.title, 120)}`;
}

/** `security pass`; a review says how much it warns of. */
function verdictText(verdict: Verdict): string {
  if (verdict.kind === 'gate') return `${verdict.gate} ${verdict.result}`;
  const warnings = count(verdict.findings.length, 'warning');
  return `${verdict.gate} ${verdict.result === 'error' ? 'error' : warnings}`;
}

function commitOf(task: TaskOutcome): string {
  return task.outcome.is === 'landed' ? shortSha(task.outcome.commit) : NONE;
}

function timeCell(task: TaskOutcome): string {
  const time = formatDuration(task.seconds);
  return task.attempts > 1 ? `${time} (${count(task.attempts, 'attempt')})` : time;
}

function numberLines(metrics: Metrics): string[] {
  const path = metrics.criticalPath.map((task) => escapeMarkdown(task, 80)).join(' → ');
  const { models, tasks, gates } = metrics.unpriced;
  const unpriced = [...models, ...tasks, ...gates].map((name) => escapeMarkdown(name, 80));
  const flaky = metrics.flakyTests.flatMap(({ suite, tests }) =>
    tests.length === 0 ? [suite] : tests.map((test) => `${suite}: ${escapeMarkdown(test)}`),
  );
  return [
    `- Time: ${timeText(metrics)}; one after the other about ${metrics.estimatedSequentialTime}.`,
    `- Speedup: ${metrics.speedup}, at most ${metrics.speedupBound}: ${
      path === ''
        ? 'nothing was run'
        : `the longest chain takes ${metrics.criticalPathTime} (${path})`
    }.`,
    `- Cost: ${escapeMarkdown(metrics.cost)}; for each landed task ${escapeMarkdown(metrics.costPerLandedTask)}; on work that did not land ${escapeMarkdown(metrics.costOfUnlandedWork)}.`,
    ...(unpriced.length === 0 ? [] : [`- Unpriced: ${unpriced.join(', ')}.`]),
    `- ${count(metrics.gateBlocks, 'change')} blocked by gates, ${metrics.testFailures} thrown out by tests.`,
    ...(flaky.length === 0 ? [] : [`- Flaky: ${flaky.slice(0, MAX_FINDINGS).join('; ')}.`]),
    ...tokenLines(metrics),
  ];
}

function tokenLines(metrics: Metrics): string[] {
  return Object.entries(metrics.tokensByModel).map(
    ([model, { input, output, cacheRead }]) =>
      `- Tokens of ${escapeMarkdown(model, 80)}: ${input} in (${cacheRead} of them cached), ${output} out.`,
  );
}

function needsSteps(task: TaskOutcome): boolean {
  return task.outcome.is !== 'landed';
}

function nextLines(outcomes: readonly TaskOutcome[], facts: RunFacts): string[] {
  return outcomes.filter(needsSteps).flatMap((task) => {
    const steps = nextSteps(task.outcome, placeOf(task, facts.request));
    const details = outcomeDetails(task.outcome).map((line) => `- ${escapeMarkdown(line, 300)}`);
    return [
      `### ${escapeMarkdown(task.task, 80)}: ${escapeMarkdown(outcomeText(task.outcome), 300)}`,
      '',
      ...(details.length === 0 ? [] : [...details, '']),
      ...(steps.length === 0 ? [] : [...codeBlock(steps), '']),
    ];
  });
}

function findingLines(outcomes: readonly TaskOutcome[]): string[] {
  const lines = outcomes.flatMap((task) =>
    task.verdicts.flatMap((verdict) =>
      verdict.findings.map(
        (finding) =>
          `- ${escapeMarkdown(task.task, 80)}, ${verdict.kind} ${verdict.gate}, ${finding.level}: ${escapeMarkdown(findingText(finding), 400)}`,
      ),
    ),
  );
  if (lines.length === 0) return [];
  const rest = lines.length - MAX_FINDINGS;
  return [
    '## Findings',
    '',
    ...lines.slice(0, MAX_FINDINGS),
    ...(rest > 0 ? [`- and ${rest} more, in the files of \`gate/\``] : []),
  ];
}
