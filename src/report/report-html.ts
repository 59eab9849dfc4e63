/** `report/report.html`: the run as one self-contained page, without scripts or network access. */
import { formatCost } from '../core/metrics/cost.js';
import type { Metrics, RunFacts, TaskOutcome } from '../core/metrics/metrics.js';
import type { Outcome } from '../core/model.js';
import { plainText } from '../text/plain.js';
import {
  askedOf,
  outcomeIcon,
  outcomeText,
  shortSha,
  stopSteps,
  stopText,
} from '../text/reasons.js';
import {
  asWorkflowStep,
  headline,
  NONE,
  pageUrl,
  runWords,
  safeUrl,
  type SummaryOptions,
  testText,
  timeWords,
  verdictText,
} from './page.js';
import { findings, numbers, unlanded } from './summary.js';
import { escapeXml, timelineSvg } from './timeline-svg.js';

/** Allows only the page's own style, so no script can run, whatever the page contains. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --page: #ffffff; --box: #f6f8fa; --line: #d1d9e0;
  --work: #0969da; --gate: #8250df; --review: #bf8700; --tests: #1a7f37; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --soft: #9198a1; --page: #0d1117; --box: #151b23;
  --line: #3d444d; --work: #4493f8; --gate: #ab7df8; --review: #d29922; --tests: #3fb950; --bad: #f85149; } }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--work); }
.soft { color: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
th, pre { background: var(--box); }
pre { border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem; overflow-x: auto; }
dt { font-weight: 600; }
dd { margin: 0 0 0.4rem 1rem; }
.timeline { width: 100%; min-width: 40rem; }
.timeline text { fill: var(--text); font: 12px system-ui, sans-serif; }
.timeline .round { stroke: var(--line); }
.timeline text.round { stroke: none; fill: var(--soft); }
.work { fill: var(--work); color: var(--work); }
.gate { fill: var(--gate); color: var(--gate); }
.review { fill: var(--review); color: var(--review); }
.tests { fill: var(--tests); color: var(--tests); }
.bad { stroke: var(--bad); stroke-width: 3; color: var(--bad); }
`;

/** Safe markup; everything else in a page is escaped as text. */
class Markup {
  constructor(readonly source: string) {}
}
type Part = string | number | Markup | readonly Part[] | undefined;

const HEAD = ['Task', 'Result', 'Agent', 'Model', 'Gates', 'Tests', 'PR', 'Commit', 'Time', 'Cost'];

/** The whole page. Foreign text is escaped, and the page's policy forbids scripts. */
export function reportHtml(
  facts: RunFacts,
  metrics: Metrics,
  outcomes: readonly TaskOutcome[],
  options: SummaryOptions = {},
): string {
  const title = headline(facts, metrics);
  const run = anchor(facts.request.run, safeUrl(options.runUrl));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<h1>${title}</h1>
<p class="soft">Run ${run}, ${runWords(metrics)}</p>
${stopPart(facts, options)}
${tablePart(outcomes, options)}
<h2>Time and cost</h2>
<dl>${numbers(metrics).map(([name, words]) => html`<dt>${name}</dt><dd>${words}</dd>\n`)}</dl>
${timelinePart(facts)}
${nextPart(facts, outcomes, options)}
${findingsPart(outcomes)}
</body>
</html>
`.source;
}

function stopPart(facts: RunFacts, { runUrl }: SummaryOptions): Part {
  const stop = facts.lands.at(-1)?.stop;
  if (stop === undefined) return undefined;
  const steps = stopSteps(stop, facts.request.ask, askedOf(facts.request));
  return html`<p><strong>Stopped:</strong> ${stopText(stop)}.</p>
${code(runUrl === undefined ? steps : steps.map(asWorkflowStep))}`;
}

function tablePart(outcomes: readonly TaskOutcome[], options: SummaryOptions): Part {
  if (outcomes.length === 0) return undefined;
  return html`<div class="wide"><table>
<thead><tr>${HEAD.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${outcomes.map((task) => html`<tr>${cells(task, options).map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>`;
}

function cells(task: TaskOutcome, options: SummaryOptions): Part[] {
  const { outcome, agent, model, verdicts, tests, pr, cost } = task;
  return [
    html`<strong>${plainText(task.task, 80)}</strong> ${task.title && plainText(task.title, 120)}`,
    `${outcomeIcon(outcome)} ${outcomeText(outcome)}`,
    agent ?? NONE,
    model === undefined ? NONE : plainText(model, 80),
    lines(verdicts.map(verdictText)),
    lines(tests.map(testText)),
    pr === undefined ? NONE : anchor(`#${pr}`, pageUrl(options, `pull/${pr}`)),
    commitCell(outcome, options),
    timeWords(task),
    formatCost(cost),
  ];
}

function commitCell(outcome: Outcome, options: SummaryOptions): Part {
  if (outcome.is !== 'landed') return NONE;
  return anchor(shortSha(outcome.commit), pageUrl(options, `commit/${outcome.commit}`));
}

function timelinePart(facts: RunFacts): Part {
  const svg = timelineSvg(facts);
  if (svg === '') return undefined;
  const key = ['work', 'gate', 'review', 'tests'].map(
    (kind) => html`<b class="${kind}">■</b> ${kind} `,
  );
  return html`<h2>Timeline</h2>
<p class="soft">${key}<b class="bad">□</b> did not pass</p>
<div class="wide">${new Markup(svg)}</div>`;
}

function nextPart(
  facts: RunFacts,
  outcomes: readonly TaskOutcome[],
  options: SummaryOptions,
): Part {
  const open = outcomes.filter(({ outcome }) => outcome.is !== 'landed');
  if (open.length === 0) return undefined;
  const each = open.map((task) => {
    const { title, details, kept, steps } = unlanded(task, facts.request, options);
    const where = kept === undefined ? [] : [html`Kept: ${anchor(kept.words, kept.url)}`];
    return html`<h3>${title}</h3>
${list([...details, ...where])}
${code(steps)}
`;
  });
  return html`<h2>What to do next</h2>
${each}`;
}

function anchor(text: string, url: string | undefined): Part {
  return url === undefined ? text : html`<a href="${url}" rel="noreferrer">${text}</a>`;
}

/** Lines as a `<pre>` block; each line is escaped separately. */
function code(lines: readonly string[]): Part {
  return lines.length === 0 ? undefined : html`<pre>${lines.map((line) => html`${line}\n`)}</pre>`;
}

function lines(texts: readonly string[]): Part {
  return texts.length === 0 ? NONE : texts.map((text) => html`${text}<br>`);
}

function findingsPart(outcomes: readonly TaskOutcome[]): Part {
  const found = findings(outcomes);
  return found.length === 0
    ? undefined
    : html`<h2>Findings</h2>
${list(found)}`;
}

function list(items: readonly Part[]): Part {
  return items.length === 0
    ? undefined
    : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** Escapes every part that is not `Markup`, so that no text is ever left unescaped. */
function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  const source = strings.map((text, at) => text + sourceOf(parts[at])).join('');
  return new Markup(source);
}

function sourceOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'string' || typeof part === 'number') return escapeXml(`${part}`, 4096);
  return part.map(sourceOf).join('');
}
