import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFindings } from '../../../src/adapters/findings/findings.js';
import { Finding } from '../../../src/core/model.js';

function read(document: unknown) {
  return readFindings(JSON.stringify(document));
}
function problem(says: RegExp) {
  return { problem: expect.stringMatching(says) };
}

describe('Tributary’s own format', () => {
  test('a finding needs only a message', () => {
    expect(read({ findings: [{ message: 'No limit on transfers.' }] })).toEqual([
      { rule: 'finding', message: 'No limit on transfers.', level: 'error' },
    ]);
  });

  test('all known fields are read, and unknown ones are ignored', () => {
    const finding = { rule: 'r1', message: 'm', path: 'src/a.ts', line: 3, level: 'note' };
    expect(read({ findings: [{ ...finding, column: 4 }], tool: 'x' })).toEqual([finding]);
  });

  test('an empty list means no findings', () => {
    expect(readFindings('\uFEFF\n {"findings": []}\n')).toEqual([]);
  });

  test.each([
    [{ findings: [{ message: 'm' }, {}] }, /findings\.1\.message/],
    [{ findings: [{ message: 'm', level: 'critical' }] }, /findings\.0\.level/],
    [{ findings: [{ message: 'm', line: 0 }] }, /findings\.0\.line/],
    [{ findings: [{ message: 7 }] }, /findings\.0\.message/],
    [{ findings: {} }, /at findings/],
    [{ findings: null }, /at findings/],
  ])('%j is a problem that names the position', (document, says) => {
    expect(read(document)).toEqual(problem(says));
  });
});

describe('the short format', () => {
  test('the issues of a blocked change are errors', () => {
    expect(read({ blocked: true, issues: ['a', 'b'] })).toEqual([
      { rule: 'issue', message: 'a', level: 'error' },
      { rule: 'issue', message: 'b', level: 'error' },
    ]);
  });

  test.each([{ blocked: true, issues: [] }, { blocked: true }])(
    'a blocked change without issues gives one error: %j',
    (document) => {
      expect(read(document)).toMatchObject([{ rule: 'blocked', level: 'error' }]);
    },
  );

  test('the issues of a change that passed are notes', () => {
    expect(read({ blocked: false })).toEqual([]);
    expect(read({ blocked: false, issues: ['a'] })).toMatchObject([{ level: 'note' }]);
  });

  test.each([{ blocked: 'no' }, { blocked: false, issues: [{}] }, { blocked: null }])(
    '%j is a problem',
    (document) => {
      expect(read(document)).toEqual(problem(/not valid/));
    },
  );
});

describe('output that is not one JSON document in one format', () => {
  test.each([
    ['nothing', '', /printed nothing/],
    ['blanks', ' \n', /printed nothing/],
    ['log lines before', 'Scanning…\n{"findings": []}', /not one JSON/],
    ['log lines behind', '{"findings": []}\nDone.', /not one JSON/],
    ['two documents', '{"findings": []}\n{"findings": []}', /not one JSON/],
    ['a cut document', '{"findings": [{"message": "m"', /not one JSON/],
    ['endless nesting', '['.repeat(1_000_000), /not one JSON/],
    ['an array', '[]', /none of these/],
    ['a number', '0', /none of these/],
    ['null', 'null', /none of these/],
    ['another object', '{"ok": true}', /none of these/],
    ['a name that all objects have', '{"toString": 1}', /none of these/],
    ['two formats at once', '{"blocked": false, "findings": []}', /none of these/],
    ['6 MB', JSON.stringify({ findings: [], log: 'x'.repeat(6e6) }), /more than 5 MB/],
    ['5 MB in bytes', JSON.stringify({ findings: [], log: 'ü'.repeat(2.6e6) }), /more than 5 MB/],
  ])('is a problem: %s', (_, stdout, says) => {
    expect(readFindings(stdout)).toEqual(problem(says));
  });
});

describe('limits', () => {
  test('1,000 findings are kept, and one more counts the others and has the worst of their levels', () => {
    const findings = Array.from({ length: 1500 }, (_, index) => ({
      message: String(index),
      level: index === 1400 ? 'warning' : 'note',
    }));
    const got = read({ findings });
    expect(got).toHaveLength(1001);
    expect(got).toContainEqual({ rule: 'finding', message: '999', level: 'note' });
    expect(got).toContainEqual({
      rule: 'more',
      message: 'And 500 more findings.',
      level: 'warning',
    });
  });

  test('long and hostile text becomes one short line', () => {
    const message = `\u001b[31mred\u001b[0m\r\n::error::x\u0007\u202e ${'y'.repeat(5000)}`;
    const [finding] = read({
      findings: [{ message, path: 'a\nb\u0000', rule: '\u001b' }],
    }) as Finding[];
    expect(finding?.message).toMatch(/^red ::error::x y+…$/);
    expect(finding?.message.length).toBeLessThanOrEqual(2000);
    expect(finding).toMatchObject({ path: 'a b', rule: 'finding' });
  });

  test.each(['1', '{}', '[]', '{"message":""}'])(
    'a megabyte of %s is read within the time limit',
    (item) => {
      const stdout = `{"findings":[${`${item},`.repeat(1e6 / (item.length + 1))}${item}]}`;
      expect(readFindings(stdout)).toBeDefined();
      expect(readFindings(stdout.replace('"findings"', '"version":"2.1.0","runs"'))).toEqual(
        problem(/runs\.0/),
      );
    },
    10_000,
  );

  test('any output gives findings that fit the schema, or a problem', () => {
    const key = fc.constantFrom('runs', 'findings', 'blocked', 'message', 'version', 'results');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
        fc.array(tie('tree'), { maxLength: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (document) => {
        const got = read(document);
        if (Array.isArray(got)) return got.every((finding) => Finding.safeParse(finding).success);
        return got.problem.length > 10;
      }),
      { numRuns: 500 },
    );
  });
});

describe('SARIF', () => {
  const sarif = (run: object, driver: object = {}) => ({
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [{ tool: { driver: { name: 'x', ...driver } }, results: [], ...run }],
  });
  const one = (result: object, run: object = {}, driver: object = {}) => {
    const got = read(sarif({ results: [{ message: { text: 'm' }, ...result }], ...run }, driver));
    return Array.isArray(got) ? got[0] : got;
  };
  const at = (artifactLocation: object, run: object = {}) =>
    one({ locations: [{ physicalLocation: { artifactLocation } }] }, run);

  test('a complete result gives its rule, message, path, line and level', () => {
    const physicalLocation = {
      artifactLocation: { uri: 'src/a%20b.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 12, startColumn: 3 },
    };
    const locations = [{ physicalLocation }];
    expect(one({ ruleId: 'no-eval', level: 'error', locations })).toEqual({
      rule: 'no-eval',
      message: 'm',
      path: 'src/a b.ts',
      line: 12,
      level: 'error',
    });
  });

  test('the results of all runs are read', () => {
    const [run] = sarif({ results: [{ ruleId: 'a', message: { text: 'm' } }] }).runs;
    expect(read({ version: '2.1.0', runs: [run, run] })).toHaveLength(2);
  });

  describe('the level', () => {
    const rules = [
      { id: 'off', defaultConfiguration: { level: 'none' } },
      { id: 'bad', defaultConfiguration: { level: 'error' } },
      { id: 'plain' },
    ];
    test.each([
      [{ ruleId: 'bad' }, 'error'],
      [{ ruleId: 'bad', level: 'note' }, 'note'],
      [{ ruleId: 'bad/sub' }, 'error'],
      [{ ruleIndex: 1 }, 'error'],
      [{ rule: { index: 1 } }, 'error'],
      [{ rule: { id: 'bad' } }, 'error'],
      [{ ruleId: 'plain' }, 'warning'],
      [{ ruleId: 'unknown' }, 'warning'],
      [{ ruleIndex: 99 }, 'warning'],
      [{}, 'warning'],
      [{ ruleId: 'off' }, 'note'],
      [{ ruleId: 'bad', level: 'none' }, 'note'],
      [{ ruleId: 'bad', kind: 'review' }, 'warning'],
    ])('is read from %j as %s', (result, level) => {
      expect(one(result, {}, { rules })).toMatchObject({ level });
    });

    test('is read from a rule of an extension', () => {
      const tool = { driver: { name: 'x', rules }, extensions: [{ name: 'y', rules: [rules[1]] }] };
      const rule = { index: 0, toolComponent: { index: 0 } };
      expect(one({ rule }, { tool })).toMatchObject({ rule: 'bad', level: 'error' });
    });
  });

  describe('a result', () => {
    test.each(['pass', 'notApplicable', 'informational'])(
      'is ignored if its kind is %s',
      (kind) => {
        expect(one({ kind })).toBeUndefined();
      },
    );

    test.each(['fail', 'open', 'review'])('is a finding if its kind is %s', (kind) => {
      expect(one({ kind })).toBeDefined();
    });

    test.each([
      [[{ kind: 'external' }], false],
      [[{ kind: 'external', status: 'accepted' }], false],
      [[{ kind: 'external', status: 'underReview' }], true],
      [[{ kind: 'external' }, { kind: 'external', status: 'rejected' }], true],
      // Whoever wrote the change wrote these.
      [[{ kind: 'inSource' }], true],
      [[{ kind: 'inSource', status: 'accepted' }], true],
      [[{ kind: 'inSource' }, { kind: 'external' }], false],
      [[], true],
    ])('counts as a finding with the suppressions %j: %s', (suppressions, counts) => {
      expect(one({ suppressions }) !== undefined).toBe(counts);
    });

    test('is ignored if the change fixed it', () => {
      expect(one({ baselineState: 'absent' })).toBeUndefined();
      expect(one({ baselineState: 'unchanged' })).toBeDefined();
    });
  });

  describe('the message', () => {
    const rules = [
      {
        id: 'r',
        messageStrings: { default: { text: 'Call of {0} in {1}, {{not}} {7}' } },
        shortDescription: { text: 'Do not.' },
      },
    ];
    test.each([
      [{ text: 'own' }, 'own'],
      [{ id: 'default', arguments: ['eval', 'a.ts'] }, 'Call of eval in a.ts, {not} {7}'],
      [{ id: 'all', arguments: ['x'] }, 'For all: x'],
      [{ id: 'unknown' }, 'Do not.'],
      [{ id: 'toString' }, 'Do not.'],
      [undefined, 'Do not.'],
    ])('is read from %j as %j', (message, text) => {
      const globalMessageStrings = { all: { text: 'For all: {0}' } };
      expect(one({ ruleId: 'r', message }, {}, { rules, globalMessageStrings })).toMatchObject({
        message: text,
      });
    });

    test('has a default if the result has none', () => {
      expect(one({ message: {} })).toMatchObject({ message: 'The check gave no message.' });
    });
  });

  describe('the path', () => {
    const root = { originalUriBaseIds: { '%SRCROOT%': { uri: 'file:///home/ci/work/' } } };
    test.each([
      [{ uri: './src/a.ts' }, {}, 'src/a.ts'],
      [{ uri: 'src/a.ts', uriBaseId: '%SRCROOT%' }, {}, 'src/a.ts'],
      [{ uri: 'src/a.ts', uriBaseId: '%SRCROOT%' }, root, 'src/a.ts'],
      [{ uri: 'file:///home/ci/work/src/a.ts' }, root, 'src/a.ts'],
      [{ uri: 'file:///etc/passwd' }, root, '/etc/passwd'],
      [{ uri: '/home/ci/work/src/a.ts' }, {}, '/home/ci/work/src/a.ts'],
      [{ uri: 'src/100%.ts' }, {}, 'src/100%.ts'],
      [{ uri: 'src/%C3%BC.ts' }, {}, 'src/ü.ts'],
      [{ index: 1 }, { artifacts: [{}, { location: { uri: 'b.ts' } }] }, 'b.ts'],
    ])('is read from the location %j', (location, run, path) => {
      expect(at(location, run)).toMatchObject({ path });
    });

    test('is resolved through nested base URIs, even if they form a cycle', () => {
      const bases = {
        '%SRCROOT%': { uri: 'file:///w/' },
        API: { uri: 'apps/api', uriBaseId: '%SRCROOT%' },
        V1: { uri: 'v1/', uriBaseId: 'API' },
        ROUND: { uri: 'x/', uriBaseId: 'ROUND' },
      };
      const run = { originalUriBaseIds: bases };
      expect(at({ uri: 'a.ts', uriBaseId: 'API' }, run)).toMatchObject({ path: 'apps/api/a.ts' });
      expect(at({ uri: 'a.ts', uriBaseId: 'V1' }, run)).toMatchObject({ path: 'apps/api/v1/a.ts' });
      expect(at({ uri: 'a.ts', uriBaseId: 'ROUND' }, run)).toMatchObject({
        path: expect.stringMatching(/^(x\/)+a\.ts$/),
      });
      expect(at({ uri: 'a.ts', uriBaseId: 'constructor' }, run)).toMatchObject({ path: 'a.ts' });
    });

    test('is left out if there is no location, and so is an invalid line', () => {
      expect(one({})).not.toHaveProperty('path');
      const physicalLocation = { artifactLocation: { uri: 'a' }, region: { startLine: 0 } };
      expect(one({ locations: [{ physicalLocation }] })).not.toHaveProperty('line');
    });
  });

  test.each([
    ['another version', { ...sarif({}), version: '2.0.0' }, /2\.1\.0/],
    ['no version', { runs: sarif({}).runs }, /version/],
    ['no run', { version: '2.1.0', runs: [] }, /at least one run/],
    ['a run without results', sarif({ results: undefined }), /no list of results/],
    [
      'results in another file',
      sarif({ externalPropertyFileReferences: { results: [{}] } }),
      /results/,
    ],
    ['a run that failed', sarif({ invocations: [{ executionSuccessful: false }] }), /tool failed/],
    ['a run without tool', { version: '2.1.0', runs: [{ results: [] }] }, /runs\.0\.tool/],
    ['a result that is not an object', sarif({ results: [{}, 7] }), /runs\.0\.results\.1/],
    ['an unknown kind', sarif({ results: [{ kind: 'maybe' }] }), /results\.0\.kind/],
    ['an unknown level', sarif({ results: [{ level: 'fatal' }] }), /results\.0\.level/],
  ])('a document with %s is a problem', (_, document, says) => {
    expect(read(document)).toEqual(problem(says));
  });

  test('a run with an empty list of results gives no findings', () => {
    expect(read(sarif({ invocations: [{ executionSuccessful: true }] }))).toEqual([]);
  });
});
