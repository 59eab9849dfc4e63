/** Reads an agent's self-reported usage from the file that TRIBUTARY_USAGE names. */
import { basename } from 'node:path';
import { z } from 'zod';
import { NO_USAGE, type Tokens, type Usage } from '../../core/model.js';
import { readJsonFile } from '../files/json-file.js';

const MAX_BYTES = 64 * 1024;
/** The limit keeps every sum a safe integer. */
export const Count = z.int().nonnegative().max(1e12).default(0);
/** Starts with a letter or digit, so it can never be a key such as `__proto__`. */
export const ModelName = z.string().regex(/^[A-Za-z0-9][\w.:/@+ -]{0,99}$/, 'the name of a model');
export const Dollars = z.number().nonnegative().max(1e6);

const Entry = z.object({
  model: ModelName.optional(),
  input_tokens: Count,
  output_tokens: Count,
  cache_read_tokens: Count,
  cache_write_tokens: Count,
  cost_usd: Dollars.optional(),
});
type Entry = z.infer<typeof Entry>;
const UsageFile = z.union([Entry.transform((entry) => [entry]), z.array(Entry).max(100)]);

export function sum(a: Tokens, b: Tokens): Tokens {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite: a.cacheWrite + b.cacheWrite,
  };
}

/**
 * Reads one entry or an array of entries. An invalid file gives a problem and no usage.
 *
 * @param model for entries that name none
 */
export async function readUsage(
  file: string,
  model: string | undefined,
): Promise<{ usage: Usage; problem?: string }> {
  const found = await readJsonFile(file, UsageFile, MAX_BYTES);
  if (found.is === 'none') return { usage: NO_USAGE };
  if (found.is === 'value') return { usage: usageOf(found.value, model ?? 'unknown') };
  return { usage: NO_USAGE, problem: `${basename(file)} ${found.why}` };
}

/** The cost is only set if every entry has one: a partial cost would look complete. */
function usageOf(entries: Entry[], model: string): Usage {
  const models = new Map<string, Tokens>();
  for (const entry of entries) {
    const tokens = tokensOf(entry);
    if (tokens.input + tokens.output === 0) continue;
    const name = entry.model ?? model;
    const before = models.get(name);
    models.set(name, before ? sum(before, tokens) : tokens);
  }
  const costs = entries.flatMap(({ cost_usd }) => (cost_usd === undefined ? [] : [cost_usd]));
  return {
    models: Object.fromEntries(models),
    ...(costs.length > 0 &&
      costs.length === entries.length && { costUsd: costs.reduce((a, b) => a + b, 0) }),
  };
}

/**
 * Some programs count cached tokens as part of the input, others do not. They are added if they cannot be
 * part of it.
 */
function tokensOf(entry: Entry): Tokens {
  const cacheRead = entry.cache_read_tokens;
  const cacheWrite = entry.cache_write_tokens;
  const cached = cacheRead + cacheWrite;
  const input = cached > entry.input_tokens ? entry.input_tokens + cached : entry.input_tokens;
  return { input, output: entry.output_tokens, cacheRead, cacheWrite };
}
