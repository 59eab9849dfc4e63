import { describe, expect, test } from '@jest/globals';
import { type ChangeId, changeIdOf } from '../../../src/core/model.js';
import type { RunFacts } from '../../../src/core/metrics/run-facts.js';
import { StatusRecord, statusRecords } from '../../../src/core/metrics/status-record.js';
import {
  assignment,
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
  verdict,
  work,
} from '../../support/example-run.js';

const noFiles = new Map<ChangeId, string[]>();
function one(facts: RunFacts, files = noFiles) {
  const [record, ...rest] = statusRecords(facts, files);
  expect(rest).toEqual([]);
  return StatusRecord.parse(record);
}
const plans = [plan({ tasks: [task('A')], assign: [assignment('A', 'x')] })];

describe('statusRecords', () => {
  test('give the guide’s full record for a landed task', () => {
    const facts = factsOf({
      plans,
      results: [work('A', 'x')],
      verdicts: [
        verdict(commit('A'), 'security'),
        verdict(commit('A'), 'compliance'),
        verdict(commit('A'), 'financial-data-validator', {
          kind: 'review',
          findings: [
            { rule: 'a', message: 'b', level: 'warning' },
            { rule: 'c', message: 'd', level: 'note' },
          ],
        }),
      ],
      queues: [queue([queued('A')], ['A'])],
      lands: [land([landed('A')])],
    });
    expect(one(facts, new Map([[changeIdOf(commit('A')), ['src/a.ts']]]))).toEqual({
      agentId: 'x',
      taskId: 'A',
      status: 'completed',
      progress: 1,
      filesChanged: ['src/a.ts'],
      securityGate: 'pass',
      complianceGate: 'pass',
      reviewAgents: [{ name: 'financial-data-validator', status: 'pass', warnings: 2 }],
      commit: commit('A-m'),
    });
  });

  test('ignore what the agent claims about its own status, gates and commit', () => {
    const status = {
      status: 'completed',
      progress: 1,
      securityGate: 'pass',
      complianceGate: 'pass',
      commit: 'abc1234',
      filesChanged: ['claimed.ts'],
    } as const;
    const facts = factsOf({
      plans,
      results: [
        work('A', 'x', {
          status: { ...status, filesChanged: [...status.filesChanged] },
          end: { is: 'failed', why: { is: 'nothing' } },
        }),
      ],
    });
    expect(one(facts)).toEqual({
      agentId: 'x',
      taskId: 'A',
      status: 'failed',
      progress: 0,
      // Only this: nothing better is known.
      filesChanged: ['claimed.ts'],
      securityGate: 'pending',
      complianceGate: 'pending',
      reviewAgents: [],
    });
  });

  test('take the changed files from the diff rather than from the agent’s list', () => {
    const facts = factsOf({
      plans,
      results: [work('A', 'x', { status: { filesChanged: ['claimed.ts'] } })],
    });
    expect(one(facts, new Map([[changeIdOf(commit('A')), ['seen.ts']]])).filesChanged).toEqual([
      'seen.ts',
    ]);
  });

  test('show a crashed check as failed, and compliance as n/a once the change was queued without it', () => {
    const judged = {
      plans,
      results: [work('A', 'x')],
      verdicts: [verdict(commit('A'), 'security', { result: 'error' })],
    };
    expect(one(factsOf(judged))).toMatchObject({
      status: 'in_progress',
      progress: 0.5,
      securityGate: 'fail',
      complianceGate: 'pending',
    });
    const queues = [
      queue(
        [queued('A', { disposition: { is: 'blocked', gates: [names.security], publish: true } })],
        [],
      ),
    ];
    expect(one(factsOf({ ...judged, queues })).complianceGate).toBe('n/a');
  });

  test('show a gate that blocks without a verdict as failed', () => {
    const place = { is: 'blocked', gates: [names.compliance], publish: true } as const;
    const facts = factsOf({
      plans,
      results: [work('A', 'x')],
      verdicts: [verdict(commit('A'), 'security')],
      queues: [queue([queued('A', { disposition: { ...place, gates: [...place.gates] } })], [])],
    });
    expect(one(facts)).toMatchObject({ complianceGate: 'fail', progress: 0.5 });
  });

  test('show a change that passed its gates but has not landed as in progress', () => {
    const facts = factsOf({
      plans,
      results: [work('A', 'x')],
      verdicts: [verdict(commit('A'), 'security')],
      lands: [land([{ is: 'unsettled', task: id('A'), message: 'max-rounds' }])],
    });
    expect(one(facts)).toMatchObject({ status: 'in_progress', progress: 0.75 });
  });

  test('show the partial work of a failed agent, but not as completed', () => {
    const why = { is: 'timeout', limit: 1800 } as const;
    const facts = factsOf({
      plans,
      results: [work('A', 'x', { end: { is: 'failed', why, partial: commit('wip') } })],
    });
    expect(one(facts)).toMatchObject({ status: 'failed', progress: 0, commit: commit('wip') });
  });

  test('have one record for each task that an agent worked on, and none for a task that was not started', () => {
    const blocked = plan({ blocked: [{ task: '../../etc', why: [{ is: 'unknown' }] }] });
    expect(statusRecords(factsOf({ plans: [blocked] }), noFiles)).toEqual([]);
    expect(
      statusRecords(guideRun(), noFiles).map(({ taskId, status }) => [taskId, status]),
    ).toEqual([
      ['DEV-15', 'completed'],
      ['DRY-11', 'completed'],
      ['UX-19', 'failed'],
    ]);
  });
});
