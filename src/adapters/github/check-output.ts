/** Formats verdicts and test results as check runs. Pure. */
import { gateCheck, TESTS_CHECK } from './check-names.js';
import type { Finding, TestResult, Verdict } from '../../core/model.js';
import { codeBlock, escapeMarkdown } from '../../text/markdown.js';
import { plainLines, plainText } from '../../text/plain.js';
import { count, findingText } from '../../text/reasons.js';

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'failure' | 'warning' | 'notice';
  title: string;
  message: string;
}

type Conclusion = 'success' | 'failure' | 'neutral' | 'timed_out' | 'cancelled';

export interface CheckText {
  name: string;
  /** The policy's digest, or the ID of the tested tree: identifies what the result is valid for. */
  externalId: string;
  conclusion: Conclusion;
  startedAt: string;
  completedAt: string;
  title: string;
  summary: string;
  annotations: Annotation[];
}

/** GitHub's limit for a summary is 65,535 characters. We count bytes, which are never fewer. */
const LONGEST_SUMMARY = 65_535;
const CUT_NOTE = '\n\n(The rest is omitted.)';
/** More would take more requests than a person reads. */
const MOST_ANNOTATIONS = 200;
const MOST_LISTED = 1000;

const LEVELS = { error: 'failure', warning: 'warning', note: 'notice' } as const;

/** GitHub uses 32-bit integers: a single larger line number would make it reject the whole check run. */
const LAST_LINE = 2 ** 31 - 1;

const RESULT_WORDS: Readonly<Record<TestResult['result'], string>> = {
  green: 'passed',
  flaky: 'passed on the second try',
  red: 'failed',
  timeout: 'timed out',
  setup: 'set-up failed',
  lost: 'ended without a result',
};

const CONCLUSIONS: Readonly<Record<TestResult['result'], Conclusion>> = {
  green: 'success',
  flaky: 'success',
  red: 'failure',
  setup: 'failure',
  timeout: 'timed_out',
  lost: 'cancelled',
};

/** Worst first: the first conclusion that occurs wins. */
const BY_WEIGHT: readonly Conclusion[] = ['failure', 'timed_out', 'cancelled', 'success'];

/** GitHub's limit for the description of a commit status. */
const LONGEST_DESCRIPTION = 140;

/** Keeps as many whole lines as fit into `LONGEST_SUMMARY` bytes, and adds a note if lines were dropped. */
export function cutLines(lines: readonly string[]): string {
  const whole = lines.join('\n');
  if (Buffer.byteLength(whole) <= LONGEST_SUMMARY) return whole;
  const kept: string[] = [];
  let room = LONGEST_SUMMARY - Buffer.byteLength(CUT_NOTE);
  for (const line of lines) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    kept.push(line);
  }
  return `${kept.join('\n')}${CUT_NOTE}`;
}

export function verdictCheck(verdict: Verdict): CheckText {
  const { gate, policy, findings, startedAt, seconds } = verdict;
  const title = verdictTitle(verdict);
  const listed = findings
    .slice(0, MOST_LISTED)
    .map((finding) => `- ${finding.level}: ${escapeMarkdown(findingText(finding), 1000)}`);
  const rest = findings.length - listed.length;
  return {
    name: gateCheck(gate),
    externalId: policy,
    conclusion: conclusionOf(verdict),
    startedAt,
    completedAt: endOf(startedAt, seconds),
    title,
    summary: cutLines([`${title}.`, '', ...listed, ...(rest > 0 ? [`- and ${rest} more`] : [])]),
    annotations: annotationsOf(findings),
  };
}

/** One check for all suites of a tree; undefined if there is no result. */
export function testsCheck(results: readonly TestResult[]): CheckText | undefined {
  const [first] = results;
  if (!first) return undefined;
  const conclusions = new Set(results.map(({ result }) => CONCLUSIONS[result]));
  const conclusion = BY_WEIGHT.find((each) => conclusions.has(each)) ?? 'failure';
  const bad = results.filter(({ result }) => CONCLUSIONS[result] !== 'success');
  const startedAt = results.map((each) => each.startedAt).toSorted()[0] ?? first.startedAt;
  const ends = results.map((each) => endOf(each.startedAt, each.seconds)).toSorted();
  return {
    name: TESTS_CHECK,
    externalId: first.tree,
    conclusion,
    startedAt,
    completedAt: ends.at(-1) ?? startedAt,
    title:
      bad.length === 0
        ? `${count(results.length, 'suite')} passed`
        : `${count(bad.length, 'suite')} of ${results.length} did not pass`,
    summary: cutLines([
      `Tested on tree ${first.tree}: the base with this change and those ahead of it.`,
      '',
      ...results.flatMap(suiteLines),
    ]),
    annotations: [],
  };
}

/** Why the change must not land; undefined if no result is against it. */
export function blockedDescription(results: readonly (Verdict | TestResult)[]): string | undefined {
  const against = results.flatMap((each) => {
    if ('suite' in each)
      return CONCLUSIONS[each.result] === 'success'
        ? []
        : [`${each.suite} ${RESULT_WORDS[each.result]}`];
    return each.kind === 'gate' && each.result !== 'pass' ? [`blocked by ${each.gate}`] : [];
  });
  if (against.length === 0) return undefined;
  const text = plainText(against.join(', '), LONGEST_DESCRIPTION);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function verdictTitle({ result, kind, findings }: Verdict): string {
  const found = findings.length === 0 ? '' : `: ${count(findings.length, 'finding')}`;
  if (result === 'error') return `No answer${found}`;
  if (kind === 'review') return findings.length === 0 ? 'No findings' : `Warns only${found}`;
  return `${result === 'pass' ? 'Passed' : 'Blocked'}${found}`;
}

function conclusionOf({ kind, result }: Verdict): Conclusion {
  if (kind === 'review') return 'neutral';
  return result === 'pass' ? 'success' : 'failure';
}

function annotationsOf(findings: readonly Finding[]): Annotation[] {
  return findings
    .flatMap(({ path, line, level, rule, message }): Annotation[] =>
      path === undefined || line === undefined || !isPath(path) || line > LAST_LINE
        ? []
        : [
            {
              path,
              start_line: line,
              end_line: line,
              annotation_level: LEVELS[level],
              title: plainText(rule, 200) || 'finding',
              message: plainText(message, 2000) || 'No message.',
            },
          ],
    )
    .slice(0, MOST_ANNOTATIONS);
}

/** Whether a path survives cleaning unchanged. A cleaned path could point to another file. */
function isPath(path: string): boolean {
  return path !== '' && plainText(path, 4096) === path;
}

function endOf(startedAt: string, seconds: number): string {
  return new Date(Date.parse(startedAt) + Math.round(seconds) * 1000).toISOString();
}

function suiteLines({ suite, result, seconds, failures, tail }: TestResult): string[] {
  const isGood = CONCLUSIONS[result] === 'success';
  const shown = isGood ? [] : plainLines(tail, 20);
  return [
    `- ${suite}: ${RESULT_WORDS[result]} (${Math.round(seconds)} s)`,
    ...(isGood
      ? []
      : failures.slice(0, MOST_LISTED).map((name) => `  - ${escapeMarkdown(name, 300)}`)),
    ...(shown.length > 0 ? ['', ...codeBlock(shown, 'text'), ''] : []),
  ];
}
