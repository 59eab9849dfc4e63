import { describe, expect, test } from '@jest/globals';
import { fc } from '@fast-check/jest';
import { expectedRounds, overlapPrompt, planText } from '../../src/text/plan-text.js';
import {
  assignment,
  commit,
  CONTROL,
  HOSTILE,
  HOSTILE_SHOWN,
  overlap,
  planOf,
  task,
  taskCalled,
} from '../report/samples.js';

function later(id: string, behind: string[], why: string) {
  return { task: id, behind, why };
}

describe('a plan as text', () => {
  test('lists what starts, what waits and for which tasks, what does not run and why, and the totals', () => {
    const plan = planOf({
      assign: [
        assignment(
          'DEV-15',
          { model: 'haiku', estimatedCostUsd: 0.12 },
          { scope: ['src/a.ts', 'lib/**'] },
        ),
        assignment('DRY-110', { agent: 'ui-agent', attempt: 2 }),
      ],
      adopt: [
        { task: 'OLD-1', head: commit('e'), base: commit('a'), agent: 'ui-agent', attempt: 1 },
      ],
      later: [later('UX-19', ['DEV-15'], 'overlap'), later('UX-20', ['UX-19'], 'depends')],
      blocked: [
        { task: 'DEV-99', why: [{ is: 'unknown', near: 'DEV-9' }] },
        {
          task: 'DEV-7',
          why: [
            { is: 'waits-for', task: 'DEV-6', state: 'todo' },
            { is: 'no-agent', agent: 'ghost' },
          ],
        },
      ],
      overlaps: [overlap('DEV-15', 'UX-19', 'src/a.ts')],
      unscoped: ['DRY-110'],
      tasks: [taskCalled('DEV-15')],
    });
    expect(planText(plan, new Map([[task('UX-19'), 0.3]]))).toBe(
      `Plan on main (abc1234), round 1

Starts now:
  #   TASK                 AGENT          MODEL  EST. COST  SCOPE
  1.  DEV-15               banking-agent  haiku  $0.12      src/a.ts, lib/**
  2.  DRY-110 (attempt 2)  ui-agent       -      unknown    unscoped

Continues without an agent:
  OLD-1: already has a change (eeeeeee by ui-agent); it will be gated, tested and landed

Later:
  UX-19 waits for DEV-15 (may change the same files), est. cost $0.30
  UX-20 waits for UX-19 (dependency), est. cost unknown

Not started:
  DEV-99: no task has this ID; did you mean DEV-9?
  DEV-7: waits for DEV-6 (todo); there is no agent ghost

⚠️  Potential file conflicts detected:
  - DEV-15 and UX-19 both modify: src/a.ts
They run one after the other.

No scope, so overlaps cannot be detected: DRY-110

Expected rounds: 3
Estimated cost: $0.42 + unknown for 2 tasks without history`,
    );
  });

  test('gives the cost as unknown, not as 0, if there is no history', () => {
    expect(planText(planOf({ assign: [assignment('DEV-15')] }))).toBe(
      `Plan on main (abc1234), round 1

Starts now:
  #   TASK    AGENT          MODEL  EST. COST  SCOPE
  1.  DEV-15  banking-agent  -      unknown    unscoped

Expected rounds: 1
Estimated cost: unknown (no history)`,
    );
  });

  test('says that there is nothing to do', () => {
    const blocked = [{ task: 'DEV-15', why: [{ is: 'done' }] }];
    expect(planText(planOf({ blocked }))).toBe(
      `Plan on main (abc1234), round 1

Not started:
  DEV-15: already done

Nothing to do.`,
    );
  });

  test('says how the overlaps are handled', () => {
    const overlaps = [overlap('A', 'B', 'x')];
    expect(planText(planOf({ overlaps, onOverlap: 'continue' }))).toContain(
      'They run in parallel anyway, and may conflict when they land.',
    );
    expect(planText(planOf({ overlaps, onOverlap: 'cancel' }))).toContain(
      'Because of this, nothing is started.',
    );
  });

  test('shows hostile globs, models and names as plain text', () => {
    const plan = planOf({
      base: { ...planOf().base, branch: HOSTILE },
      assign: [assignment('DEV-15', { model: HOSTILE }, { scope: [HOSTILE] })],
      blocked: [{ task: HOSTILE, why: [{ is: 'blocked', reason: HOSTILE }] }],
      overlaps: [overlap('A', 'B', HOSTILE)],
    });
    const text = planText(plan);
    expect(text.replaceAll('\uFE0F', '').split('\n').join('')).not.toMatch(CONTROL);
    expect(text).toContain(`Plan on ${HOSTILE_SHOWN} (abc1234), round 1`);
    expect(text).toContain(`  ${HOSTILE_SHOWN}: blocked: ${HOSTILE_SHOWN}`);
  });
});

describe('the expected number of rounds', () => {
  const rounds = (assigned: string[], ...waiting: ReturnType<typeof later>[]): number =>
    expectedRounds(planOf({ assign: assigned.map((id) => assignment(id)), later: waiting }));

  test('is one for each link of a chain, in whatever order it is listed', () => {
    expect(rounds(['A'], later('B', ['A'], 'depends'), later('C', ['B'], 'overlap'))).toBe(3);
    expect(rounds(['A'], later('C', ['B'], 'overlap'), later('B', ['A'], 'depends'))).toBe(3);
  });

  test('counts tasks without room in groups as large as the first round', () => {
    const waiting = ['C', 'D', 'E'].map((id) => later(id, [], 'room'));
    expect(rounds(['A', 'B'], ...waiting)).toBe(3);
  });

  test('is finite for a cycle', () => {
    expect(rounds([], later('A', ['B'], 'depends'), later('B', ['A'], 'depends'))).toBeGreaterThan(
      1,
    );
  });

  test('is the length of the longest chain, in whatever order the tasks are listed', () => {
    const chains = fc
      .array(fc.nat(), { minLength: 1, maxLength: 30 })
      .map((links) =>
        links.map((link, at) => later(`T${at + 1}`, [`T${link % (at + 1)}`], 'depends')),
      );
    fc.assert(
      fc.property(chains, (waiting) => {
        const depth = new Map([['T0', 1]]);
        for (const { task, behind } of waiting)
          depth.set(task, (depth.get(behind[0] ?? '') ?? 0) + 1);
        expect(rounds(['T0'], ...waiting.toReversed())).toBe(Math.max(...depth.values()));
      }),
    );
  });
});

describe('the question about overlaps', () => {
  test('is asked in the words of the guide', () => {
    const path = 'apps/web/src/app/(dashboard)/banking/accounts/page.tsx';
    expect(overlapPrompt([overlap('DEV-15', 'UX-19', path)])).toBe(
      `⚠️  Potential file conflicts detected:
  - DEV-15 and UX-19 both modify: apps/web/src/app/(dashboard)/banking/accounts/page.tsx

Options:
  1. Run sequentially (DEV-15 first, then UX-19)
  2. Continue anyway (risk merge conflicts)
  3. Cancel`,
    );
  });

  test('names the first overlaps and files and counts the rest', () => {
    const many = ['B', 'C', 'D', 'E', 'F'].map((id) =>
      overlap('A', id, ...'1,2,3,4,5,6'.split(',')),
    );
    const text = overlapPrompt(many);
    expect(text).toContain('  - A and F both modify: 1, 2, 3, 4, 5 and 1 more');
    expect(text).toContain(
      '  1. Run sequentially (A first, then B; A first, then C; A first, then D; and 2 more)',
    );
  });
});
