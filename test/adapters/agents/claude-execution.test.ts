import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExecution } from '../../../src/adapters/agents/claude-execution.js';
import { NO_USAGE } from '../../../src/core/model.js';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'execution-'));
  file = join(dir, 'execution.json');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function read(content: unknown) {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readExecution(file);
}
const use = {
  inputTokens: 10,
  outputTokens: 20,
  cacheReadInputTokens: 300,
  cacheCreationInputTokens: 4000,
  webSearchRequests: 0,
  costUSD: 0.5,
};
function result(more: Record<string, unknown> = {}) {
  return {
    type: 'result',
    subtype: 'success',
    is_error: false,
    result: 'done',
    total_cost_usd: 0.75,
    usage: { input_tokens: 1 },
    modelUsage: { 'claude-sonnet-4-5': use },
    ...more,
  };
}
const tokens = { input: 4310, output: 20, cacheRead: 300, cacheWrite: 4000 };

describe('the usage of a run', () => {
  test('is read from its last result, with the tokens of each model, cached ones included, and the total cost', async () => {
    const messages = [{ type: 'system' }, result({ total_cost_usd: 0.1 }), 7, null, result()];
    expect(await read(messages)).toEqual({
      usage: { costUsd: 0.75, models: { 'claude-sonnet-4-5': tokens } },
    });
  });

  test('names models as price lists do, and adds up entries with the same name', async () => {
    const modelUsage = {
      'claude-sonnet-4-5[1m]': use,
      'claude-sonnet-4-5': use,
      'arn:aws:x/y': { ...use, canonicalModel: 'claude-opus-4-5' },
      constructor: use,
    };
    const { usage } = await read([result({ modelUsage })]);
    expect(usage.models).toEqual({
      'claude-sonnet-4-5': { input: 8620, output: 40, cacheRead: 600, cacheWrite: 8000 },
      'claude-opus-4-5': tokens,
      constructor: tokens,
    });
  });

  test.each([
    ['zeros from a crash', { total_cost_usd: 0, modelUsage: {} }, {}],
    ['no cost', { total_cost_usd: undefined }, { 'claude-sonnet-4-5': tokens }],
    ['a cost of 0 for tokens', { total_cost_usd: 0 }, { 'claude-sonnet-4-5': tokens }],
    [
      'a cost that leaves a model out',
      { modelUsage: { m: { ...use, costBasis: 'unknown' } } },
      { m: tokens },
    ],
  ])('is unpriced, not free, with %s', async (_, more, models) => {
    expect(await read([result(more)])).toEqual({ usage: { models } });
  });

  test('contains no model that is named like a built-in property', async () => {
    const text = JSON.stringify([result()]).replace('"claude-sonnet-4-5"', '"__proto__"');
    const { usage } = await read(text);
    expect(Object.keys(usage.models)).toEqual([]);
    expect(({} as Record<string, unknown>)['input']).toBeUndefined();
  });
});

test.each([
  [{ is_error: true, result: 'no \u001b[31mcredit' }, 'no credit'],
  [{ subtype: 'error_max_turns', result: undefined }, 'error_max_turns'],
  [{ subtype: 'error_during_execution', errors: ['one', 'two'] }, 'one; two'],
  [{ is_error: true, result: '' }, 'it says that it failed, without a reason'],
])('the reason of a failed run is read from %j', async (more, failed) => {
  expect(await read([result(more)])).toMatchObject({ failed, usage: { costUsd: 0.75 } });
});

describe('an invalid execution file', () => {
  test.each([
    ['nonsense', 'execution.json is not complete JSON'],
    [
      { type: 'result' },
      'execution.json is not valid: Invalid input: expected array, received object',
    ],
    [[], 'execution.json has no message of type result'],
    [[{ type: 'assistant' }], 'execution.json has no message of type result'],
    [
      [result({ total_cost_usd: -1 })],
      'execution.json is not valid: total_cost_usd: Too small: expected number to be >=0',
    ],
    [
      [result({ modelUsage: { m: { ...use, inputTokens: 1e300 } } })],
      expect.stringContaining('modelUsage.m.inputTokens'),
    ],
  ])('is reported as a problem without usage: %j', async (content, problem) => {
    expect(await read(content)).toEqual({ usage: NO_USAGE, problem });
  });

  test('is reported if it is missing, a link, or too large', async () => {
    expect(await readExecution(file)).toEqual({
      usage: NO_USAGE,
      problem: 'execution.json does not exist',
    });
    symlinkSync('/etc/passwd', file);
    expect(await readExecution(file)).toMatchObject({
      problem: 'execution.json is a symbolic link',
    });
    rmSync(file);
    writeFileSync(file, '[');
    truncateSync(file, 33 * 1024 * 1024);
    expect(await readExecution(file)).toMatchObject({
      problem: 'execution.json is larger than 32768 KB',
    });
  });
});
