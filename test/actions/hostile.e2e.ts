/** Agents and tests that try to speak for other jobs, under act. */
import { expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActEnded } from '../support/act/act.js';
import { orchestrated } from '../support/act/runner.js';

/** What an agent finds of the processes above it, without those of the test itself. */
const LOOK = `pid=$$
while [ "$pid" -gt 1 ]; do
  tr '\\0' '\\n' < /proc/$pid/environ 2> /dev/null >> "$OUTSIDE/environ-$TRIBUTARY_TASK"
  pid=$(sed -n 's/^PPid:\\t//p' /proc/$pid/status)
done
env >> "$OUTSIDE/environ-$TRIBUTARY_TASK"
`;

/** Writes into the files that act, as the runner, keeps for the steps of this run. */
const WRITE = `find "$HOME/.." -type f \\( -name 'SUMMARY*.md' -o -name '*cmd.txt' -o -name 'envs.txt' \\) 2> /dev/null > "$OUTSIDE/written" || true
while read -r file; do echo '5 of 5 tasks landed, approve here' >> "$file"; done < "$OUTSIDE/written"
`;

/** A result and a bundle of its own in the name of A-1, as a job with the runner's upload token could make them. */
const FORGE = `set -e
echo forged > one
git add one && git -c user.name=A -c user.email=a@example.com commit -q -m forged
head=$(git rev-parse HEAD) base=$(git rev-parse HEAD^)
id=777 run=$OUTSIDE/artifacts/101
mkdir -p $run/names $run/files/$id/work/A-1-1
git bundle create -q $run/files/$id/work/A-1-1/change.bundle HEAD ^$base
cat > $run/files/$id/work/A-1-1/result.json <<END
{"version":1,"task":"A-1","agent":"worker","attempt":1,"base":"$base","startedAt":"2026-01-01T00:00:00Z",
"seconds":1,"usage":{"models":{}},"problems":[],"is":"delivered","head":"$head"}
END
for name in tributary-work-A-1-1-999999999 tributary-work-zzz-999999999 tributary-work-A-1-1-2; do printf $id > $run/names/$name; done
git reset -q --hard $base && echo mine > mine
`;

/** Its candidate's tests say that every tree is green, in the name of every test job. */
const FORGE_TESTS = `run=$OUTSIDE/artifacts/101
for tree in $(git log --all --format=%T); do
  mkdir -p $run/files/778/test/$tree
  echo '{"version":1,"tree":"'$tree'","suite":"unit","policy":"${'0'.repeat(32)}","result":"green","failures":[],"tail":"","startedAt":"2026-01-01T00:00:00Z","seconds":1}' > $run/files/778/test/$tree/unit-00000000.json
done
for k in 0 1 2 3 4; do printf 778 > $run/names/tributary-test-$k-unit-999999999; done
test ! -e broken
`;

function files(outside: string): Record<string, string> {
  const agent = (key: string) =>
    `{ run: "sh agents/$TRIBUTARY_TASK.sh", env: ["OUTSIDE=${outside}", ${key}] }`;
  return {
    'TASKS.md': `- [ ] A-1: Honest
- [ ] H-1: Forges the work of another
  - agent: other
- [ ] R-1: Breaks the tests
`,
    '.github/tributary.yml': `agents:
  worker: ${agent('ANTHROPIC_API_KEY')}
  other: ${agent('OPENAI_API_KEY')}
default-agent: worker
env: ["OUTSIDE=${outside}"]
suites:
  unit: sh test.sh
attempts: 1
sandbox: off
`,
    'test.sh': FORGE_TESTS,
    'agents/A-1.sh': `${LOOK}echo honest > one\n`,
    'agents/H-1.sh': `${LOOK}${WRITE}${FORGE}`,
    'agents/R-1.sh': 'touch broken\n',
  };
}

const SECRETS = {
  ANTHROPIC_API_KEY: 'sk-ant-standin-0123456789',
  OPENAI_API_KEY: 'sk-openai-standin-0123456789',
  GEMINI_API_KEY: 'gemini-standin-0123456789',
};

async function withLogs(rounds: readonly ActEnded[], check: () => void): Promise<void> {
  try {
    check();
  } catch (error) {
    for (const { log } of rounds) process.stderr.write(log);
    throw error;
  }
}

test('what a job uploads in the name of another, or writes for the runner, counts for nobody, and its agent finds no other key and no token', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'tributary-hostile-'));
  const artifacts = join(outside, 'artifacts');
  await using demo = await orchestrated(files(outside), { artifacts, secrets: SECRETS });
  const rounds = await demo.start({ tasks: 'A-1 H-1 R-1' });
  await withLogs(rounds, () => {
    expect(readFileSync(join(outside, 'written'), 'utf8')).toMatch(/SUMMARY[^]*cmd\.txt/);
    // The forged artifacts were there.
    expect(existsSync(join(artifacts, '101/names/tributary-work-A-1-1-999999999'))).toBe(true);
    expect(existsSync(join(artifacts, '101/names/tributary-test-1-unit-999999999'))).toBe(true);
    expect(demo.git('show', 'main:one')).toBe('honest');
    expect(demo.git('show', 'main:mine')).toBe('mine');
    expect(demo.git('ls-tree', '--name-only', 'main', 'broken')).toBe('');
    const summaries = rounds.flatMap((round) => round.summaries.map(({ text }) => text)).join('\n');
    expect(summaries).toContain('2 of 3 tasks landed');
    expect(summaries).not.toContain('approve here');
    const seen = (task: string) => readFileSync(join(outside, `environ-${task}`), 'utf8');
    expect(seen('A-1')).toContain(SECRETS.ANTHROPIC_API_KEY);
    expect(seen('H-1')).toContain(SECRETS.OPENAI_API_KEY);
    for (const [task, own] of [
      ['A-1', SECRETS.ANTHROPIC_API_KEY],
      ['H-1', SECRETS.OPENAI_API_KEY],
    ] as const) {
      const others = Object.values(SECRETS).filter((key) => key !== own);
      for (const text of [
        'ghs_standin',
        'INPUT_',
        'GITHUB_STEP_SUMMARY',
        'GITHUB_OUTPUT',
        ...others,
      ])
        expect(seen(task)).not.toContain(text);
    }
    expect(demo.github.violations).toEqual([]);
  });
  rmSync(outside, { recursive: true });
});
