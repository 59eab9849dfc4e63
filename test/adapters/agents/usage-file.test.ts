import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readUsage } from '../../../src/adapters/agents/usage-file.js';
import { Usage } from '../../../src/core/model.js';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'usage-'));
  file = join(dir, 'usage.json');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function usageOf(value: unknown) {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  const read = await readUsage(file, 'haiku');
  Usage.parse(read.usage);
  return read;
}

function tokens(input: number, output: number, cacheRead = 0, cacheWrite = 0) {
  return {
    input,
    output,
    cacheRead,
    cacheWrite,
  };
}

test('a missing file means no usage, and is not a problem', async () => {
  expect(await readUsage(file, 'haiku')).toEqual({ usage: { models: {} } });
});

test('an entry without a model counts for the model of the assignment', async () => {
  expect(
    await usageOf({ input_tokens: 5000, output_tokens: 700, cost_usd: 0.05, extra: 'ignored' }),
  ).toEqual({
    usage: { costUsd: 0.05, models: { haiku: tokens(5000, 700) } },
  });
});

test('entries are added up by model', async () => {
  const { usage } = await usageOf([
    { model: 'opus-4.5', input_tokens: 10, output_tokens: 1, cost_usd: 0.25 },
    { input_tokens: 5, cost_usd: 0.5 },
    { model: 'opus-4.5', input_tokens: 30, output_tokens: 2, cache_read_tokens: 20, cost_usd: 0 },
  ]);
  expect(usage).toEqual({
    costUsd: 0.75,
    models: { 'opus-4.5': tokens(40, 3, 20), haiku: tokens(5, 0) },
  });
});

test('cached tokens that cannot be part of the input are added to it', async () => {
  expect(
    (await usageOf({ input_tokens: 10, cache_read_tokens: 100, cache_write_tokens: 7 })).usage
      .models,
  ).toEqual({
    haiku: tokens(117, 0, 100, 7),
  });
  expect(
    (await usageOf({ input_tokens: 107, cache_read_tokens: 100, cache_write_tokens: 7 })).usage
      .models,
  ).toEqual({
    haiku: tokens(107, 0, 100, 7),
  });
});

test('the total cost is unknown if one entry has no cost', async () => {
  const { usage } = await usageOf([{ input_tokens: 1, cost_usd: 1 }, { input_tokens: 2 }]);
  expect(usage).toEqual({ models: { haiku: tokens(3, 0) } });
  expect((await usageOf([])).usage).toEqual({ models: {} });
});

test('a cost without tokens is accepted', async () => {
  expect((await usageOf({ cost_usd: 2 })).usage).toEqual({ costUsd: 2, models: {} });
});

test.each([
  ['incomplete JSON', '{"cost_usd":'],
  ['a negative cost', { cost_usd: -1 }],
  ['an infinite cost', '{"cost_usd":1e999}'],
  ['a cost as text', { cost_usd: '$1' }],
  ['negative tokens', { input_tokens: -5 }],
  ['half a token', { input_tokens: 0.5 }],
  ['too many tokens', { output_tokens: 1e15 }],
  ['a model that is a key of every object', { model: '__proto__', input_tokens: 1 }],
  ['a model with control characters', { model: 'a\u001b[2J', input_tokens: 1 }],
  ['too many entries', Array.from({ length: 101 }, () => ({}))],
  ['null instead of an object', 'null'],
  ['too many bytes', ' '.repeat(64 * 1024 + 1)],
])('a file with %s is rejected with a problem', async (_name, value) => {
  const { usage, problem } = await usageOf(value);
  expect(usage).toEqual({ models: {} });
  expect(problem).toMatch(/^usage\.json (?:is|does)/);
  expect(problem).not.toMatch(/\p{Cc}/u);
});

test('a symbolic link is not followed', async () => {
  writeFileSync(join(dir, 'real.json'), '{"cost_usd":1}');
  symlinkSync(join(dir, 'real.json'), file);
  expect(await readUsage(file, 'haiku')).toEqual({
    usage: { models: {} },
    problem: 'usage.json is a symbolic link',
  });
});
