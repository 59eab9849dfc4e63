/** Finds secrets in the text that a change adds, with the rules of secretlint and our own patterns. */
import type { Finding } from '../../core/model.js';
import type { SecretScanner } from '../../ports.js';
import { SECRET_PATTERNS } from './secret-patterns.js';
import { type DetectSecrets, type Hit, loadSecretlint } from './secretlint.js';

interface Source {
  /** Safe to print. */
  path: string;
  text: string;
  /** Set if this is another decoding of a text that is already included. */
  again?: true;
}

interface Piece {
  source: Source;
  text: string;
  /** Offset in the source's text. */
  offset: number;
  /** Offset in the batch's text. */
  at: number;
}

const MAX_FINDINGS = 100;
/** Pieces overlap and some texts are read twice, so a secret is counted at most four times. */
const ENOUGH = 4 * MAX_FINDINGS;
/** Characters in one call: the library compares each match with all others. */
const CHUNK = 128 * 1024;
/** Longer than any single-line token. A multi-line key is found by its first lines. */
const OVERLAP = 16 * 1024;
const SHOWN = 4;

const MORE: Finding = {
  rule: 'secret/more',
  level: 'error',
  message: `There are more than ${MAX_FINDINGS} secrets; the others are not listed.`,
};

/**
 * Creates a scanner for added text, by path. Include changed files without added text (as `''`): a name can
 * contain a secret too. Findings have level `error` and rule `secret/<kind>`; `line` counts in the added
 * text, from 1. A finding shows at most the first four characters of a secret, even in its path. `scan`
 * rejects if a rule fails: that must not look like "no secrets".
 */
export function createSecretScanner(): SecretScanner {
  let library: Promise<DetectSecrets> | undefined;
  return {
    async scan(files) {
      library ??= loadSecretlint();
      const detect = await library;
      const names = await findInNames([...files.keys()], detect);
      const texts = [...files].flatMap(([path, text]) =>
        readings(names.safe.get(path) ?? '', text),
      );
      const findings = [...names.findings, ...inTexts(await find(texts, detect, ENOUGH))];
      return findings.length > MAX_FINDINGS ? [...findings.slice(0, MAX_FINDINGS), MORE] : findings;
    },
  };
}

async function findInNames(
  paths: string[],
  detect: DetectSecrets,
): Promise<{ safe: Map<string, string>; findings: Finding[] }> {
  const safe = new Map(paths.map((path) => [path, path]));
  const sources = paths.map((path) => ({ path, text: path }));
  const findings: Finding[] = [];
  // No limit here: a name that was not scanned would be printed as it is.
  for (const [{ text }, hits] of await find(sources, detect, Number.POSITIVE_INFINITY)) {
    const path = withoutSecrets(text, hits);
    safe.set(text, path);
    for (const hit of hits) {
      const message = `${describe(text, hit)} in the name of a file. Rename the file, and revoke the secret if it is real.`;
      findings.push({ rule: `secret/${hit.id}`, level: 'error', path, message });
    }
  }
  return { safe, findings };
}

function withoutSecrets(text: string, hits: Hit[]): string {
  let safe = '';
  let kept = 0;
  for (const { start, end } of hits) {
    safe += `${text.slice(kept, start)}${excerpt(text, start)}…`;
    kept = end;
  }
  return safe + text.slice(kept);
}

/** UTF-16 that was decoded as UTF-8 has a NUL next to each character, so it is also scanned without NULs. */
function readings(path: string, text: string): Source[] {
  const asIs = { path, text };
  return text.includes('\0')
    ? [asIs, { path, text: text.replaceAll('\0', ''), again: true }]
    : [asIs];
}

function inTexts(found: Map<Source, Hit[]>): Finding[] {
  const place = ({ rule, path, line }: Finding) => JSON.stringify([rule, path, line]);
  const places = new Set<string>();
  return [...found].flatMap(([source, hits]) => {
    const findings = inText(source, hits);
    if (source.again) return findings.filter((finding) => !places.has(place(finding)));
    for (const finding of findings) places.add(place(finding));
    return findings;
  });
}

function inText({ path, text }: Source, hits: Hit[]): Finding[] {
  let line = 1;
  let end = text.indexOf('\n');
  return hits.map((hit) => {
    for (; end !== -1 && end < hit.start; end = text.indexOf('\n', end + 1)) line += 1;
    const message = `${describe(text, hit)} in line ${line} of the added text. Remove it, and revoke it if it is real.`;
    return { rule: `secret/${hit.id}`, level: 'error', path, line, message };
  });
}

function describe(text: string, { what, start, end }: Hit): string {
  return `This looks like a secret (${what}, starts with "${excerpt(text, start)}", ${end - start} characters)`;
}

/** The first characters of a secret, safe to print. */
function excerpt(text: string, start: number): string {
  return text.slice(start, start + SHOWN).replaceAll(/[^A-Za-z0-9_-]/g, '.');
}

/** The hits of each source that has any, in order. Stops after more than `limit`. */
async function find(
  sources: Source[],
  detect: DetectSecrets,
  limit: number,
): Promise<Map<Source, Hit[]>> {
  const found = new Map<Source, Hit[]>();
  let count = 0;
  for (const batch of batches(sources)) {
    for (const { source, hit } of await findInBatch(batch, detect)) {
      const hits = found.get(source);
      if (hits === undefined) found.set(source, [hit]);
      else hits.push(hit);
      count += 1;
    }
    if (count > limit) break;
  }
  return new Map([...found].map(([source, hits]) => [source, withoutCovered(hits)]));
}

/** Splits sources into pieces of at most CHUNK characters, and batches small ones, since each call is costly. */
function* batches(sources: Source[]): Generator<Piece[]> {
  let batch: Piece[] = [];
  let at = 0;
  for (const source of sources) {
    for (const { text, offset } of cut(source.text)) {
      if (at + text.length > CHUNK && at > 0) {
        yield batch;
        batch = [];
        at = 0;
      }
      batch.push({ source, text, offset, at });
      at += text.length + 1;
    }
  }
  if (batch.length > 0) yield batch;
}

function* cut(text: string): Generator<{ text: string; offset: number }> {
  for (let offset = 0; offset === 0 || offset + OVERLAP < text.length; offset += CHUNK - OVERLAP) {
    yield { text: text.slice(offset, offset + CHUNK), offset };
  }
}

async function findInBatch(
  batch: Piece[],
  detect: DetectSecrets,
): Promise<{ source: Source; hit: Hit }[]> {
  const text = batch.map((piece) => piece.text).join('\n');
  const hits = withoutCovered([...ownHits(text), ...(await detect(text))]);
  let index = 0;
  return hits.flatMap((hit) => {
    while ((batch[index + 1]?.at ?? Number.POSITIVE_INFINITY) <= hit.start) index += 1;
    const piece = batch[index];
    if (piece === undefined) return [];
    const by = piece.offset - piece.at;
    return { source: piece.source, hit: { ...hit, start: hit.start + by, end: hit.end + by } };
  });
}

function ownHits(text: string): Hit[] {
  return SECRET_PATTERNS.flatMap(({ id, what, pattern, holds }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const secret = match[1] ?? match[0];
      if (holds?.(secret) === false) return [];
      const start = match.index + match[0].lastIndexOf(secret);
      return { id, what, start, end: start + secret.length };
    }),
  );
}

/** Two rules often find the same secret, and pieces overlap. Of overlapping hits, the first is kept. */
function withoutCovered(hits: Hit[]): Hit[] {
  let covered = 0;
  return hits
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const isNew = start >= covered;
      covered = Math.max(covered, end);
      return isNew;
    });
}
