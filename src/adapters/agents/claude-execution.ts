/**
 * Parses the log of a run by the Claude Code action (`execution_file`): an array of messages whose last
 * result has the cost. Untrusted: the agent can write the file.
 */
import { basename } from 'node:path';
import { z } from 'zod';
import { NO_USAGE, type Tokens, type Usage } from '../../core/model.js';
import { plainText } from '../../text/plain.js';
import { issuesText, readJsonFile } from '../files/json-file.js';
import { Count, Dollars, ModelName, sum } from './usage-file.js';

/** All messages of a long session, including tool output. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_MODELS = 100;
const MAX_TEXT = 2000;

const ModelUse = z.object({
  inputTokens: Count,
  outputTokens: Count,
  cacheReadInputTokens: Count,
  cacheCreationInputTokens: Count,
  canonicalModel: z.string().optional(),
  /** `unknown`: the cost does not include this model. */
  costBasis: z.string().optional(),
});
type ModelUse = z.infer<typeof ModelUse>;

const Result = z.object({
  is_error: z.boolean().default(false),
  subtype: z.string().default(''),
  result: z.string().optional(),
  errors: z.array(z.string()).max(1000).optional(),
  total_cost_usd: Dollars.optional(),
  // Used in place of `usage`, which does not include subagents.
  modelUsage: z.record(z.string(), ModelUse).default({}),
});
type Result = z.infer<typeof Result>;

const Messages = z.array(z.unknown());

interface Execution {
  usage: Usage;
  /** Why the agent failed, if the log says so. The step itself may have succeeded. */
  failed?: string;
  problem?: string;
}

/** Never throws. A file that does not fit the schema gives a problem and no usage. */
export async function readExecution(file: string): Promise<Execution> {
  const name = plainText(basename(file), 100);
  const problem = (why: string): Execution => ({ usage: NO_USAGE, problem: `${name} ${why}` });
  const found = await readJsonFile(file, Messages, MAX_BYTES);
  if (found.is === 'none') return problem('does not exist');
  if (found.is === 'refused') return problem(found.why);
  const last = found.value.findLast(isResult);
  if (last === undefined) return problem('has no message of type result');
  const parsed = Result.safeParse(last);
  if (!parsed.success) return problem(`is not valid: ${issuesText(parsed.error)}`);
  const failed = failureOf(parsed.data);
  return { usage: usageOf(parsed.data), ...(failed !== undefined && { failed }) };
}

function isResult(message: unknown): boolean {
  return z.object({ type: z.literal('result') }).safeParse(message).success;
}

function failureOf({ is_error, subtype, errors, result }: Result): string | undefined {
  if (!is_error && ['', 'success'].includes(subtype)) return undefined;
  const words = errors?.length ? errors.join('; ') : (result ?? subtype);
  return plainText(words, MAX_TEXT) || 'it says that it failed, without a reason';
}

function usageOf({ modelUsage, total_cost_usd: cost }: Result): Usage {
  const models = new Map<string, Tokens>();
  const uses = Object.entries(modelUsage).slice(0, MAX_MODELS);
  for (const [key, use] of uses) {
    const name = nameOf(key, use);
    const tokens = tokensOf(use);
    if (name === undefined || tokens.input + tokens.output === 0) continue;
    const before = models.get(name);
    models.set(name, before ? sum(before, tokens) : tokens);
  }
  // A crashed run reports zeros, and a partial cost would look complete. Both are treated as unknown, not as free.
  const whole = uses.every(([, { costBasis }]) => costBasis !== 'unknown');
  return {
    models: Object.fromEntries(models),
    ...(cost !== undefined && cost > 0 && whole && { costUsd: cost }),
  };
}

/** The model name for price lists: `claude-sonnet-4-5[1m]` becomes `claude-sonnet-4-5`. */
function nameOf(key: string, { canonicalModel }: ModelUse): string | undefined {
  return [canonicalModel, key.replace(/\[[^\]]*\]$/, '')].find(
    (name) => ModelName.safeParse(name).success,
  );
}

/** Here, input tokens do not include cached tokens. */
function tokensOf(use: ModelUse): Tokens {
  return {
    input: use.inputTokens + use.cacheReadInputTokens + use.cacheCreationInputTokens,
    output: use.outputTokens,
    cacheRead: use.cacheReadInputTokens,
    cacheWrite: use.cacheCreationInputTokens,
  };
}
