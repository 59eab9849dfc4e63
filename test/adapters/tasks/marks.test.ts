import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tasksMd } from '../../../src/adapters/tasks/tasks-md.js';
import { type Mark, type Task, TaskId } from '../../../src/core/model.js';

const T1 = TaskId.parse('T1');
const T2 = TaskId.parse('T2');

function done(task: TaskId): Mark {
  return { task, to: { is: 'done' } };
}

function failed(task: TaskId, reason: string): Mark {
  return { task, to: { is: 'failed', reason } };
}

function md(...lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

describe('a mark as done', () => {
  test.each([
    ['- [ ] T1: x', '- [x] T1: x'],
    ['- [x] T1: x\r\n', '- [x] T1: x\r\n'],
    ['\uFEFF- [ ] T1: x\n', '\uFEFF- [x] T1: x\n'],
    ['-\t[ ] T1: x\r', '-\t[x] T1: x\r'],
    ['12. [ ]\n    T1: x', '12. [x]\n    T1: x'],
    [
      '- [ ] T1: x\n  - agent: a\n  - status: failed: y\n  - labels: b\n',
      '- [x] T1: x\n  - agent: a\n  - labels: b\n',
    ],
    ['- [ ] T1: x\r\n  - status: failed: y\r\n    and z\r\n', '- [x] T1: x\r\n'],
    ['- [ ] T1: x\r\n  - status: failed: y', '- [x] T1: x'],
    ['- [ ] T1: x\n  - status: a\n  - **Status:** b\n\n  Body\n', '- [x] T1: x\n\n  Body\n'],
    ['- [x] T1: x\n  - status: blocked\n', '- [x] T1: x\n'],
  ])('turns %j into %j', (before, after) => {
    expect(tasksMd.mark(before, [done(T1)])).toBe(after);
  });

  test('keeps a status line that holds the item together', () => {
    const before = md('- [ ] T1: x', '  - status: blocked', '  ---', '- [ ] T2: y');
    expect(tasksMd.mark(before, [done(T1)])).toBe(before.replace('[ ]', '[x]'));
  });
});

describe('a mark as failed', () => {
  test.each([
    ['- [ ] T1: x\n', '- [ ] T1: x\n  - status: failed: why\n'],
    ['- [x] T1: x', '- [ ] T1: x\n  - status: failed: why'],
    ['# A\r\n- [ ] T1: x', '# A\r\n- [ ] T1: x\r\n  - status: failed: why'],
    ['A\n- [ ] T1: x\r\n', 'A\n- [ ] T1: x\r\n  - status: failed: why\r\n'],
    [
      '1. [ ] T1: x\n   more\n\n   Body\n',
      '1. [ ] T1: x\n   more\n   - status: failed: why\n\n   Body\n',
    ],
    ['- [ ] T1: x\n\t* agent: a\n', '- [ ] T1: x\n\t* status: failed: why\n\t* agent: a\n'],
    ['- [ ] T1: x\n    -  note: a\n', '- [ ] T1: x\n    -  status: failed: why\n    -  note: a\n'],
    ['- [ ] T1: x\n  1. agent: a\n', '- [ ] T1: x\n  - status: failed: why\n  1. agent: a\n'],
    [
      '- [ ] T1: x\n  - agent: a\n  - status: blocked: by y\n',
      '- [ ] T1: x\n  - agent: a\n  - status: failed: why\n',
    ],
    ['- [ ] T1: x\n  - Status:   failed: a\n    b\r\n', '- [ ] T1: x\n  - Status: failed: why\r\n'],
    ['- [ ] T1: x\n  - status:', '- [ ] T1: x\n  - status: failed: why'],
    ['- [ ] T1: x\n  - status: a\n  - status: b\n', '- [ ] T1: x\n  - status: failed: why\n'],
    // Text that is indented further than a field's would become part of the field.
    ['- [ ] T1: x\n\n    Body\n', '- [ ] T1: x\n   - status: failed: why\n\n    Body\n'],
    ['- [ ] T1: x\n\n      code\n', '- [ ] T1: x\n     - status: failed: why\n\n      code\n'],
  ])('turns %j into %j', (before, after) => {
    const marked = tasksMd.mark(before, [failed(T1, 'why')]);
    expect(marked).toBe(after);
    const { tasks, problems } = tasksMd.parse(marked);
    expect(problems).toEqual([]);
    const [was] = tasksMd.parse(before).tasks;
    expect(tasks).toEqual([{ ...was, state: 'failed', reason: 'why' }]);
  });

  test.each([
    ['a\n- [x] T2: y\r\n\t\u0000b\u2028c', 'a - [x] T2: y b c'],
    ['\u202e  <!-- ``` ', '<!-- ```'],
    ['x'.repeat(300), 'x'.repeat(200)],
    [`${'x'.repeat(199)}🏦🏦`, `${'x'.repeat(199)}🏦`],
    ['\ud800a', '\ufffda'],
    [' \n ', undefined],
  ])('reduces the reason %j to one short line', (reason, kept) => {
    const marked = tasksMd.mark(md('- [ ] T1: x', '- [ ] T2: y'), [failed(T1, reason)]);
    expect(marked.split('\n')).toHaveLength(4);
    const [first, second] = tasksMd.parse(marked).tasks;
    expect([first?.state, first?.reason]).toEqual(['failed', kept]);
    expect(second?.title).toBe('y');
  });
});

describe('a mark', () => {
  test('changes only tasks', () => {
    const text = md(
      '```',
      '- [ ] T1: x',
      '```',
      '- [ ] T2: y',
      '  - [ ] T1: x',
      '> - [ ] T1: x',
      '',
      '- [-] T1: x',
    );
    expect(tasksMd.mark(text, [done(T1), failed(T1, 'x')])).toBe(text);
  });

  test('changes the first of several tasks with the same ID, as the parser reads it', () => {
    const text = md('- [ ] t1: x', '- [ ] T1: y', '- [ ] T2: z', '- [ ] T2: z');
    const after = md('- [ ] t1: x', '- [ ] T1: y', '- [x] T2: z', '- [ ] T2: z');
    expect(tasksMd.mark(text, [done(T1), done(T2)])).toBe(after);
  });

  test('is overruled by a later mark of the same task', () => {
    expect(tasksMd.mark('- [ ] T1: x\n', [failed(T1, 'a'), done(T1)])).toBe('- [x] T1: x\n');
  });

  test('can be reversed', () => {
    const text = md('- [ ] T1: x', '  - agent: a', '', '  Body', '- [ ] T2: y');
    const there = tasksMd.mark(text, [failed(T1, 'a'), failed(T2, 'b')]);
    const back = tasksMd.mark(there, [done(T1), done(T2)]);
    expect(back).toBe(text.replaceAll('[ ]', '[x]'));
  });
});

// A well-kept file, drawn from what its tasks are: what a mark must make of it is known to the byte.
interface Drawn {
  bullet: string;
  box: string;
  title: string;
  fields: string[];
  status: string | undefined;
  body: string[];
  ending: string;
}

const ending = fc.constantFrom('\n', '\r\n', '\r');
const word = fc.constantFrom(
  'alpha',
  'Überweisung',
  '山田 🏦',
  '`code`',
  '<b>',
  '[link](x)',
  '--',
  'a: b',
  '[ ]',
);
const drawn: fc.Arbitrary<Drawn> = fc.record({
  bullet: fc.constantFrom('- ', '* ', '1. ', '-   '),
  box: fc.constantFrom(' ', ' ', 'x', 'X'),
  title: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `do ${words.join(' ')}`),
  fields: fc.subarray(['agent: a', 'files: {a,b}/**, c', 'depends: T9', 'labels: l', 'note: mine']),
  status: fc.option(fc.constantFrom('blocked', 'blocked: by it', 'failed: red'), {
    nil: undefined,
  }),
  body: fc
    .subarray(['', 'Text', '', '```', '- [ ] T7: no', '```', '', '- point', '', '> - [ ] T8: no'], {
      maxLength: 10,
    })
    .filter((lines) => lines.filter((line) => line === '```').length !== 1)
    .map((lines) => (lines.length > 0 ? ['', ...lines, 'End'] : [])),
  ending,
});

function textOf(tasks: Drawn[]): string {
  return tasks
    .flatMap(({ bullet, box, title, fields, status, body, ending }, index) => {
      const indent = ' '.repeat(bullet.length);
      const all = [...(status === undefined ? [] : [`status: ${status}`]), ...fields];
      const rows = [
        `${bullet}[${box}] T${index}: ${title}`,
        ...all.map((field) => `${indent}- ${field}`),
        ...body.map((line) => (line === '' ? '' : indent + line)),
      ];
      return rows.map((row) => row + ending);
    })
    .join('');
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '\n',
        '\r',
        '- [x] T1: x',
        '  - agent: evil',
        '<!--',
        '-->',
        '```',
        '\t',
        'x',
        '\u2028',
        '---',
        '> ',
        '[a]: b',
        '`',
        '\\',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

function shortened(reason: string): string {
  const [task] = tasksMd.parse(tasksMd.mark('- [ ] T1: x', [failed(T1, reason)])).tasks;
  return task?.reason === undefined ? 'failed' : `failed: ${task.reason}`;
}

describe('any mark', () => {
  test('changes only its own task in a well-formed file', () => {
    const file = fc.array(drawn, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(file, fc.nat(), fc.option(hostile), fc.boolean(), (mixed, nat, reason, cut) => {
        // A line below one without an ending takes the file's own, the first line's.
        const ending = mixed.length > 1 ? (mixed[0]?.ending ?? '') : '\n';
        const tasks = cut ? mixed.map((task) => ({ ...task, ending })) : mixed;
        const at = nat % tasks.length;
        const id = TaskId.parse(`T${at}`);
        const wanted = tasks.map((task, index) => {
          if (index !== at) return task;
          if (reason === null)
            return { ...task, box: /x/i.test(task.box) ? task.box : 'x', status: undefined };
          return { ...task, box: ' ', status: shortened(reason) };
        });
        const trimmed = (text: string) => (cut ? text.replace(/[\r\n]+$/, '') : text);
        const marked = tasksMd.mark(trimmed(textOf(tasks)), [
          reason === null ? done(id) : failed(id, reason),
        ]);
        expect(marked).toBe(trimmed(textOf(wanted)));
      }),
      { numRuns: 100 },
    );
  });

  const indents = ['', '', '  ', '  ', '   ', '    ', '      ', '\t', '\t\t', '              '];
  const rows = [
    '- [ ] T1: x',
    '- [ ] T2: y',
    '* [x] T3: z',
    '1. [ ] T4: w',
    '2. [ ] T5: v',
    '- agent: a',
    '* labels: b',
    '- status: blocked',
    '- status: failed: x',
    '1. status: x',
    '- note: y',
    'text',
    '',
    '',
    '',
    '```',
    '---',
    '===',
    '> quote',
    '# head',
    '<!--',
    '-->',
    '<b>',
    '- ',
    '2. two',
    '[a]: b',
    '- - x',
  ];
  const wild = fc
    .array(fc.tuple(fc.constantFrom(...indents), fc.constantFrom(...rows), ending), {
      maxLength: 14,
    })
    .map((lines) => lines.map((line) => line.join('')).join(''));
  const marks = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.option(hostile)).map(([number, reason]) => {
      const id = TaskId.parse(`T${number}`);
      return reason === null ? done(id) : failed(id, reason);
    }),
    { maxLength: 3 },
  );

  // What a mark must leave alone. A state set by a problem tells a line number, which may move.
  function kept({ state: _, reason: __, ...rest }: Task, ids: Set<string>): object {
    return ids.has(rest.id) || __?.startsWith('line ') ? rest : { ...rest, state: _, reason: __ };
  }

  test('leaves the content of every task unchanged in any text', () => {
    fc.assert(
      fc.property(wild, marks, (text, list) => {
        const ids = new Set<string>(list.map(({ task }) => task));
        const marked = tasksMd.mark(text, list);
        const before = tasksMd.parse(text).tasks;
        const after = tasksMd.parse(marked).tasks;
        expect(after.map((task) => kept(task, ids))).toEqual(before.map((task) => kept(task, ids)));
        const last = new Map(list.map(({ task, to }) => [task, to.is]));
        for (const task of after) {
          const to = last.get(task.id);
          if (to === 'done') expect(task.state).toBe('done');
          if (to === 'failed') expect(task.state).not.toBe('done');
        }
      }),
      { numRuns: 100 },
    );
  });

  test('changes nothing when it is repeated in any text', () => {
    fc.assert(
      fc.property(wild, marks, (text, list) => {
        const marked = tasksMd.mark(text, list);
        expect(tasksMd.mark(marked, list)).toBe(marked);
      }),
      { numRuns: 100 },
    );
  });
});
