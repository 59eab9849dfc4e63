/** Parses the output of a gate's command: SARIF, our own JSON, or the short form `{ blocked, issues }`. */
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { Finding } from '../../core/model.js';
import { arrayOf } from './fail-fast.js';
import { Sarif, readSarif } from './sarif.js';

const MAX_BYTES = 5_000_000;
const MAX_FINDINGS = 1000;
const MAX_MESSAGE = 2000;
const MAX_PATH = 1000;
const MAX_RULE = 200;

const OurFindings = z.object({
  findings: arrayOf(
    z.object({
      message: z.string(),
      rule: z.string().default('finding'),
      path: z.string().optional(),
      line: Finding.shape.line,
      level: Finding.shape.level.default('error'),
    }),
  ),
});

const Answer = z.object({ blocked: z.boolean(), issues: arrayOf(z.string()).default([]) });

const FORMATS =
  'SARIF 2.1.0, `{ "findings": [{ "message": … }] }` or `{ "blocked": …, "issues": […] }`';

type Reader = (document: unknown) => Finding[] | { problem: string };

/** Each format, by the top-level key that only it has. */
const READERS: Record<string, Reader> = {
  runs: reader('SARIF', Sarif, readSarif),
  findings: reader('list of findings', OurFindings, ({ findings }) =>
    findings.map(({ path, line, ...finding }) => ({
      ...finding,
      ...(path === undefined ? {} : { path }),
      ...(line === undefined ? {} : { line }),
    })),
  ),
  blocked: reader('answer', Answer, fromAnswer),
};

const MILDEST_FIRST: Finding['level'][] = ['note', 'warning', 'error'];

/**
 * Parses findings from a command's standard output, which must be exactly one JSON document. Output that is
 * not fully understood is returned as a problem: a check that could not be read has not passed.
 *
 * @returns at most 1,001 findings; the last one stands for all that were omitted. Texts are single lines,
 * truncated, without control characters.
 */
export function readFindings(stdout: string): Finding[] | { problem: string } {
  if (Buffer.byteLength(stdout) > MAX_BYTES) {
    return { problem: `It printed more than ${MAX_BYTES / 1e6} MB.` };
  }
  const text = stdout.replace(/^\uFEFF/, '').trim();
  if (text === '') return { problem: `It printed nothing. Make it print ${FORMATS}.` };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return {
      problem:
        'Its output is not one JSON document. Make it print only the JSON, and log lines to standard error.',
    };
  }
  const findings = read(document);
  return Array.isArray(findings) ? capped(findings) : findings;
}

function read(document: unknown): Finding[] | { problem: string } {
  const keys = typeof document === 'object' && document !== null ? Object.keys(document) : [];
  const [format, ...more] = keys.filter((key) => Object.hasOwn(READERS, key));
  const reader = format === undefined ? undefined : READERS[format];
  if (reader === undefined || more.length > 0) {
    return { problem: `Its JSON has none of these forms: ${FORMATS}.` };
  }
  return reader(document);
}

function capped(findings: Finding[]): Finding[] {
  const kept = findings.slice(0, MAX_FINDINGS).map(clean);
  const rest = findings.slice(MAX_FINDINGS);
  const worst = MILDEST_FIRST.findLast((level) => rest.some((finding) => finding.level === level));
  if (worst === undefined) return kept;
  return [...kept, { rule: 'more', level: worst, message: `And ${rest.length} more findings.` }];
}

function clean({ rule, message, path, line, level }: Finding): Finding {
  const text = oneLine(message, MAX_MESSAGE);
  return {
    rule: oneLine(rule, MAX_RULE) || 'finding',
    message: text === '' ? 'The check gave no message.' : text,
    ...(path === undefined ? {} : { path: oneLine(path, MAX_PATH) }),
    ...(line === undefined ? {} : { line }),
    level,
  };
}

function reader<T>(
  what: string,
  schema: z.ZodType<T>,
  take: (document: T) => Finding[] | { problem: string },
): Reader {
  return (document) => {
    const parsed = schema.safeParse(document);
    if (parsed.success) return take(parsed.data);
    const [first] = parsed.error.issues;
    const place = oneLine(first?.path.join('.') ?? '', MAX_RULE);
    const why = oneLine(first?.message ?? '', MAX_RULE);
    return { problem: `Its ${what} is not valid${place === '' ? '' : ` at ${place}`}: ${why}.` };
  };
}

/** Removes control and invisible characters; line breaks become spaces. */
function oneLine(text: string, max: number): string {
  const cut = text.length > max ? `${text.slice(0, max - 1)}…` : text;
  return stripVTControlCharacters(cut)
    .replaceAll(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();
}

function fromAnswer({ blocked, issues }: z.infer<typeof Answer>): Finding[] {
  if (blocked && issues.length === 0) {
    return [
      { rule: 'blocked', level: 'error', message: 'It blocked the change without saying why.' },
    ];
  }
  const level = blocked ? 'error' : 'note';
  return issues.map((message) => ({ rule: 'issue', level, message }));
}
