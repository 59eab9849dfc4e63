/** Finds secrets in what a change adds: the rules of secretlint, and patterns that they miss. */
import type { Finding } from '../../core/model.js';
import type { SecretScanner } from '../../ports.js';
import { SECRET_PATTERNS } from './secret-patterns.js';
import { type DetectSecrets, type Hit, loadSecretlint } from './secretlint.js';

interface Source {
  /** Safe to show. */
  path: string;
  text: string;
  /** A text that was given already, read in another way. */
  again?: true;
}

interface Piece {
  source: Source;
  text: string;
  /** Where it starts in the source's text. */
  offset: number;
  /** Where it starts in the batch's text. */
  at: number;
}

const MAX_FINDINGS = 100;
/** Pieces overlap and some texts are read twice: a secret is counted four times at most. */
const ENOUGH = 4 * MAX_FINDINGS;
/** Characters at a time: the library compares every match with every other one. */
const CHUNK = 128 * 1024;
/** Longer than a token of one line; a key of more lines is found by its first ones. */
const OVERLAP = 16 * 1024;
const SHOWN = 4;

const MORE: Finding = {
  rule: 'secret/more',
  level: 'error',
  message: `There are more than ${MAX_FINDINGS} secrets; the others are not listed.`,
};

/**
 * A scanner over added text, by path. Give changed files without added text too (as `''`): a name
 * can hold a secret as well. Findings are of level `error` and rule `secret/<kind>`; `line` counts
 * in the added text, from 1. No finding holds more of a secret than its first four characters, not
 * even in its path. `scan` rejects where a rule breaks: that must not be taken for "no secrets".
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
  // No limit here: a name that is not looked at would be shown as it is.
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

/** UTF-16 that was read as UTF-8 has a NUL beside each character: read it without them, too. */
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

/** A secret's first characters, safe to print anywhere. */
function excerpt(text: string, start: number): string {
  return text.slice(start, start + SHOWN).replaceAll(/[^A-Za-z0-9_-]/g, '.');
}

/** The hits of each source that has some, in order; stops looking once there are more than `limit`. */
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

/** Sources in pieces of at most CHUNK characters, small ones together: each call costs. */
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

/** Two rules often find one secret, and pieces overlap: of hits that share characters, the first one stays. */
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
