import { describe, expect, test } from '@jest/globals';
import { tasksMd } from '../../../src/adapters/tasks/tasks-md.js';
import { Task } from '../../../src/core/model.js';

function md(...lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function tasksOf(text: string): Task[] {
  const { tasks, problems } = tasksMd.parse(text);
  expect(problems).toEqual([]);
  return tasks;
}

function idsOf(text: string): string[] {
  return tasksOf(text).map(({ id }) => id);
}

function problemsOf(text: string): [number, string][] {
  return tasksMd.parse(text).problems.map(({ line, message }) => [line, message]);
}

const nothing = { body: '', depends: [], labels: [], subtasks: [] };

describe('tasks', () => {
  test('are read with every field, in the order of the file', () => {
    const text = md(
      '# Work',
      '',
      '- [ ] DEV-15: Show pending transfers',
      '  - agent: banking-agent',
      '  - files: src/transfers/**, `src/accounts.ts`',
      '  - depends: DEV-12, DEV-13',
      '  - labels: financial, ui',
      '  - estimate: 1h30m',
      '  - subtask: db (db-agent): Create the Transfer model',
      '',
      '  Free text.',
      '- [x] DEV-12: Transfer model',
      '- [ ] DEV-13: Wait',
      '  - status: blocked: the API is not there',
    );
    expect(tasksOf(text)).toEqual([
      {
        id: 'DEV-15',
        title: 'Show pending transfers',
        body: 'Free text.',
        state: 'todo',
        agent: 'banking-agent',
        scope: ['src/transfers/**', 'src/accounts.ts'],
        depends: ['DEV-12', 'DEV-13'],
        labels: ['financial', 'ui'],
        estimate: 5400,
        subtasks: [{ id: 'DEV-15-db', agent: 'db-agent', work: 'Create the Transfer model' }],
      },
      { id: 'DEV-12', title: 'Transfer model', state: 'done', ...nothing },
      {
        id: 'DEV-13',
        title: 'Wait',
        state: 'blocked',
        reason: 'the API is not there',
        ...nothing,
      },
    ]);
    for (const task of tasksOf(text)) expect(Task.parse(task)).toEqual(task);
  });

  test.each([
    ['an empty file', ''],
    ['a byte order mark', '\uFEFF'],
    ['blank lines', '\n\r\n\r'],
    ['text without a list', 'Nothing to do.\n'],
  ])('are not found in %s', (_, text) => {
    expect(tasksMd.parse(text)).toEqual({ tasks: [], problems: [] });
    expect(tasksMd.mark(text, [])).toBe(text);
  });

  test.each([
    '- [ ] ',
    '* [ ] ',
    '+ [ ] ',
    '1. [ ] ',
    '7) [ ] ',
    '-   [ ]  ',
    '-\t[ ] ',
    '  - [ ] ',
  ])('are read after the bullet %j', (bullet) => {
    expect(idsOf(`${bullet}T1: x\n`)).toEqual(['T1']);
  });

  test.each([
    ['- [ ] T1: Title', 'Title'],
    ['- [ ] **T1:** Title', 'Title'],
    ['- [ ] **T1**: Title', 'Title'],
    ['- [ ] **T1: Title**', 'Title'],
    ['- [ ] `T1`: Title', 'Title'],
    ['- [ ] T1: A **bold** `x`: [y](z)', 'A **bold** `x`: [y](z)'],
    ['- [ ] T1: Überweisung für 山田 🏦', 'Überweisung für 山田 🏦'],
    ['- [ ] T1: two\n  lines  \nlazy', 'two lines lazy'],
    ['- [ ]\n  T1: below', 'below'],
    ['-\n  [ ] T1: below', 'below'],
    ['- [ ] T1: red \u001b[31m\u202etext', 'red [31m text'],
  ])('get their ID and title from %j', (text, title) => {
    expect(tasksOf(text)).toEqual([{ id: 'T1', title, state: 'todo', ...nothing }]);
  });

  test.each(['[x]', '[X]'])('are done with %s, whatever the status says', (box) => {
    const text = md(`- ${box} T1: x`, '  - status: failed: long ago');
    expect(tasksOf(text)).toEqual([{ id: 'T1', title: 'x', state: 'done', ...nothing }]);
  });

  test.each([
    ['an item without an ID', '- [ ] buy milk'],
    ['an id of two words', '- [ ] buy milk: now'],
    ['an address', '- [ ] https://example.com: look'],
    ['a time', '- [ ] 12:30 call'],
    ['an item without a checkbox', '- T1: x'],
    ['a link as a box', '- [x](y): z'],
    ['a nested item', '- Group\n  - [ ] T1: x'],
    ['a quote', '> - [ ] T1: x'],
    ['a fence', '```\n- [ ] T1: x\n```'],
    ['a fence without an end', '~~~~\n- [ ] T1: x\n~~~\n- [ ] T2: x'],
    ['a comment', '<!--\n- [ ] T1: x\n\n- [ ] T2: x\n-->'],
    ['HTML', '<details>\n- [ ] T1: x'],
    ['indented code', 'text\n\n    - [ ] T1: x'],
    ['a heading', '- [ ] # T1: x\n- T1: x\n  ---'],
    ['code in an item', '-     [ ] T1: x'],
    ['a definition', '[a]: /b\n[x]: /c'],
  ])('are not read from %s', (_, text) => {
    expect(tasksMd.parse(text)).toEqual({ tasks: [], problems: [] });
  });

  test('continue after fences, comments and headings', () => {
    const text = md(
      '```',
      '- [ ] NO-1: x',
      '```',
      '- [ ] T1: x',
      '## Later',
      '* [ ] T2: x',
      '<!--',
      '- [ ] NO-2: x',
      '-->',
      '1. [ ] T3: x',
      '2. [ ] T4: x',
      '',
      'Text',
      '- [ ] T5: x',
    );
    expect(idsOf(text)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5']);
  });
});

describe('the body', () => {
  test.each([
    ['paragraphs', ['', '  One', '  two.', '', '  Three.', ''], 'One\ntwo.\n\nThree.'],
    [
      'a fence',
      ['  ```ts', '  - [ ] T2: no task', '    agent: x', '  ```'],
      '```ts\n- [ ] T2: no task\n  agent: x\n```',
    ],
    ['a fence without an end', ['  ```', '  code', ''], '```\ncode'],
    ['nested tasks', ['  - [ ] T2: x', '    - agent: y'], '- [ ] T2: x\n  - agent: y'],
    ['unknown fields', ['  - note: x', '  - agent: a', '  - more: y'], '- note: x\n- more: y'],
    ['a field that is not at the top', ['', '  Text', '  - labels: x'], 'Text\n- labels: x'],
    ['hard tabs', ['', '\tText', '\t\tcode'], '  Text\n  \tcode'],
    ['a quote and a lazy line', ['  > quoted', 'lazy'], '> quoted\nlazy'],
    ['HTML', ['', '  <!-- x', '  - [ ] T2: x -->'], '<!-- x\n- [ ] T2: x -->'],
  ])('may contain %s', (_, lines, body) => {
    const [task] = tasksOf(md('- [ ] T1: x', ...lines, '- [ ] T9: y'));
    expect(task?.body).toBe(body);
  });

  test('ends where the next item begins, even with an open fence', () => {
    const [first, second] = tasksOf(md('- [ ] T1: x', '  ```', '- [ ] T2: y'));
    expect([first?.body, second?.id]).toEqual(['```', 'T2']);
  });

  test('contains only plain line feeds', () => {
    expect(tasksOf('- [ ] T1: x\r\n\r\n  a\r\n  b\r  c\n')[0]?.body).toBe('a\nb\nc');
  });
});

describe('fields', () => {
  function fieldsOf(...lines: string[]): Partial<Task> | undefined {
    const [task] = tasksOf(md('- [ ] T1: x', ...lines));
    if (!task) return undefined;
    const { id: _, title: __, ...fields } = task;
    return fields;
  }
  const todo = { ...nothing, state: 'todo' as const };

  test.each([
    ['names in any case', ['  - Agent: a', '  - FILES: b'], { agent: 'a', scope: ['b'] }],
    ['bold names', ['  - **agent:** a', '  - `labels`: b'], { agent: 'a', labels: ['b'] }],
    ['no space', ['  - agent:a'], { agent: 'a' }],
    [
      'any list',
      ['  * agent: a', '  + labels: b', '  1. estimate: 2m'],
      { agent: 'a', labels: ['b'], estimate: 120 },
    ],
    ['tabs', ['\t- agent: a', '\t- labels: b'], { agent: 'a', labels: ['b'] }],
    [
      'a blank line above',
      ['', '    - agent: a', '', '    - labels: b'],
      { agent: 'a', labels: ['b'] },
    ],
    ['a value that wraps', ['  - files: a,', '    b,', 'c'], { scope: ['a', 'b', 'c'] }],
    [
      'braces',
      ['  - files: src/{a,{b,c}}/**, `d,e`, `f`'],
      { scope: ['src/{a,{b,c}}/**', '`d', 'e`', 'f'] },
    ],
    ['lists that repeat', ['  - labels: a, b', '  - labels: b, c'], { labels: ['a', 'b', 'c'] }],
    ['empty values', ['  - agent:', '  - files: ,', '  - depends:', '  - status:'], {}],
    [
      'a failed status',
      ['  - status: Failed: tests: red'],
      { state: 'failed', reason: 'tests: red' },
    ],
    ['a blocked status without a reason', ['  - status: blocked'], { state: 'blocked' }],
  ])('are read with %s', (_, lines, fields) => {
    expect(fieldsOf(...lines)).toEqual({ ...todo, ...fields });
  });

  test.each([
    ['20m', 1200],
    ['2h', 7200],
    ['90s', 90],
    ['1h30m', 5400],
    ['1h 30m 5s', 5405],
  ])('give the estimate %s as %d seconds', (text, seconds) => {
    expect(fieldsOf(`  - estimate: ${text}`)).toEqual({ ...todo, estimate: seconds });
  });

  test.each([
    ['agent: two words', 3, /`two words` is not a valid agent name.*`banking-agent`/],
    ['estimate: soon', 3, /`soon` is not a duration.*`estimate: 20m`/],
    ['estimate: 0m', 3, /not a duration/],
    ['depends: DEV-1 DEV-2', 3, /`DEV-1 DEV-2` is not a valid task ID: write IDs with commas/],
    ['status: blocked by X', 3, /`blocked by X` is not a status: write `status: blocked: why`/],
    ['status: done', 3, /A done task has `\[x\]`/],
    ['files: src/{a', 3, /has an unmatched brace/],
    ['subtask: db: Create', 3, /write `subtask: db \(db-agent\): What to do`/],
    ['subtask: DB (db-agent): Create', 3, /lowercase letters/],
    ['subtask: db (db agent): Create', 3, /`db agent` is not a valid agent name/],
    ['agent: a\n  - agent: b', 4, /`agent:` appears twice/],
    ['files: a\n    - b', 3, /Something is nested below the field `files:`/],
    ['agent: a\n\n    The text, too deep.', 3, /indent the task's text no deeper than its title/],
    [
      `subtask: a (x): y${Array.from('bcdef')
        .map((c) => `\n  - subtask: ${c} (x): y`)
        .join('')}`,
      8,
      /at most 5 subtasks/,
    ],
    ['subtask: a (x): y\n  - subtask: a (x): z', 4, /`T1-a` is used twice/],
  ])('block their task if they are invalid: %j', (field, line, message) => {
    const { tasks, problems } = tasksMd.parse(`\n- [ ] T1: x\n  - ${field}\n- [ ] T2: y\n`);
    expect(problems).toEqual([{ line, message: expect.stringMatching(message) }]);
    expect(tasks.map(({ id, state }) => [id, state])).toEqual([
      ['T1', 'blocked'],
      ['T2', 'todo'],
    ]);
    expect(tasks[0]?.reason).toBe(`line ${line}: ${problems[0]?.message}`);
  });

  test('leave a done task done if they are invalid', () => {
    const { tasks, problems } = tasksMd.parse('- [x] T1: x\n  - estimate: soon\n');
    expect([tasks[0]?.state, problems.length]).toEqual(['done', 1]);
  });
});

describe('problems', () => {
  test.each([
    ['- [ ] DEV_15: x', /`DEV_15` is not a valid task ID.*`DEV-15: Title`/],
    ['- [ ] src/a.ts: x', /`src-a-ts: Title`/],
    ['- [ ] -DEV-: x', /inner dashes.*`DEV: Title`/],
    [`- [ ] ${'A'.repeat(65)}: x`, /at most 64/],
    ['- [ ] tributary-tasks: x', /begin with `tributary-` are reserved/],
    ['- [ ] Größe: x', /letters A to Z/],
    ['- [ ] DEV-15:Title', /space is missing.*`DEV-15: Title`/],
    ['- [ ] DEV-15:', /DEV-15 has no title/],
    ['- [ ]T006: x', /GitHub does not show `\[ \]T006: x` as a task: write `- \[ \] T006: x`/],
    ['- [-] T1: x', /GitHub does not show `\[-\] T1: x` as a task/],
    ['- [] T1: x', /GitHub does not show .* as a task/],
    ['- [ x ] T1: x', /GitHub does not show .* as a task/],
    ['- [\n  ] T1: x', /GitHub does not show .* as a task/],
    ['- [ ] T1: x\n  ---', /GitHub does not show .* with a blank line below/],
  ])('are reported for %j', (text, message) => {
    const { tasks, problems } = tasksMd.parse(`Text\n\n${text}\n- [ ] T9: y\n`);
    expect(problems).toEqual([{ line: 3, message: expect.stringMatching(message) }]);
    expect(tasks.filter(({ state }) => state === 'todo').map(({ id }) => id)).toEqual(['T9']);
  });

  test.each([
    ['T1', /The ID `T1` is already used on line 1: change one of them/],
    ['t1', /The ID `t1` is already used on line 1 as `T1`, and IDs must differ by more than case/],
  ])('block the first task with a repeated ID, and drop the others: %s', (again, message) => {
    const text = md('- [ ] T1: first', '', `- [ ] ${again}: second`, `- [ ] ${again}: third`);
    const { tasks, problems } = tasksMd.parse(text);
    expect(problems.map(({ line }) => line)).toEqual([3, 4]);
    expect(problems[0]?.message).toMatch(message);
    expect(tasks.map(({ title, state }) => [title, state])).toEqual([['first', 'blocked']]);
  });

  test('are reported for a subtask with the ID of a task', () => {
    const text = md('- [ ] T1: x', '  - subtask: db (a): y', '- [ ] t1-DB: z');
    expect(problemsOf(text)).toEqual([[2, expect.stringContaining('`T1-db` is used twice')]]);
  });

  test('quote the text in short form, on one line', () => {
    const [[, message] = []] = problemsOf(
      `- [ ] T1: x\n  - estimate: \u001b[2J${'`x'.repeat(5000)}\n`,
    );
    expect(message?.length).toBeLessThan(200);
    expect(message).not.toMatch(/\p{Cc}/u);
  });

  test('are reported in the order of the lines', () => {
    const text = md('- [ ] a_b: x', '- [ ] T1: x', '  - status: no', '- [-] T2: x', '- [ ] T1: x');
    expect(problemsOf(text).map(([line]) => line)).toEqual([1, 3, 4, 5]);
  });
});
