import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { metricsOf, outcomesOf, type RunFacts } from '../../src/core/metrics/metrics.js';
import { type Outcome, Pending, RunId } from '../../src/core/model.js';
import { type CommentOptions, runComment } from '../../src/report/run-comment.js';
import { markedRun, runMarker, TRACKING_ISSUE } from '../../src/text/run-marker.js';
import {
  assignment,
  commit,
  factsOf,
  guideRun,
  id,
  land,
  landed,
  plan,
  queue,
  queued,
  task,
  tested,
  tree,
  unpriced,
  verdict,
  work,
} from '../support/example-run.js';

const options = {
  repositoryUrl: 'https://github.com/acme/bank',
  runUrl: 'https://github.com/acme/bank/actions/runs/7',
};
function commentOf(facts: RunFacts, more: CommentOptions = {}): string {
  return runComment(facts, metricsOf(facts, unpriced), outcomesOf(facts, unpriced), more);
}
function ended(outcome: Outcome, pr?: number): RunFacts {
  return factsOf({
    plans: [plan({ tasks: [task('A')] })],
    queues: pr === undefined ? [] : [queue([queued('A', { pr })], [])],
    lands: [land([outcome])],
  });
}
const failed: Outcome = { is: 'failed', task: id('A'), why: { is: 'lost' } };

describe('the marker', () => {
  const run = RunId.parse('run-1');

  test('is found at the beginning of a comment with any line ending', () => {
    expect(markedRun(commentOf(guideRun()))).toBe('r1');
    expect(markedRun(`${runMarker(run)}\r\nhello`)).toBe(run);
    expect(markedRun(runMarker(run))).toBe(run);
  });

  test.each([
    ['quoted in a reply', `> ${runMarker(run)}`],
    ['further down', `hello\n${runMarker(run)}`],
    ['followed by more on its line', `${runMarker(run)} and more`],
    ['with an invalid run ID', '<!-- tributary-run: -x- -->'],
    ['absent', ''],
  ])('is not recognised when %s', (_, body) => {
    expect(markedRun(body)).toBeUndefined();
  });

  test('is read back for any run', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/), (name) => {
        expect(markedRun(`${runMarker(RunId.parse(name))}\nx`)).toBe(name);
      }),
    );
  });
});

test('the comment on the guide’s run has what landed, what needs a person, the table and a link to the rest', () => {
  expect(commentOf(guideRun(), { ...options, person: 'octocat' }).split('\n')).toEqual([
    '<!-- tributary-run: r1 -->',
    '## 2 of 3 tasks landed on main',
    '',
    `Run [r1](${options.runUrl}), 1 round, 3 attempts.`,
    'Time 12m 34s, speedup 3.04x, at most 3.12x here, cost \\$1.25.',
    '',
    '**Needs your attention**, @octocat:',
    '',
    '- UX-19: Failed tests: unit: sums the ledger',
    '',
    '| Task | Result | Agent | Tests | PR | Time | Cost |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    `| **DEV-15** Do DEV-15 | ✅ Merged successfully | banking-agent | ✅ unit green | [#1](${options.repositoryUrl}/pull/1) | 10m 0s | \\$0.50 |`,
    `| **DRY-11** Do DRY-11 | ✅ Merged successfully | ui-agent | ✅ unit green | [#2](${options.repositoryUrl}/pull/2) | 9m 20s | \\$0.45 |`,
    '| **UX-19** Do UX-19 | ❌ Failed tests | accounting-agent | ❌ unit red | – | 9m 40s | \\$0.30 |',
    '',
    `Findings, timeline and next steps: [the summary of the run](${options.runUrl}).`,
    '',
  ]);
});

describe('the mention', () => {
  test('is left out if nothing needs a person', () => {
    for (const why of [{ is: 'done' }, { is: 'in-flight', branch: 'b', run: 'r' }] as const) {
      const facts = factsOf({
        plans: [plan({ tasks: [task('A')], blocked: [{ task: 'B', why: [why] }] })],
        lands: [land([landed('A')])],
      });
      expect(commentOf(facts, { person: 'octocat' })).not.toMatch(/octocat|needs you/);
    }
  });

  test('names the person, with a link to the pull request that waits', () => {
    const outcome: Outcome = {
      is: 'held',
      task: id('A'),
      why: { is: 'conflict', files: ['a.ts'], with: [] },
    };
    const text = commentOf(ended(outcome, 3), { ...options, person: 'octocat' });
    expect(text).toContain('@octocat:');
    expect(text).toContain(`- A ([#3](${options.repositoryUrl}/pull/3)): Merge conflict: a.ts`);
  });

  test('is made for a stop, though no task failed', () => {
    const stop = { is: 'refused', message: 'main is protected' } as const;
    const facts = factsOf({ lands: [land([], { stop })] });
    expect(commentOf(facts, { person: 'octocat' })).toMatch(/@octocat:\n\n\*\*Stopped:\*\* The/);
  });

  test('leaves out tasks that the next round tries again', () => {
    const next = [Pending.parse({ task: 'A', act: 'work', attempt: 2, feedback: [], behind: [] })];
    const facts = factsOf({
      plans: [plan({ tasks: [task('A'), task('B')] })],
      lands: [land([failed, { ...failed, task: id('B') }], { next })],
    });
    const text = commentOf(facts, { person: 'octocat', goesOn: true });
    expect(text).toContain('0 of 2 tasks landed on main so far');
    expect(text).toContain('@octocat:\n\n- B: Agent failed');
    expect(text).not.toContain('- A:');
    expect(commentOf(facts, { person: 'octocat' })).toContain('- A: Agent failed');
  });

  test.each(['octocat', 'a', 'a-b-1', 'A'.repeat(39), 'octo-cat_acme'])(
    'accepts %s as a login',
    (login) => {
      expect(commentOf(ended(failed), { person: login })).toContain(`, @${login}:\n`);
    },
  );

  test.each([
    'github-actions[bot]',
    'acme/everyone',
    '-a',
    'a-',
    'a--b',
    'a b',
    'a\n@b',
    'A'.repeat(40),
    '',
  ])('ignores %j, which is not a login', (login) => {
    const text = commentOf(ended(failed), { person: login });
    expect(text).not.toContain('@');
    expect(text).toContain('**Needs your attention**:\n');
  });
});

describe('hostile text', () => {
  const evil = fc
    .array(
      fc.constantFrom(
        '|',
        '\n',
        '`',
        '```',
        '@octo',
        '@acme/team',
        '<img src=x>',
        '[a](b)',
        '![a](b)',
        'GH-1',
        'fixes #1',
        'closes acme/bank#1',
        'resolves https://github.com/acme/bank/issues/1',
        '\\',
        '\u001b[31m',
        '# x',
        '-->',
        '<!--',
        '<!-- tributary-run: other -->',
        ' ',
        '- [ ] ',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(''));

  function hostileRun(text: string): RunFacts {
    return factsOf({
      plans: [
        plan({
          tasks: [task('A', { title: text }), task('B')],
          assign: [assignment('A', 'x'), assignment('B', 'x')],
          blocked: [{ task: `C ${text}`, why: [{ is: 'blocked', reason: text }] }],
        }),
      ],
      results: [
        work('A', 'x', { model: text }),
        work('B', 'x', { end: { is: 'failed', why: { is: 'said', message: `no: ${text}` } } }),
      ],
      verdicts: [
        verdict(commit('A'), 'security', {
          findings: [{ rule: text, message: text, path: text, level: 'note' }],
        }),
      ],
      tests: [tested(tree('A'), { result: 'flaky', failures: [text] })],
      queues: [queue([queued('A')], ['A'])],
      lands: [land([landed('A')], { stop: { is: 'refused', message: `no: ${text}` } })],
    });
  }
  const shapeOf = (page: string) =>
    fromMarkdown(page.replace(/^\|.*$/gm, '')).children.map((node) =>
      'children' in node ? [node.type, node.children.length] : [node.type, 0],
    );

  test('stays text and makes no mention, reference, markup, cell or second marker', () => {
    const harmless = shapeOf(commentOf(hostileRun('harmless')));
    expect(harmless).toContainEqual(['list', 2]);
    fc.assert(
      fc.property(evil, (text) => {
        const page = commentOf(hostileRun(text), { person: 'octocat' }).replace(', @octocat', '');
        expect(shapeOf(page)).toEqual(harmless);
        const rows = page.split('\n').filter((line) => line.startsWith('|'));
        expect(rows).toHaveLength(2 + 3);
        for (const row of rows) expect(row.split('|')).toHaveLength(9);
        // Text in a code block is neither a mention nor a reference.
        const prose = page.replace(/^(`{3,})sh\n[^]*?^\1$/gm, '');
        expect(prose).not.toMatch(/@\w|(?<!&)#\d|\bGH-\d|:\/\/|<img/);
        expect(page.match(/<!--/g)).toHaveLength(1);
        expect(page.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 100 },
    );
  });
});

test('a comment never exceeds 65,000 characters, and keeps its fixed parts', () => {
  const ids = Array.from({ length: 500 }, (_, n) => `T-${n}`);
  const facts = factsOf({
    plans: [plan({ tasks: ids.map((name) => task(name, { title: '|'.repeat(120) })) })],
    lands: [
      land(
        ids.map((name) => ({
          is: 'failed',
          task: id(name),
          why: { is: 'said', message: '|'.repeat(200) },
        })),
      ),
    ],
  });
  const text = commentOf(facts, { ...options, person: 'octocat' });
  expect(text.length).toBeLessThan(65_000);
  expect(text).toContain('- and 480 more tasks');
  expect(text).toMatch(/\n\*and \d+ more tasks\*\n/);
  expect(text.trimEnd().endsWith(`(${options.runUrl}).`)).toBe(true);
});

test('the tracking issue can be found by its marker', () => {
  expect(TRACKING_ISSUE.body.startsWith(TRACKING_ISSUE.marker)).toBe(true);
  expect(markedRun(TRACKING_ISSUE.body)).toBeUndefined();
});
