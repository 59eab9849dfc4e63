import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { metricsOf, outcomesOf, type RunFacts } from '../../src/core/metrics/metrics.js';
import { reportHtml } from '../../src/report/report-html.js';
import type { SummaryOptions } from '../../src/report/page.js';
import { timelineSvg } from '../../src/report/timeline-svg.js';
import {
  assignment,
  at,
  commit,
  factsOf,
  guideRun,
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
function pageOf(facts: RunFacts, more: SummaryOptions = {}): string {
  return reportHtml(facts, metricsOf(facts, unpriced), outcomesOf(facts, unpriced), more);
}

/** The names of the tags in order; fails if they are not nested. */
function tagsOf(page: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const alone = new Set(['meta', 'br', 'line']);
  for (const [, slash, name = '', rest = ''] of page.matchAll(
    /<(\/?)([a-z]\w*)((?:[^<>"]|"[^"]*")*)>/gi,
  )) {
    if (slash === '/') expect(open.pop()).toBe(name);
    else if (!alone.has(name)) open.push(name);
    if (slash === '') names.push(`${name} ${rest.replaceAll(/="[^"]*"/g, '=')}`);
  }
  expect(open).toEqual([]);
  return names;
}

describe('the page of the guide’s run', () => {
  const page = pageOf(guideRun(), options);

  test('is one page that forbids scripts and loads nothing from elsewhere', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;">`,
    );
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bon\w+=|src=|@import|url\(/i);
    expect(page).toContain('@media (prefers-color-scheme: dark)');
    tagsOf(page);
  });

  test('has the headline, the table, the numbers and the steps', () => {
    expect(page).toContain('<h1>2 of 3 tasks landed on main</h1>');
    expect(page.match(/<tr>/g)).toHaveLength(1 + 3);
    expect(page).toContain('<td>✅ security pass<br></td><td>❌ unit red<br></td>');
    expect(page).toContain(`<a href="${options.repositoryUrl}/pull/1" rel="noreferrer">#1</a>`);
    expect(page).toContain('<dt>Speedup</dt><dd>3.04x, at most 3.12x here: the critical path');
    expect(page).toContain('<h3>UX-19: Failed tests</h3>\n<ul><li>unit: sums the ledger</li>');
    expect(page).toContain('<pre># run the workflow again, with the tasks: UX-19\n</pre>');
  });

  test('has commands as steps, and no links, for a local run', () => {
    const local = pageOf(guideRun());
    expect(local).toContain('cd - &#38;&#38; tributary run UX-19\n</pre>');
    expect(local).not.toContain('<a ');
  });
});

describe('the timeline', () => {
  const rectsOf = (svg: string): string[] => svg.match(/<rect [^>]*>/g) ?? [];
  const of = (rect: string | undefined, name: string): number =>
    Number(new RegExp(` ${name}="([^"]*)"`).exec(rect ?? '')?.[1]);

  test('has a row for each task, a bar with a title for each step, and a line for each round', () => {
    const svg = timelineSvg(guideRun());
    expect(
      svg.match(/<text x="0" y="\d+">([^<]*)/g)?.map((text) => text.replace(/.*>/, '')),
    ).toEqual(['DEV-15', 'DRY-11', 'UX-19', 'base']);
    expect(rectsOf(svg)).toHaveLength(3 + 3 + 4);
    expect(svg).toContain('<title>UX-19: tests unit, 1m 30s, did not pass</title>');
    expect(svg.match(/<rect class="tests bad"/g)).toHaveLength(1);
    expect(svg).toContain('>round 1</text>');
    expect(svg).toContain('aria-label="Timeline of 10 steps in 12m 20s"');
  });

  test('is left out if nothing ran', () => {
    expect(timelineSvg(factsOf())).toBe('');
    expect(pageOf(factsOf())).not.toContain('<h2>Timeline');
  });

  test('has bars of one task that overlap below each other, and the others side by side', () => {
    const head = commit('A');
    const works = [work('A', 'x', { seconds: 10 })];
    const verdicts = [
      verdict(head, 'security', { startedAt: at(10), seconds: 10 }),
      verdict(head, 'style', { kind: 'review', startedAt: at(12), seconds: 10 }),
    ];
    const [first, second, third] = rectsOf(timelineSvg(factsOf({ results: works, verdicts })));
    expect(of(second, 'y')).toBe(of(first, 'y'));
    expect(of(third, 'y')).toBeGreaterThan(of(second, 'y'));
    expect(third).toContain('class="review"');
  });

  test('keeps every bar visible and inside the picture, whatever times are forged', () => {
    const time = fc.record({
      start: fc.integer({ min: 0, max: 1e9 }),
      seconds: fc.oneof(
        fc.constantFrom(0, 1e300, 5e-324),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
      ),
    });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 12 }), (times) => {
        const works = times.map((each, n) => work(`T-${n % 3}`, 'x', { ...each, attempt: n + 1 }));
        for (const rect of rectsOf(timelineSvg(factsOf({ results: works, plans: [plan()] })))) {
          expect(of(rect, 'x')).toBeGreaterThanOrEqual(200);
          expect(of(rect, 'width')).toBeGreaterThanOrEqual(1);
          expect(of(rect, 'x') + of(rect, 'width')).toBeLessThanOrEqual(1000.1);
        }
      }),
    );
  });

  test('draws only a part of a very long run, and says so', () => {
    const works = Array.from({ length: 1005 }, (_, n) =>
      work('A', 'x', { attempt: n + 1, start: n }),
    );
    const svg = timelineSvg(factsOf({ results: works }));
    expect(rectsOf(svg)).toHaveLength(1000);
    expect(svg).toContain('; 5 more left out"');
  });
});

describe('hostile text', () => {
  const evil = fc
    .array(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '</pre>',
        '</style>',
        '-->',
        '<!--',
        '<svg onload=x>',
        '"',
        "'",
        '" onmouseover="x',
        '&',
        '&lt;',
        '&#60;',
        '<',
        '>',
        '\n',
        '\u0000',
        '\u202e',
        'javascript:alert(1)',
        '\u0060',
        ']]>',
        '<a href=x>',
        ' ',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(''));

  function hostileRun(text: string): RunFacts {
    const request = { ...factsOf().request, ask: [`A ${text}`], branch: `x${text}` };
    return factsOf({
      request,
      plans: [
        plan({
          tasks: [task('A', { title: `x${text}` }), task('B')],
          assign: [assignment('A', 'x'), assignment('B', 'x')],
          blocked: [{ task: `C${text}`, why: [{ is: 'blocked', reason: `x${text}` }] }],
        }),
      ],
      results: [
        work('A', 'x', {
          model: `x${text}`,
          usage: { models: { [`x${text}`]: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 } } },
        }),
        work('B', 'x', {
          worktree: `x${text}`,
          end: { is: 'failed', why: { is: 'said', message: `x${text}` } },
        }),
      ],
      verdicts: [
        verdict(commit('A'), 'security', {
          findings: [{ rule: `x${text}`, message: `x${text}`, path: `x${text}`, level: 'note' }],
        }),
      ],
      tests: [tested(tree('A'), { result: 'flaky', failures: [`x${text}`] })],
      queues: [queue([queued('A')], ['A'])],
      lands: [land([landed('A')], { stop: { is: 'refused', message: `x${text}` } })],
    });
  }

  test('stays text: the page has the same tags and attributes, whatever the text is', () => {
    const harmless = tagsOf(pageOf(hostileRun('harmless')));
    fc.assert(
      fc.property(evil, (text) => {
        const page = pageOf(hostileRun(text), { repositoryUrl: text, runUrl: text });
        // A run with a page has other steps, but no link is made from this text.
        expect(tagsOf(page).filter((tag) => tag.startsWith('a '))).toEqual([]);
        const local = pageOf(hostileRun(text));
        expect(tagsOf(local)).toEqual(harmless);
        expect(local.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 50 },
    );
  });
});
