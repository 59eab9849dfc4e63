import { describe, expect, test } from '@jest/globals';
import { changeIdOf, SuiteName, TaskId, TreeSha } from '../../src/core/model.js';
import {
  checkLog,
  errorFile,
  isOfTree,
  jobsFile,
  landFile,
  planFile,
  queueFile,
  REPORT,
  REQUEST_FILE,
  type RunFile,
  runFileOf,
  sessionFile,
  statusFile,
  testFile,
  testLogs,
  verdictFile,
  workFiles,
} from '../../src/core/run-layout.js';
import { commit, names, policy } from '../support/example-run.js';

const task = TaskId.parse('DEV-15-db');
const change = { id: changeIdOf(commit('A')), head: commit('A') };
const moved = { ...change, head: commit('B') };
const tree = TreeSha.parse('b'.repeat(40));
const suite = SuiteName.parse('unit-2');
const work = workFiles(task, 2);

describe('file names in a run directory', () => {
  const read: [string, string, RunFile][] = [
    [REQUEST_FILE, 'run.json', { is: 'request' }],
    [planFile(3), 'plan-3.json', { is: 'plan', round: 3 }],
    [queueFile(3), 'queue-3.json', { is: 'queue', round: 3 }],
    [landFile(12), 'land-12.json', { is: 'land', round: 12 }],
    [work.result, 'work/DEV-15-db-2/result.json', { is: 'result', task, attempt: 2 }],
    [
      verdictFile(change, names.security, policy),
      `gate/${commit('A')}/security-00000000.json`,
      { is: 'verdict' },
    ],
    [
      errorFile(change, names.security, 2),
      `gate/${commit('A')}/security-error-2.json`,
      { is: 'verdict' },
    ],
    [
      verdictFile(moved, names.security, policy),
      `gate/${commit('A')}-${commit('B')}/security-00000000.json`,
      { is: 'verdict' },
    ],
    [testFile(tree, suite, policy), `test/${tree}/unit-2-00000000.json`, { is: 'test' }],
    [jobsFile(1, 2), 'jobs/1-2.json', { is: 'jobs' }],
    [sessionFile(7, 'start'), 'sessions/0007-start.json', { is: 'session-start' }],
    [sessionFile(7, 'end'), 'sessions/0007-end.json', { is: 'session-end' }],
    [REPORT.metrics, 'report/metrics.json', { is: 'report' }],
    [statusFile(task), 'report/status/DEV-15-db.json', { is: 'report' }],
  ];

  test.each(read)(
    '%s has its established form, and is recognised when it is read',
    (name, text, file) => {
      expect(name).toBe(text);
      expect(runFileOf(name)).toEqual(file);
    },
  );

  test.each([
    work.bundle,
    work.log,
    work.setupLog,
    work.prompt,
    checkLog(change, names.security),
    testLogs(tree, 1).setup,
    testLogs(tree, 1).of(suite),
    'plan-x.json',
    'land-1.json.bak',
    'work/-1/result.json',
    'work/a/b-1/result.json',
    'sessions/1-begin.json',
    'elsewhere/run.json',
  ])('%s is not recognised as a file to read', (name) => {
    expect(runFileOf(name)).toBeUndefined();
  });

  test('distinguish the results and logs of one tree from those of another', () => {
    expect(isOfTree(testFile(tree, suite, policy), tree)).toBe(true);
    expect(isOfTree(testLogs(tree, 2).of(suite), tree)).toBe(true);
    expect(isOfTree(testFile(tree, suite, policy), TreeSha.parse('c'.repeat(40)))).toBe(false);
    expect(isOfTree(work.log, tree)).toBe(false);
  });
});

test.each([
  'test/../../x.json',
  'report/../run.json',
  'jobs/.hidden.json',
  '/test/a.json',
  'test//a.json',
])('the name %s is no run file: it leads out of the directory or is hidden', (name) => {
  expect(runFileOf(name)).toBeUndefined();
});
