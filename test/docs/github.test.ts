/** Compares what the docs say about GitHub Actions with the workflow, the action and the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { PUBLISHED, PUBLISHED_REF } from '../../src/core/published.js';
import { githubNextSteps } from '../../src/init/init-text.js';
import { modelKeys, workflowText } from '../../src/init/workflow-text.js';
import { CLAUDE, recipe, withOwnStep } from '../support/own-step.js';

const root = new URL('../../', import.meta.url);
function read(path: string) {
  return readFileSync(new URL(path, root), 'utf8');
}
const text = read('docs/github.md');
const readme = read('README.md');

const Workflow = z.object({
  on: z.object({ workflow_dispatch: z.object({ inputs: z.record(z.string(), z.unknown()) }) }),
  jobs: z.record(
    z.string(),
    z.object({
      permissions: z.record(z.string(), z.string()),
      'timeout-minutes': z.number(),
      steps: z.array(z.object({ env: z.record(z.string(), z.string()).default({}) })),
    }),
  ),
});
const orchestrate = read('.github/workflows/orchestrate.yml');
const workflow = Workflow.parse(parse(orchestrate));

/** The cells of the table whose rows begin with such a name. */
function rows(heading: string): string[][] {
  return rowsIn(text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '');
}

function rowsIn(section: string): string[][] {
  return section
    .split('\n')
    .filter((line) => /^\| `[a-z-]+`(?:, `[a-z-]+`)* +\|/.test(line))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''))
        .slice(1, -1),
    );
}

/** `contents, checks: read; issues: write` → each with its level. */
function permissions(cell = ''): Record<string, string> {
  return Object.fromEntries(
    cell.split(';').flatMap((part) => {
      const [names = '', level = ''] = part.split(':');
      return names.split(',').map((name) => [name.trim(), level.trim()]);
    }),
  );
}

describe('docs/github.md', () => {
  test('shows the calling workflow as init writes it', () => {
    const fences = [...text.matchAll(/^```yml\n([^]*?)^```$/gm)].map(([, fence]) => fence);
    expect(fences).toContain(workflowText('calling', orchestrate));
  });

  test('lists each job with its permissions and whether it has model keys', () => {
    const found = rows('What runs where').map(([name, , token, keys]) => [
      name,
      permissions(token),
      keys,
    ]);
    expect(found).toEqual(
      Object.entries(workflow.jobs).map(([name, job]) => {
        const given = job.steps.flatMap(({ env }) => Object.keys(env));
        return [
          name,
          job.permissions,
          given.some((key) => modelKeys(orchestrate).includes(key)) ? 'yes' : 'no',
        ];
      }),
    );
  });

  test('lists each input', () => {
    const names = rows('The workflow').map(([name]) => name);
    expect(names).toEqual(Object.keys(workflow.on.workflow_dispatch.inputs));
  });

  test('gives the time limits of the jobs', () => {
    const minutes = (name: string) => workflow.jobs[name]?.['timeout-minutes'];
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      `An agent's job ends after ${minutes('work')} minutes, tests and checks after ${minutes('test')}`,
    );
    expect([minutes('scan'), minutes('review')]).toEqual([minutes('test'), minutes('test')]);
  });

  test('pins the action in its set-up example to a full commit', () => {
    const setUp = /```yml\n( *name: Set up\n[^]*?)```/.exec(text)?.[1] ?? '';
    const Action = z.object({
      description: z.string(),
      runs: z.object({
        using: z.literal('composite'),
        steps: z.array(
          z.object({ uses: z.string().optional(), run: z.string().optional() }).loose(),
        ),
      }),
    });
    const { steps } = Action.parse(parse(setUp)).runs;
    expect(steps.flatMap(({ uses }) => uses ?? [])).toEqual([
      expect.stringMatching(/^actions\/setup-node@[0-9a-f]{40}$/),
    ]);
    expect(steps.filter((step) => step.run !== undefined && step['shell'] !== 'bash')).toEqual([]);
  });
});

describe('the recipe for an agent that is a step', () => {
  const Step = z.object({
    id: z.string().optional(),
    uses: z.string(),
    with: z.record(z.string(), z.string()),
    'continue-on-error': z.boolean().optional(),
    'timeout-minutes': z.string().optional(),
    if: z.string().optional(),
  });
  const [first, agent, last] = z.array(Step).parse(parse(recipe()));
  const Outputs = z.object({ outputs: z.record(z.string(), z.object({ value: z.string() })) });
  const { outputs } = Outputs.parse(parse(read('action.yml')));

  test('splits the step Work of the workflow into two halves', () => {
    const Work = z.object({ jobs: z.object({ work: z.object({ steps: z.array(z.unknown()) }) }) });
    const { steps } = Work.parse(parse(orchestrate)).jobs.work;
    const { with: given } = z.object({ with: Step.shape.with }).parse(steps.at(-1));
    expect(first).toMatchObject({ uses: './tributary', with: { ...given, mode: 'prepare' } });
    const { token: _, ...withoutToken } = given;
    expect(last).toMatchObject({ uses: './tributary', with: { ...withoutToken, mode: 'submit' } });
    expect(last?.with).not.toHaveProperty('token');
  });

  test('limits the agent’s time, and passes its outcome to the last step even if it failed', () => {
    expect(agent).toMatchObject({
      id: 'agent',
      'continue-on-error': true,
      if: "steps.prepare.outputs.ready == 'true'",
    });
    // The outputs of the job name the artifact of this step.
    expect([first?.if, last?.if, last?.id]).toEqual([undefined, undefined, 'work']);
    expect(agent?.['timeout-minutes']).toContain('steps.prepare.outputs.timeout-minutes');
    expect(last?.with['outcome']).toBe('${{ steps.agent.outcome }}');
  });

  test('uses outputs that the action has, and the docs list all of them', () => {
    const used = [...recipe().matchAll(/steps\.prepare\.outputs\.([a-z-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(used.filter((name) => !Object.hasOwn(outputs, name))).toEqual([]);
    const named = rowsIn(read('docs/own-agent-step.md')).flatMap(([name = '']) => name.split(', '));
    const Descriptions = z.object({
      outputs: z.record(z.string(), z.object({ description: z.string() })),
    });
    const all = Object.entries(Descriptions.parse(parse(read('action.yml'))).outputs)
      .filter(([, { description }]) => description.startsWith('work with mode prepare:'))
      .map(([name]) => name);
    expect(named.toSorted()).toEqual(all.toSorted());
  });

  test('replaces the step in the workflow, with an agent that a test can replace by a script', () => {
    const changed: unknown = parse(withOwnStep(orchestrate, recipe()));
    const Jobs = z.object({
      jobs: z.object({ work: z.object({ steps: z.array(z.object({ name: z.string() })) }) }),
    });
    const names = Jobs.parse(changed).jobs.work.steps.map(({ name }) => name);
    expect(names.slice(-4)).toEqual(['Prepare the runner', 'Prepare', 'Agent', 'Submit']);
    expect(CLAUDE.test(recipe())).toBe(true);
  });
});

test('the README and docs/github.md have the steps that init prints, in their order', () => {
  const steps = githubNextSteps(
    {
      wrote: ['.github/tributary.yml', 'TASKS.md', '.github/workflows/tributary.yml'],
      agents: ['claude'],
      test: 'npm test',
    },
    modelKeys(orchestrate),
  );
  for (const page of [readme, text]) {
    const commands = steps.match(/gh (?:workflow run|secret set).*?(?=\s{3}|$)/gm) ?? [];
    const places = commands.map((command) => page.indexOf(command));
    expect(commands).toHaveLength(3);
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
});

test('the docs name the same published repository and version everywhere', () => {
  const docs = readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => read(`docs/${file}`));
  const all = [readme, ...docs].join('\n');
  const named = [
    /([\w-]+\/[\w-]+)\/\.github\/workflows\/orchestrate\.yml@/g,
    /`([\w-]+\/tributary)`/g,
    /githubusercontent\.com\/([\w-]+\/[\w-]+)\//g,
  ].map((pattern) => [...all.matchAll(pattern)].map(([, name]) => name));
  for (const names of named) expect(new Set(names)).toEqual(new Set([PUBLISHED]));
  const refs = [...all.matchAll(/orchestrate\.yml@([\w.-]+)/g)].map(([, ref]) => ref);
  expect(new Set(refs)).toEqual(new Set([PUBLISHED_REF]));
});
