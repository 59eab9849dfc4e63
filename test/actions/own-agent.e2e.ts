/** The documented recipe: an agent that is a step of one's own workflow, from a dispatch to a landed main. */
import { expect, test } from '@jest/globals';
import { orchestrated } from '../support/act/runner.js';
import { recipe, withOwnStep, withScript } from '../support/own-step.js';

const scenario = {
  'TASKS.md': `- [ ] L-1: Lands
- [ ] F-1: Fails
`,
  '.github/tributary.yml': `agents:
  worker: echo "worker is a step of the workflow" >&2; exit 127
suites:
  unit: sh test.sh
attempts: 1
`,
  'test.sh': 'test ! -e half\n',
};

/** It fails for F-1; for the other task it does the work, and writes an execution file. */
const script = `grep -q "^# $TASK:" "$PROMPT_FILE"
if [ "$TASK" = F-1 ]; then echo half > half; exit 3; fi
# What must not be believed: another plan, a result, a hook.
mkdir -p "$RUNNER_TEMP/tributary/run/work/$TASK-1"
echo '{}' > "$RUNNER_TEMP/tributary/run/plan-9.json"
echo '{}' > "$RUNNER_TEMP/tributary/run/work/$TASK-1/result.json"
echo one > one
git add one && git -c user.name=A -c user.email=a@example.com commit -q -m 'mine'
echo two > two
cat > "$RUNNER_TEMP/execution.json" <<'END'
[{"type":"system"},{"type":"result","subtype":"success","is_error":false,"total_cost_usd":0.25,
"modelUsage":{"claude-haiku-4-5":{"inputTokens":10,"outputTokens":5,"cacheReadInputTokens":100,"cacheCreationInputTokens":0,"costUSD":0.25}}}]
END
echo "execution_file=$RUNNER_TEMP/execution.json" >> "$GITHUB_OUTPUT"
`;

test('an agent that is a workflow step lands its work, and a failing one counts as a failed attempt', async () => {
  const steps = withScript(recipe(), script, {
    TASK: '${{ steps.prepare.outputs.task }}',
    PROMPT_FILE: '${{ steps.prepare.outputs.prompt-file }}',
  });
  await using demo = await orchestrated(scenario, {
    change: (workflow) => withOwnStep(workflow, steps),
  });
  const rounds = await demo.start({ tasks: 'L-1 F-1' });
  const { pulls, comments } = demo.repository;
  try {
    expect(rounds).toHaveLength(1);
    // Something did not land: only Land reports that, not the job of an agent.
    const red = [...(rounds[0]?.jobs ?? [])].filter(([, result]) => result === 'failure');
    expect(red.map(([name]) => name)).toEqual(['Tributary/Land']);
    expect(demo.git('show', 'main:one')).toBe('one');
    expect(demo.git('show', 'main:two')).toBe('two');
    expect(demo.git('ls-tree', '--name-only', 'main', 'half')).toBe('');
    expect(demo.git('show', 'main:TASKS.md')).toBe(`- [x] L-1: Lands
- [ ] F-1: Fails
  - status: failed: the agent exited with code 1`);
    expect(pulls.map(({ title }) => title).toSorted()).toEqual([
      'L-1: Lands',
      'Mark 2 tasks in the task list',
    ]);
    const [comment] = comments.filter(({ body }) => body.includes('tributary-run'));
    expect(comment?.body).toContain('1 of 2 tasks landed on main');
    expect(rounds[0]?.summaries.map(({ text }) => text).join('\n')).toContain('$0.25');
    expect(demo.github.violations).toEqual([]);
  } catch (error) {
    for (const { log } of rounds) process.stderr.write(log);
    throw error;
  }
});
