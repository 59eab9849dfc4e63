import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { PUBLISHED, PUBLISHED_REF } from '../../src/core/published.js';
import { modelKeys, ORCHESTRATE_FILE, workflowText } from '../../src/init/workflow-text.js';

const original = readFileSync(new URL(`../../${ORCHESTRATE_FILE}`, import.meta.url), 'utf8');

const Level = z.enum(['read', 'write']);
const Some = z.record(z.string(), z.unknown());
const Original = z.object({
  on: z.object({
    workflow_call: z.object({ inputs: Some, secrets: Some }),
    workflow_dispatch: z.object({ inputs: Some }),
  }),
  jobs: z.record(z.string(), z.object({ permissions: z.record(z.string(), Level) }).loose()),
});
const called = Original.parse(parse(original));
const { inputs, secrets } = called.on.workflow_call;

describe('the calling workflow', () => {
  const text = workflowText('calling', original);
  const Calling = z.strictObject({
    name: z.string(),
    on: z.strictObject({ workflow_dispatch: z.strictObject({ inputs: Some }) }),
    permissions: z.strictObject({}),
    jobs: z.strictObject({
      tributary: z.strictObject({
        name: z.string(),
        permissions: z.record(z.string(), Level),
        uses: z.string(),
        with: Some,
        secrets: Some,
      }),
    }),
  });
  // Strict: a concurrency of its own, for example, would repeat that of the called workflow.
  const calling = Calling.parse(parse(text));
  const job = calling.jobs.tributary;

  test('grants the permissions that the jobs need together, and no others', () => {
    const union = new Map<string, 'read' | 'write'>();
    for (const { permissions } of Object.values(called.jobs))
      for (const [name, level] of Object.entries(permissions))
        if (union.get(name) !== 'write') union.set(name, level);
    expect(job.permissions).toEqual(Object.fromEntries(union));
    expect(Object.keys(job.permissions).length).toBeGreaterThan(4);
  });

  test('has the inputs of the workflow that it calls, and passes each of them', () => {
    expect(calling.on.workflow_dispatch.inputs).toEqual(inputs);
    expect(job.with).toEqual(
      Object.fromEntries(Object.keys(inputs).map((name) => [name, `\${{ inputs.${name} }}`])),
    );
  });

  test('passes the model keys by their names', () => {
    expect(job.secrets).toEqual(
      Object.fromEntries(Object.keys(secrets).map((name) => [name, `\${{ secrets.${name} }}`])),
    );
    expect([...modelKeys(original), 'TRIBUTARY_APP_PRIVATE_KEY']).toEqual(Object.keys(secrets));
  });

  test('calls the published workflow', () => {
    expect(job.uses).toBe(`${PUBLISHED}/.github/workflows/orchestrate.yml@${PUBLISHED_REF}`);
  });

  test('says what each permission is for', () => {
    const lines = text.split('\n').filter((line) => /^ {6}[a-z-]+: write/.test(line));
    expect(lines).toHaveLength(Object.keys(job.permissions).length);
    expect(lines.filter((line) => !/ # \w/.test(line))).toEqual([]);
  });
});

describe('the standalone workflow', () => {
  const text = workflowText('standalone', original);
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;

  /** The workflow of this repository with its action taken from where it is published. */
  const published = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(published);
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, each]) => [key, published(each)]);
    const place = { repository: PUBLISHED, ref: PUBLISHED_REF };
    return { ...Object.fromEntries(entries), ...(value['path'] === 'tributary' && place) };
  };

  test('is the workflow of this repository, except for its triggers and the origin of the action', () => {
    const { on: _, ...rest } = z.object({ on: z.unknown() }).loose().parse(parse(original));
    expect(parse(text)).toEqual({
      ...(published(rest) as object),
      on: { workflow_dispatch: called.on.workflow_dispatch },
    });
    expect(text).not.toMatch(/workflow_call|job\.workflow_/);
    expect(text.split(`repository: ${PUBLISHED}\n`)).toHaveLength(8);
  });

  test('keeps the versions next to the commits, and the reasons next to the permissions', () => {
    const comments = (of: string) => of.match(/^ *[\w-]+: \S+ # .*$/gm);
    expect(comments(text)).toEqual(comments(original));
  });

  test('does not say where the original is', () => {
    expect(text).toContain('# Written by tributary init --standalone');
    expect(text).not.toMatch(/Call it from|the commit of the workflow that runs/);
  });
});
