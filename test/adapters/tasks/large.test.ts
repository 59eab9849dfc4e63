import { describe, expect, test } from '@jest/globals';
import { tasksMd } from '../../../src/adapters/tasks/tasks-md.js';
import { TaskId } from '../../../src/core/model.js';

function many(count: number): string {
  const tasks = Array.from({ length: count }, (_, index) =>
    [
      `- [ ] T-${index}: Do thing number ${index}`,
      `  - agent: agent-${index % 5}`,
      `  - files: src/m${index % 100}/**, src/{a,b}${index}.ts`,
      `  - depends: T-${(index + 1) % count}`,
      '  - labels: a, b',
      '  - estimate: 20m',
      '',
    ].join('\n'),
  );
  return `# Tasks\n\n${tasks.join('')}`;
}

/** Seconds of processor time: what else the machine does hardly counts. */
function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('10,000 tasks', () => {
  const text = many(10_000);

  test('are read within seconds', () => {
    let tasks: unknown[] = [];
    // Read as one text, they take the parser minutes.
    expect(secondsOf(() => ({ tasks } = tasksMd.parse(text)))).toBeLessThan(15);
    expect(tasks).toHaveLength(10_000);
  });

  test('are marked one by one without a change of any other byte', () => {
    const task = TaskId.parse('T-7777');
    const line = '- [ ] T-7777: Do thing number 7777\n';
    const done = tasksMd.mark(text, [{ task, to: { is: 'done' } }]);
    expect(done).toBe(text.replace(line, line.replace('[ ]', '[x]')));
    const failed = tasksMd.mark(text, [{ task, to: { is: 'failed', reason: 'why' } }]);
    expect(failed).toBe(text.replace(line, `${line}  - status: failed: why\n`));
  });
});

describe('hostile text', () => {
  const stairs = Array.from({ length: 700 }, (_, depth) => `${' '.repeat(2 * depth)}- a\n`);

  test.each([
    ['quotes', `${'>'.repeat(100_000)} x\n`],
    ['bullets', `${'- '.repeat(10_000)}x\n`],
    ['numbers', `${'1. '.repeat(10_000)}x\n`],
    ['quoted bullets', `${'> - '.repeat(10_000)}x\n`],
    ['a long rule', `${'* '.repeat(10_000)}\n`],
    ['stairs of bullets', stairs.join('')],
    ['open brackets', `${'['.repeat(100_000)}\n`],
    ['stars', `${'*a_'.repeat(30_000)}\n`],
    ['an endless item', `- a\n${'b\n'.repeat(2_000)}`],
    ['many tags', '<b>\n- a\n\n'.repeat(2_000)],
    ['control characters', '\0\u001b\u0085\u2028\ufeff\ud800\n'.repeat(1_000)],
  ])('neither throws nor hides the task below: %s', (_, text) => {
    const { tasks } = tasksMd.parse(`${text}\n# Next\n\n- [ ] T1: x\n`);
    expect(tasks.map(({ id }) => id)).toEqual(['T1']);
  });

  test('ends the list with a problem if a block is too long', () => {
    const text = `- [ ] T1: x\n\n- [ ] T2: y\n${'  z\n'.repeat(6_000)}- [ ] T3: x\n`;
    const { tasks, problems } = tasksMd.parse(text);
    expect(tasks.map(({ id }) => id)).toEqual(['T1']);
    const message = expect.stringMatching(/^A block of more than 5000 lines begins here/);
    expect(problems).toEqual([{ line: 3, message }]);
  });

  test('is skipped in a fence of any length', () => {
    const text = `\`\`\`\n${'- [ ] T1: x\ny\n'.repeat(10_000)}\`\`\`\n- [ ] T2: x\n`;
    expect(tasksMd.parse(text)).toMatchObject({ tasks: [{ id: 'T2' }], problems: [] });
  });
});
