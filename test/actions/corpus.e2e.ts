/** Attacks of the corpus as agents of one round under act: each on its own, beside an honest one. */
import { expect, test } from '@jest/globals';
import { corpus } from '../attacks/corpus.js';
import { orchestrated } from '../support/act/runner.js';

/** Those that need no suite, gate or person of their own, and whose work lands in spite of them. */
const IDS = [
  'core-bare',
  'core-worktree',
  'exclude-all',
  'fifo-refs',
  'git-link',
  'identity',
  'prune',
  'special-files',
  'status-fifo',
  'symbolic-ref',
  'unfinished-merge',
];

test('agents that break or abuse their repository deliver their own work, and change nobody else’s', async () => {
  const attacks = corpus.filter(({ id }) => IDS.includes(id));
  expect(attacks).toHaveLength(IDS.length);
  const tasks = ['T-0', ...attacks.map((_, at) => `T-${at + 1}`)];
  await using demo = await orchestrated({
    'TASKS.md': tasks.map((task) => `- [ ] ${task}: Work\n`).join(''),
    '.github/tributary.yml':
      'agents:\n  worker: sh agents/$TRIBUTARY_TASK.sh\nsuites:\n  unit: "true"\nattempts: 1\n',
    'agents/T-0.sh': 'echo honest > two\n',
    ...Object.fromEntries(
      attacks.map(({ agent }, at) => [
        `agents/T-${at + 1}.sh`,
        // Each leaves a file of its own in place of the one that all have.
        `CHECKOUT=$(cd ../.. && pwd)\n${agent.replaceAll(/\bone\b/g, `one-${at + 1}`)}\n`,
      ]),
    ),
  });
  const rounds = await demo.start({ tasks: tasks.join(' ') });
  const landed = demo.git('ls-tree', '--name-only', 'main').split('\n');
  const expected = ['two', ...attacks.map((_, at) => `one-${at + 1}`)];
  if (!expected.every((file) => landed.includes(file)))
    for (const { log } of rounds) process.stderr.write(log);
  expect(landed).toEqual(expect.arrayContaining(expected));
  expect(demo.github.violations).toEqual([]);
});
