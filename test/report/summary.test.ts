import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { metricsOf, outcomesOf, type RunFacts } from '../../src/core/metrics/metrics.js';
import { type Outcome, Request } from '../../src/core/model.js';
import type { SummaryOptions } from '../../src/report/page.js';
import { summaryMarkdown } from '../../src/report/summary.js';
import {
  assignment,
  at,
  commit,
  factsOf,
  guideRun,
  id,
  land,
  landed,
  names,
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

function summaryOf(facts: RunFacts): string {
  return summaryMarkdown(facts, metricsOf(facts, unpriced), outcomesOf(facts, unpriced));
}
function rows(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('|'));
}

describe('the summary of the guide’s example', () => {
  const text = summaryOf(guideRun());

  test('begins with what landed', () => {
    expect(text.split('\n').slice(0, 3)).toEqual([
      '# 2 of 3 tasks landed on main',
      '',
      'Run r1, 1 round, 3 attempts.',
    ]);
  });

  test('has a row for each task', () => {
    expect(rows(text)).toEqual([
      '| Task | Result | Agent | Model | Gates | Tests | PR | Commit | Time | Cost |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      '| **DEV-15** Do DEV-15 | ✅ Merged successfully | banking-agent | haiku | ✅ security pass | ✅ unit green | #1 | 4445562 | 10m 0s | \\$0.50 |',
      '| **DRY-11** Do DRY-11 | ✅ Merged successfully | ui-agent | haiku | ✅ security pass | ✅ unit green | #2 | 4452592 | 9m 20s | \\$0.45 |',
      '| **UX-19** Do UX-19 | ❌ Failed tests | accounting-agent | haiku | ✅ security pass | ❌ unit red | – | – | 9m 40s | \\$0.30 |',
    ]);
  });

  test('has the speedup with its bound, and the cost', () => {
    expect(text).toContain(
      '- Speedup: 3.04x, at most 3.12x here: the critical path takes 12m 15s \\(DEV-15\\).',
    );
    expect(text).toContain(
      '- Cost: \\$1.25; \\$0.63 per landed task; \\$0.30 on work that did not land.',
    );
  });

  test('lists the failing test of UX-19 and the commands to fix it', () => {
    expect(text).toContain(
      [
        '### UX-19: Failed tests',
        '',
        '- unit: sums the ledger',
        '',
        '```sh',
        'cd .worktrees/accounting-agent-UX-19 && git log',
        '# make the tests pass',
        'git add -A && git commit',
        'cd - && tributary run UX-19',
        '```',
      ].join('\n'),
    );
  });

  test('has a timeline in which each line is a section or a bar', () => {
    const chart = text.slice(text.indexOf('```mermaid\n') + 11, text.lastIndexOf('\n```'));
    const [gantt, title, dates, axis, ...lines] = chart.split('\n').map((line) => line.trim());
    expect([gantt, title, dates, axis]).toEqual([
      'gantt',
      'title Timeline in UTC',
      'dateFormat YYYY-MM-DD HH:mm:ss',
      'axisFormat %H:%M:%S',
    ]);
    expect(lines.filter((line) => line.startsWith('section '))).toEqual([
      'section DEV-15',
      'section DRY-11',
      'section UX-19',
      'section base',
    ]);
    expect(lines).toContain('work 1 by banking-agent :done, 2026-01-02 03:00:00, 600s');
    expect(lines).toContain('tests unit :crit, 2026-01-02 03:10:50, 90s');
  });
});

describe('the summary of a run', () => {
  test('explains a stop and what to do about it', () => {
    const stop = { is: 'refused', message: 'main is protected', command: 'git push' } as const;
    const facts = factsOf({
      request: Request.parse({ ...factsOf().request, ask: ['A'] }),
      lands: [land([], { stop })],
    });
    expect(summaryOf(facts)).toContain(
      '**Stopped:** The landing was refused: main is protected.\n\n```sh\ngit push\ntributary run A\n```',
    );
  });

  test('lists findings of gates and reviews, and counts those that are left out', () => {
    const findings = Array.from({ length: 25 }, (_, n) => ({
      rule: `r${n}`,
      message: 'bad',
      path: 'src/a.ts',
      line: n + 1,
      level: 'error' as const,
    }));
    const facts = factsOf({
      plans: [plan({ tasks: [task('A')] })],
      results: [work('A', 'x')],
      verdicts: [verdict(commit('A'), 'security', { result: 'fail', findings })],
    });
    const text = summaryOf(facts);
    expect(text).toContain('- A, gate security, error: src/a.ts:1: bad \\(r0\\)');
    expect(text).toContain('- and 5 more');
  });

  test('shows the number of warnings of a review', () => {
    const facts = factsOf({
      plans: [plan({ tasks: [task('A')] })],
      results: [work('A', 'x')],
      verdicts: [
        verdict(commit('A'), 'style', {
          kind: 'review',
          result: 'fail',
          findings: [{ rule: 'r', message: 'm', level: 'note' }],
        }),
      ],
    });
    expect(rows(summaryOf(facts))[2]).toContain('| ⚠️ style 1 warning |');
  });

  test('names unpriced models and tasks, and flaky tests', () => {
    const models = { 'odd|model': { input: 5, output: 2, cacheRead: 1, cacheWrite: 0 } };
    const facts = factsOf({
      plans: [plan({ tasks: [task('A')] })],
      results: [work('A', 'x', { usage: { models } }), work('B', 'x')],
      tests: [tested(tree('A'), { result: 'flaky', failures: ['sometimes'] })],
      queues: [queue([queued('A')], ['A'])],
    });
    const text = summaryOf(facts);
    expect(text).toContain('- Unpriced: odd&#124;model, B.');
    expect(text).toContain('- Flaky: unit: sometimes.');
    expect(text).toContain('- Tokens of odd&#124;model: 5 in \\(1 of them cached\\), 2 out.');
  });

  test('has no empty table, list or chart for an empty run', () => {
    const text = summaryOf(factsOf());
    expect(text).toContain('# 0 of 0 tasks landed on main');
    expect(rows(text)).toEqual([]);
    expect(text).not.toContain('mermaid');
    expect(text).not.toContain('## What to do next');
  });

  test('has a chart that can be drawn, even for a long or forged run', () => {
    const works = Array.from({ length: 300 }, (_, n) =>
      work(`T-${n}`, 'section', { start: n, seconds: n === 0 ? 1e300 : 0 }),
    );
    const text = summaryOf(factsOf({ results: works }));
    expect(text).toContain('the first 200 of 300 steps');
    expect(text).toContain(' :done, 2026-01-02 03:00:00, 604800s');
    expect(text.match(/ :done, .*, 1s$/gm)).toHaveLength(199);
  });
});

describe('the summary on GitHub', () => {
  const options = {
    repositoryUrl: 'https://github.com/acme/bank',
    runUrl: 'https://github.com/acme/bank/actions/runs/7',
  };
  const onGitHub = (facts: RunFacts, more: SummaryOptions = options): string =>
    summaryMarkdown(facts, metricsOf(facts, unpriced), outcomesOf(facts, unpriced), more);
  const block = (text: string, heading: string): string =>
    text.slice(text.indexOf(`### ${heading}`)).split(/\n(?=#{2,3} )/)[0] ?? '';

  test('links the run, pull requests and commits', () => {
    const text = onGitHub(guideRun());
    expect(text).toContain(`Run [r1](${options.runUrl}), 1 round`);
    expect(rows(text)[2]).toContain(
      `| [#1](https://github.com/acme/bank/pull/1) | [4445562](https://github.com/acme/bank/commit/${commit('DEV-15-m')}) |`,
    );
  });

  test('makes no link of an address that could break out of it', () => {
    for (const url of ['https://a.example/x)y', 'javascript:alert(1)', 'https://a.example/"x', ''])
      expect(onGitHub(guideRun(), { repositoryUrl: url, runUrl: url })).not.toContain('](');
  });

  test('counts each started minute of a job as billed', () => {
    const jobs = [1, 60, 61, 0].map((seconds) => ({ name: 'work', seconds }));
    expect(onGitHub({ ...guideRun(), jobs })).toContain('- Billed: 4 minutes for 4 jobs, each');
    expect(onGitHub(guideRun())).not.toContain('Billed');
  });

  test('says where the commits are and to run the workflow again if there is no pull request', () => {
    expect(block(onGitHub(guideRun()), 'UX-19').trimEnd()).toBe(
      [
        '### UX-19: Failed tests',
        '',
        '- unit: sums the ledger',
        '- Kept: [its commits, in the run’s artifacts](https://github.com/acme/bank/actions/runs/7#artifacts)',
        '',
        '```sh',
        '# run the workflow again, with the tasks: UX-19',
        '```',
      ].join('\n'),
    );
  });

  test.each<[string, Outcome, string[]]>([
    [
      'blocked',
      { is: 'blocked', task: id('A'), gates: [names.security] },
      ['# fix what the gate found', 'git add -A && git commit'],
    ],
    [
      'in conflict',
      { is: 'held', task: id('A'), why: { is: 'conflict', files: ['a.ts'], with: [] } },
      ['git merge origin/main', 'git mergetool && git commit'],
    ],
  ])('says how to fix and push the branch of a pull request that is %s', (_, outcome, mend) => {
    const facts = factsOf({
      plans: [plan({ tasks: [task('A')] })],
      queues: [queue([queued('A', { pr: 3 })], [])],
      lands: [land([outcome])],
    });
    const text = block(onGitHub(facts), 'A');
    expect(text).toContain(
      '- Kept: [pull request 3, branch tributary/A](https://github.com/acme/bank/pull/3)',
    );
    expect(text).toContain(
      [
        '```sh',
        'git fetch origin && git switch tributary/A',
        ...mend,
        'git push',
        '# run the workflow again, with the tasks: A',
        '```',
      ].join('\n'),
    );
  });

  test('has no steps with the command line, because the workflow is run instead', () => {
    const stop = { is: 'setup', command: 'npm ci', tail: '' } as const;
    const facts = factsOf({
      request: Request.parse({ ...factsOf().request, ask: ['A', "it's"] }),
      plans: [plan({ blocked: [{ task: 'A', why: [{ is: 'done' }] }] })],
      lands: [land([], { stop })],
    });
    const text = onGitHub(facts);
    expect(text).not.toContain('tributary run');
    expect(text).toContain("# run the workflow again, with the tasks: A 'it'\\''s'\n");
    expect(block(text, 'A')).not.toContain('Kept');
  });

  test('stays below a million bytes, is cut between its parts, and says so', () => {
    const tail = Array.from({ length: 5 }, () => '漢'.repeat(190)).join('\n');
    const ids = Array.from({ length: 400 }, (_, n) => `T-${n}`);
    const facts = factsOf({
      plans: [plan({ tasks: ids.map((name) => task(name, { title: '漢'.repeat(120) })) })],
      lands: [
        land(
          ids.map((name) => ({
            is: 'red',
            task: id(name),
            tests: tested(tree(name), { result: 'red', tail }),
            attempt: 1,
          })),
        ),
      ],
    });
    const text = onGitHub(facts);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(990_000);
    expect(text.endsWith('\n*Shortened: `report/report.html` has the rest.*\n')).toBe(true);
    expect(text.match(/^```/gm)).toHaveLength(2 * (text.match(/^### /gm)?.length ?? 0));
  });

  test('cuts a very long table to leave room for the rest', () => {
    const facts = factsOf({ plans: [plan({ tasks: [task('A')] })] });
    const [outcome] = outcomesOf(facts, unpriced);
    const outcomes = outcome === undefined ? [] : Array.from({ length: 9000 }, () => outcome);
    const text = summaryMarkdown(facts, metricsOf(facts, unpriced), outcomes, options);
    expect(text).toMatch(/\n\*and \d+ more tasks\*\n/);
    expect(text).toContain('## Time and cost');
    expect(text).toContain('### A: ');
  });

  test('omits work with an absurd start from the chart', () => {
    const works = [work('A', 'x'), work('B', 'x', { start: 36 * 86_400 })];
    const text = onGitHub(factsOf({ results: works }));
    expect(text).toContain('section A');
    expect(text).not.toContain('section B');
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
        '<img src=x>',
        '[a](b)',
        '![a](b)',
        'fixes #1',
        '\\',
        '\u001b[31m',
        '# x',
        'https://a.example',
        '~~~',
        '<!--',
        ' ',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(''));

  test('stays text in titles, models, findings, failures and reasons', () => {
    fc.assert(
      fc.property(evil, (text) => {
        const page = summaryOf(hostileRun(text));
        expect(rows(page)).toHaveLength(2 + 3);
        for (const row of rows(page)) expect(row.split('|')).toHaveLength(12);
        const shape = JSON.stringify(shapeOf(page));
        expect(shape).toBe(JSON.stringify(shapeOf(summaryOf(hostileRun('harmless')))));
        expect(page).not.toMatch(/@octo|#1\b/);
        expect(page.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 100 },
    );
  });

  /** The kinds of blocks and of their contents, without the table, which plain CommonMark does not know. */
  function shapeOf(page: string): unknown {
    return fromMarkdown(page.replace(/^\|.*$/gm, '')).children.map((node) =>
      'children' in node ? [node.type, inlineKinds(node)] : node.type,
    );
  }
  function inlineKinds(node: { children: { type: string; children?: unknown }[] }): string[] {
    return [...new Set(node.children.map(({ type }) => type))];
  }
  function hostileRun(text: string): RunFacts {
    return factsOf({
      plans: [
        plan({
          tasks: [task('A', { title: text }), task('B')],
          assign: [assignment('A', 'x'), assignment('B', 'x')],
          blocked: [{ task: 'C', why: [{ is: 'blocked', reason: text }] }],
        }),
      ],
      results: [
        work('A', 'x', { model: text, start: 1, seconds: 2 }),
        work('B', 'x', { end: { is: 'failed', why: { is: 'said', message: `no: ${text}` } } }),
      ],
      verdicts: [
        verdict(commit('A'), 'security', {
          startedAt: at(3),
          findings: [{ rule: text, message: text, path: text, level: 'note' }],
        }),
      ],
      tests: [tested(tree('A'), { result: 'flaky', failures: [text] })],
      queues: [queue([queued('A')], ['A'])],
      lands: [land([landed('A')])],
    });
  }
  test('is compared with harmless text that gives a normal summary', () => {
    expect(summaryOf(hostileRun('harmless'))).toContain('# 1 of 3 tasks landed on main');
  });
});
