/** Answers of matrix jobs that are refused: the stages' own processes, with what such jobs could have set. */
import { expect, test } from '@jest/globals';
import { jobs } from '../support/jobs.js';

const files = {
  'TASKS.md': '- [ ] L-1: One\n- [ ] M-1: Two\n- [ ] N-1: Three\n',
  '.github/tributary.yml': `agents:
  worker: sh agents/$TRIBUTARY_TASK.sh
suites:
  unit: sh test.sh
attempts: 1
`,
  'test.sh': 'true\n',
  'agents/L-1.sh': 'echo one > one\n',
  'agents/M-1.sh': 'echo two > two\n',
  'agents/N-1.sh': 'echo three > three\n',
};

test('a job that names the artifact of another, or none of this run, counts as lost, which the log and the report say, and the others land', async () => {
  await using at = await jobs(files);
  const run = at.begin();
  const plan = await run.job({ stage: 'plan', tasks: 'ready' });
  const id = { 'plan-id': plan.outputs['artifact'] ?? '' };
  const { include } = JSON.parse(plan.outputs['work'] ?? '') as { include: { task: string }[] };
  expect(include.map(({ task }) => task)).toEqual(['L-1', 'M-1', 'N-1']);
  for (const entry of include)
    await run.job({ stage: 'work', ...id, matrix: JSON.stringify(entry) });
  const named = at.repository.runs
    .flatMap(({ artifacts }) => artifacts)
    .find(({ name }) => name === 'tributary-work-M-1-1-1');
  const ids = { 'id-0': String(named?.id), 'id-1': String(named?.id), 'id-2': '4711' };
  const given = { ...id, 'work-ids': JSON.stringify(ids) };

  const queue = await run.job({ stage: 'queue', ...given });
  expect([queue.code, queue.log]).toEqual([
    0,
    expect.stringMatching(
      /::warning::L-1: the answer of its job does not count: artifact \d+ is called tributary-work-M-1-1-1\. The job counts as lost\./,
    ),
  ]);
  expect(queue.log).toContain('::warning::N-1: the answer of its job does not count: this run has');
  const both = { ...given, 'queue-id': queue.outputs['artifact'] ?? '' };
  const { include: tests } = JSON.parse(queue.outputs['tests'] ?? '') as { include: object[] };
  for (const entry of tests)
    await run.job({ stage: 'test', ...both, matrix: JSON.stringify(entry) });
  const land = await run.job({ stage: 'land', ...both, 'goes-on': 'true' });
  expect(at.git('show', 'main:two')).toBe('two');
  expect(at.git('ls-tree', '--name-only', 'main', 'one', 'three')).toBe('');
  // Its attempt is used up; a job without an answer is repeated.
  expect(land.summary).toContain('The answer of its job was refused: artifact');
  expect(at.repository.dispatches).toHaveLength(1);
  expect(at.github.violations).toEqual([]);
});

test('the plan names the variables of each agent and of the reviews, so that a job gets no other key', async () => {
  await using at = await jobs({
    ...files,
    '.github/tributary.yml': `agents:
  worker: { run: "true", env: [ANTHROPIC_API_KEY, "MODE=fast"], when: { labels: [a] } }
  other: { run: "true", env: [OPENAI_API_KEY] }
default-agent: other
env: [SHARED]
suites:
  unit: "true"
gates:
  lint: { run: "true", env: [LINT_KEY] }
reviews:
  look: { run: "true", model: gemini-2.5-pro, env: [GEMINI_API_KEY] }
`,
    'TASKS.md': '- [ ] L-1: One\n  - labels: a\n- [ ] M-1: Two\n',
  });
  const { outputs } = await at.begin().job({ stage: 'plan', tasks: 'ready' });
  expect(JSON.parse(outputs['work'] ?? '')).toEqual({
    include: [
      { index: 0, task: 'L-1', attempt: 1, agent: 'worker', keys: ['SHARED', 'ANTHROPIC_API_KEY'] },
      { index: 1, task: 'M-1', attempt: 1, agent: 'other', keys: ['SHARED', 'OPENAI_API_KEY'] },
    ],
  });
  expect(JSON.parse(outputs['review-keys'] ?? '')).toEqual(['SHARED', 'GEMINI_API_KEY']);
});
