/** What no run of the workflow shows: the permissions and secrets of each job, and its limits. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { STAGES } from '../../src/actions/context.js';
import { UserError } from '../../src/core/user-error.js';
import { workEntries, workJobs } from '../../src/actions/matrix-jobs.js';
import { MOST_JOBS } from '../../src/core/limits.js';
import { assignment, planOf } from '../report/samples.js';
import { forAct } from '../support/act/workflow.js';
import { actionsContext } from '../support/actions-context.js';
import { recipe } from '../support/own-step.js';

function read(path: string) {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

const Texts = z.record(
  z.string(),
  z.union([z.string(), z.boolean(), z.number()]).transform(String),
);

const Step = z.object({
  name: z.string(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: Texts.default({}),
  env: Texts.default({}),
});

const Job = z.object({
  needs: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string()).default([]),
  ),
  if: z.string().optional(),
  'timeout-minutes': z.number().optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  'cache-mode': z.string().optional(),
  env: z.never().optional(),
  strategy: z.object({ 'fail-fast': z.boolean(), matrix: z.string() }).optional(),
  outputs: Texts.default({}),
  steps: z.array(Step),
});

const Inputs = z.record(z.string(), z.object({ description: z.string() }).loose());

const Workflow = z.object({
  on: z.object({
    workflow_call: z.object({ inputs: Inputs, secrets: z.record(z.string(), z.unknown()) }),
    workflow_dispatch: z.object({ inputs: Inputs }),
  }),
  permissions: z.strictObject({}),
  env: z.never().optional(),
  concurrency: z.unknown(),
  jobs: z.record(z.string(), Job),
});

const Action = z.object({
  inputs: Inputs,
  outputs: z.record(z.string(), z.object({ value: z.string() })).default({}),
  runs: z.object({ using: z.literal('composite'), steps: z.array(Step) }),
});

const WORKFLOW = '.github/workflows/orchestrate.yml';
const PREPARE = '.github/actions/prepare/action.yml';
const workflow = Workflow.parse(parse(read(WORKFLOW)));
const action = Action.parse(parse(read('action.yml')));
const prepare = Action.parse(parse(read(PREPARE)));
const jobs = Object.entries(workflow.jobs);
function job(name: string): z.infer<typeof Job> {
  const found = workflow.jobs[name];
  if (!found) throw new Error(`no job ${name}`);
  return found;
}
const steps = jobs.flatMap(([name, { steps: own }]) =>
  own.map((step) => [`${name}: ${step.name}`, step] as const),
);
const allSteps = [...steps.map(([, step]) => step), ...action.runs.steps, ...prepare.runs.steps];
function isCheckout({ uses }: z.infer<typeof Step>): boolean {
  return uses?.startsWith('actions/checkout@') ?? false;
}

/** They run an agent, or what an agent wrote. */
const FOREIGN = ['work', 'review', 'scan', 'test'];

const APP_KEY = 'TRIBUTARY_APP_PRIVATE_KEY';

/** It gets no secret, and a variable of the repository decides whether Docker stays. */
const PREPARED = {
  name: 'Prepare the runner',
  uses: './tributary/.github/actions/prepare',
  with: { 'keep-docker': '${{ vars.TRIBUTARY_KEEP_DOCKER }}' },
  env: {},
};

const READING = { contents: 'read', actions: 'read' };
const WRITING = { contents: 'write', 'pull-requests': 'write', checks: 'write', statuses: 'write' };

describe('the permissions and secrets of the jobs', () => {
  test.each([
    ['plan', { contents: 'read', issues: 'read', 'pull-requests': 'read', checks: 'read' }],
    ['work', READING],
    ['review', READING],
    ['scan', READING],
    ['queue', { ...WRITING, actions: 'read' }],
    ['test', READING],
    ['land', { ...WRITING, actions: 'write', issues: 'write' }],
  ])('the job %s has exactly the permissions that it needs', (name, permissions) => {
    expect(job(name).permissions).toEqual(permissions);
  });

  test('each job is exactly one stage of the action', () => {
    expect(Object.keys(workflow.jobs).toSorted()).toEqual([...STAGES].toSorted());
    const stages = jobs.map(([name, { steps: own }]) => [
      name,
      own.filter(({ uses }) => uses === './tributary').map((step) => step.with['stage']),
    ]);
    expect(stages).toEqual(Object.keys(workflow.jobs).map((name) => [name, [name]]));
  });

  test('no job that runs code of an agent has a write permission', () => {
    const writers = jobs
      .filter(([, { permissions }]) => Object.values(permissions).includes('write'))
      .map(([name]) => name);
    expect(writers).toEqual(['queue', 'land']);
    expect(writers.filter((name) => FOREIGN.includes(name))).toEqual([]);
  });

  test('each permission has a comment with its purpose', () => {
    const lines = [...read(WORKFLOW).matchAll(/^ {6}[a-z-]+: (?:read|write)\b(.*)$/gm)];
    const count = jobs.flatMap(([, { permissions }]) => Object.keys(permissions)).length;
    expect(lines).toHaveLength(count);
    expect(lines.filter(([, comment]) => !comment?.startsWith(' # '))).toEqual([]);
  });

  test('model keys are passed only to the work and review jobs, in one step each, and only those that the configuration names', () => {
    const secrets = Object.keys(workflow.on.workflow_call.secrets);
    const models = secrets.filter((key) => key !== APP_KEY);
    const given = (keys: string) =>
      Object.fromEntries(
        models.map((key) => [key, `\${{ contains(${keys}, '${key}') && secrets.${key} || '' }}`]),
      );
    const holders = steps.filter(([, step]) => JSON.stringify(step.env).includes('secrets.'));
    expect(models.length).toBeGreaterThan(0);
    expect(holders.map(([name, { uses, env }]) => [name, uses, env])).toEqual([
      ['work: Work', './tributary', given('matrix.keys')],
      ['review: Review', './tributary', given('fromJSON(needs.plan.outputs.review-keys)')],
    ]);
    // And the App's: twice, and once whether it is there.
    expect(read(WORKFLOW).match(/\bsecrets\.[A-Z]/g)).toHaveLength(2 * models.length + 3);
    // An expression in brackets would send all secrets of the repository to the runner.
    expect(read(WORKFLOW)).not.toMatch(/secrets\s*[[)]/);
  });

  test('the App’s key is passed only to the jobs that write, and its token has the permissions of the job', () => {
    const holders = steps.filter(([, step]) => step.with['private-key'] !== undefined);
    expect(job('plan').steps.at(-1)?.with['app-key']).toBe(`\${{ secrets.${APP_KEY} != '' }}`);
    expect(holders.map(([name]) => name)).toEqual([
      'queue: Get the token of the App',
      'land: Get the token of the App',
    ]);
    for (const [name, step] of holders) {
      const { 'client-id': client, 'private-key': key, ...permissions } = step.with;
      expect([client, key]).toEqual([
        '${{ vars.TRIBUTARY_APP_CLIENT_ID }}',
        `\${{ secrets.${APP_KEY} }}`,
      ]);
      expect(step.if).toBe("vars.TRIBUTARY_APP_CLIENT_ID != ''");
      // Artifacts are read with the workflow's own token.
      const wanted = Object.entries(job(name.split(':')[0] ?? '').permissions).filter(
        ([each, level]) => each !== 'actions' || level === 'write',
      );
      expect(permissions).toEqual(
        Object.fromEntries(wanted.map(([each, level]) => [`permission-${each}`, level])),
      );
    }
  });

  test('the jobs that write use the App’s token, or else the workflow’s own', () => {
    for (const name of ['queue', 'land'])
      expect(job(name).steps.at(-1)?.with).toMatchObject({
        token: '${{ steps.app.outputs.token || github.token }}',
        'own-token': '${{ github.token }}',
      });
  });

  test('no checkout leaves its token behind', () => {
    const checkouts = allSteps.filter(isCheckout);
    // Tributary in each job; the repository in each job that runs no agent's code, and in the action for the others.
    expect(checkouts).toHaveLength(jobs.length + (jobs.length - FOREIGN.length) + 1);
    expect(checkouts.filter((step) => step.with['persist-credentials'] !== 'false')).toEqual([]);
  });

  test('jobs that run code of an agent can only read the shared cache', () => {
    const modes = jobs.filter(([, each]) => each['cache-mode'] !== undefined);
    expect(modes.map(([name, each]) => [name, each['cache-mode']])).toEqual(
      FOREIGN.map((name) => [name, 'read']),
    );
  });

  test('a job that runs code of an agent checks out Tributary, prepares the runner, and runs its stage', () => {
    for (const name of FOREIGN)
      expect(job(name).steps.map(({ uses }) => uses)).toEqual([
        expect.stringMatching(/^actions\/checkout@/),
        PREPARED.uses,
        './tributary',
      ]);
  });

  test('exactly these jobs prepare the runner, all in the same way', () => {
    const prepared = steps.filter(([, { uses }]) => uses === PREPARED.uses);
    expect(prepared.map(([name]) => name.split(':')[0])).toEqual(FOREIGN);
    for (const [, step] of prepared) expect(step).toEqual(PREPARED);
  });

  test('the preparation checks out the repository, runs the set-up, provides a sandbox, and then drops sudo and Docker', () => {
    expect(prepare.runs.steps.map(({ name, if: guard }) => [name, guard])).toEqual([
      ['Check out the repository', undefined],
      ['Set up', "hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''"],
      ['Provide a sandbox', undefined],
      ['Drop sudo and Docker', "inputs.drop-privileges != 'false'"],
    ]);
    expect(Object.keys(prepare.inputs)).toEqual(['keep-docker', 'drop-privileges']);
  });
});

describe('the actions that the workflow uses', () => {
  test('each third-party action is pinned to a full commit, with its version in a comment', () => {
    const text = [WORKFLOW, 'action.yml', PREPARE].map(read).join('\n');
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, used = '']) => used);
    const pinned = /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(uses).toHaveLength(allSteps.filter((step) => step.uses !== undefined).length);
    expect(uses.filter((used) => !used.startsWith('./') && !pinned.test(used))).toEqual([]);
  });

  test('each action is pinned to the same commit everywhere', () => {
    const foreign = allSteps.flatMap(({ uses }) => (uses?.includes('@') ? [uses] : []));
    const names = new Set(foreign.map((used) => used.split('@')[0]));
    expect(new Set(foreign).size).toBe(names.size);
  });

  test('a local path is that of one of Tributary’s actions or of the repository’s own set-up', () => {
    const paths = allSteps.flatMap(({ uses }) => (uses?.startsWith('./') ? [uses] : []));
    expect([...new Set(paths)].toSorted()).toEqual([
      './repository/.github/actions/tributary-setup',
      './tributary',
      PREPARED.uses,
    ]);
  });

  test('Tributary is checked out from the repository and commit of the running workflow', () => {
    for (const [, { steps: own }] of jobs) {
      const tributary = own.filter(isCheckout).at(-1);
      expect(tributary?.with).toEqual({
        repository: '${{ job.workflow_repository || github.repository }}',
        ref: '${{ job.workflow_sha || github.sha }}',
        path: 'tributary',
        'persist-credentials': 'false',
      });
    }
  });

  test('the repository is checked out the same way everywhere, at the base', () => {
    const repository = allSteps.filter(
      (step) => isCheckout(step) && step.with['path'] !== 'tributary',
    );
    for (const step of repository)
      expect(step.with).toEqual({
        ref: '${{ github.ref }}',
        path: 'repository',
        'fetch-depth': '0',
        'persist-credentials': 'false',
      });
  });

  test('no script contains a workflow expression', () => {
    const scripts = allSteps.flatMap(({ run }) => run ?? []);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

describe('the execution of the jobs', () => {
  test.each(jobs)('the job %s has a time limit', (_, each) => {
    expect(each['timeout-minutes']).toBeGreaterThan(0);
    expect(each['timeout-minutes']).toBeLessThanOrEqual(150);
  });

  test('a matrix job is skipped if its matrix is empty, and one failing job does not stop the others', () => {
    const matrices = jobs.flatMap(([name, { strategy, if: guard }]) =>
      strategy ? [[name, strategy.matrix, strategy['fail-fast'], guard]] : [],
    );
    expect(matrices).toEqual([
      [
        'work',
        '${{ fromJSON(needs.plan.outputs.work) }}',
        false,
        'needs.plan.outputs.work-count > 0',
      ],
      [
        'test',
        '${{ fromJSON(needs.queue.outputs.tests) }}',
        false,
        expect.stringContaining('needs.queue.outputs.test-count > 0'),
      ],
    ]);
  });

  test('the land job runs however the other jobs ended, so that costs are recorded', () => {
    expect(job('land').if).toMatch(/^\$\{\{ always\(\) && /);
    expect(job('land').needs.toSorted()).toEqual(
      STAGES.filter((name) => name !== 'land').toSorted(),
    );
  });

  test('runs on the same base are queued', () => {
    expect(workflow.concurrency).toEqual({
      group: 'tributary-${{ github.ref_name }}',
      queue: 'max',
    });
  });

  test('a dispatch and a caller have the same inputs', () => {
    expect(workflow.on.workflow_dispatch.inputs).toEqual(workflow.on.workflow_call.inputs);
  });
});

describe('the action', () => {
  const variable = (name: string) => `INPUT_${name.toUpperCase().replaceAll('-', '_')}`;
  /** Of the jobs that run no foreign code: steps of the action download them. */
  const artifacts = ['plan-id', 'queue-id'];
  const mapped = Object.keys(action.inputs).filter((name) => !artifacts.includes(name));
  const stage = action.runs.steps.find(({ id }) => id === 'stage');

  test('each input is a variable of the stage, and each variable is an input', () => {
    const wanted = Object.fromEntries(
      mapped.map((name) => [variable(name), `\${{ inputs.${name} }}`]),
    );
    const { TRIBUTARY_ACTION: _, ...given } = stage?.env ?? {};
    expect(given).toEqual(wanted);
  });

  test('the code reads each input', () => {
    const { inputs } = actionsContext({ stage: 'plan' });
    expect(Object.keys(inputs).toSorted()).toEqual(mapped.toSorted());
  });

  test.each([
    [
      'budget',
      ['0', '-1', '1000001', 'much'],
      'must be a number greater than 0 and at most 1000000',
    ],
    ['max-parallel', ['0', '257', '1.5', 'all'], 'must be a whole number from 1 to 256'],
    ['issue', ['0', '#5'], 'must be the number of an issue'],
  ])('an invalid %s is rejected with the values that it may have', (name, values, message) => {
    for (const value of values)
      expect(() => actionsContext({ stage: 'plan', [name]: value })).toThrow(
        new UserError([`${name}: ${message}`]),
      );
  });

  test('each artifact of a job that runs no foreign code is downloaded by its ID, from this run, with a token in that step alone', () => {
    const downloads = action.runs.steps.filter(({ uses }) =>
      uses?.startsWith('actions/download-artifact@'),
    );
    expect(downloads.map((step) => step.with['artifact-ids'] ?? '').toSorted()).toEqual(
      artifacts.map((name) => `\${{ inputs.${name} }}`).toSorted(),
    );
    for (const step of downloads)
      expect(Object.keys(step.with).toSorted()).toEqual([
        'artifact-ids',
        'github-token',
        'merge-multiple',
        'path',
        'run-id',
      ]);
    for (const { with: given } of downloads)
      expect([given['github-token'], given['run-id']]).toEqual([
        '${{ github.token }}',
        '${{ github.run_id }}',
      ]);
    const others = action.runs.steps.filter((step) => !downloads.includes(step));
    expect(JSON.stringify(others)).not.toContain('github.token');
  });

  test('the workflow and the recipe for one’s own step pass only inputs that the action has, and together pass all of them', () => {
    const own = z.array(Step).parse(parse(recipe()));
    const given = [...steps.map(([, step]) => step), ...own]
      .filter(({ uses }) => uses === './tributary')
      .flatMap((step) => Object.keys(step.with));
    expect([...new Set(given)].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
  });

  test('each output that a job passes on is an output of the action', () => {
    const used = jobs.flatMap(([, { outputs, strategy }]) =>
      strategy ? [] : Object.values(outputs),
    );
    const names = used.map(
      (value) => /^\$\{\{ steps\.[a-z]+\.outputs\.([a-z-]+) \}\}$/.exec(value)?.[1],
    );
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !Object.hasOwn(action.outputs, name ?? ''))).toEqual([]);
  });

  test('each output that a job reads is passed on by a job that it needs', () => {
    const wanted = jobs.flatMap(([name, each]) =>
      [
        ...JSON.stringify(each).matchAll(/needs\.([a-z]+)\.(?:result|outputs(?:\.([a-z-]+)|\)))/g),
      ].map(([, from = '', output]) => ({ name, from, output, needs: each.needs })),
    );
    expect(wanted.length).toBeGreaterThan(20);
    for (const { name, from, output, needs } of wanted) {
      expect([name, needs]).toEqual([name, expect.arrayContaining([from])]);
      if (output !== undefined) expect(job(from).outputs).toHaveProperty([output]);
    }
  });

  test('submit removes the files of the run before it downloads the plan again', () => {
    const names = action.runs.steps.map(({ name }) => name);
    const forget = action.runs.steps[0];
    expect(forget).toMatchObject({
      name: 'Remove the files of the run',
      if: "inputs.mode == 'submit'",
      run: 'rm -rf -- "$RUNNER_TEMP/tributary"',
    });
    expect(names[1]).toBe('Get the plan');
    expect(action.runs.steps[1]?.with['path']).toMatch(/^\$\{\{ runner\.temp \}\}\/tributary\//);
    const { folders } = actionsContext({ stage: 'plan' }, { RUNNER_TEMP: '/t' });
    const within = Object.entries(folders).filter(([, dir]) => dir.startsWith('/t/tributary/'));
    expect(within.map(([name]) => name)).toEqual(['run', 'incoming', 'outgoing']);
  });

  test('the program of the stage replaces the shell, so that it receives the signals', () => {
    expect(stage?.run?.trim().split('\n').at(-3)).toMatch(/^exec env -i /);
    expect(stage?.run?.trim()).toMatch(/\n {2}node "\$TRIBUTARY_ACTION\/dist\/main\/index\.js"$/);
  });
});

describe('the artifacts of matrix jobs', () => {
  const matrices = jobs.filter(([, { strategy }]) => strategy !== undefined);

  test.each(matrices)(
    'a job of the matrix %s can set the output of its own index alone',
    (name, each) => {
      // GitHub combines the outputs of all jobs of a matrix by their keys, and an empty one replaces none.
      const keys = Array.from({ length: MOST_JOBS }, (_, index) => [
        `id-${index}`,
        `\${{ matrix.index == ${index} && steps.${name}.outputs.artifact-id || '' }}`,
      ]);
      expect(each.outputs).toEqual(Object.fromEntries(keys));
      expect(each.steps.filter(({ id }) => id === name).map(({ uses }) => uses)).toEqual([
        './tributary',
      ]);
    },
  );

  test('the output artifact-id is that of the upload itself', () => {
    expect(action.outputs['artifact-id']?.value).toBe('${{ steps.upload.outputs.artifact-id }}');
    const uploads = action.runs.steps.filter(({ id }) => id === 'upload');
    expect(uploads.map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/upload-artifact']);
  });

  test('each reader gets all outputs of the matrix, whatever became of its jobs', () => {
    const given = (input: string) =>
      steps.flatMap(([name, step]) =>
        step.with[input] ? [[name.split(':')[0], step.with[input]]] : [],
      );
    const work = '${{ toJSON(needs.work.outputs) }}';
    expect(given('work-ids')).toEqual([
      ['review', work],
      ['scan', work],
      ['queue', work],
      ['land', work],
    ]);
    expect(given('test-ids')).toEqual([['land', '${{ toJSON(needs.test.outputs) }}']]);
    for (const name of ['review', 'scan', 'queue'])
      expect(job(name).if).toMatch(/^\$\{\{ !cancelled\(\) && /);
    expect(jobs.map(([, each]) => each.if).join()).not.toContain('needs.work.result');
  });

  test('the matrix of the plan numbers its entries, and names the variables of each agent', () => {
    const plan = planOf({ assign: [assignment('DEV-15'), assignment('DEV-16')] });
    const entries = workEntries(plan);
    expect(entries.map(({ index, task }) => [index, task])).toEqual([
      [0, 'DEV-15'],
      [1, 'DEV-16'],
    ]);
    expect(workJobs(plan).map(({ index, name }) => [index, name])).toEqual([
      [0, 'DEV-15'],
      [1, 'DEV-16'],
    ]);
  });
});

test('the workflow for act leaves out two keys, and passes on the outputs of matrix jobs by itself', () => {
  const original = Workflow.parse(parse(read(WORKFLOW)));
  const changed = Workflow.parse(parse(forAct(read(WORKFLOW))));
  const added = (name: string | undefined) =>
    name === 'Set the job outputs' || name === 'Combine the job outputs';
  const compared = ({ jobs: all, ...rest }: z.infer<typeof Workflow>) => ({
    ...rest,
    concurrency: null,
    jobs: Object.entries(all).map(([name, each]) => ({
      ...each,
      name,
      'cache-mode': undefined,
      outputs: each.strategy ? {} : each.outputs,
      steps: each.steps
        .filter((step) => !added(step.name))
        .map((step) => ({ ...step, with: { ...step.with, 'work-ids': '', 'test-ids': '' } })),
    })),
  });
  expect(compared(changed)).toEqual(compared(original));
  expect(forAct(read(WORKFLOW))).not.toMatch(/cache-mode|queue: max|toJSON\(needs/);
  const [set] = changed.jobs['work']?.steps.filter(({ name }) => added(name)) ?? [];
  expect(set?.env['OUTPUT_id-1']).toBe(original.jobs['work']?.outputs['id-1']);
});
