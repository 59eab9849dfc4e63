/** test: runs the suites on one candidate. A result belongs to a tree and a suite, so no tree is tested twice. */
import type { SuiteConfig } from '../core/config.js';
import type { Candidate, Digest, SuiteName, TreeSha } from '../core/model.js';
import { TestResult } from '../core/model.js';
import { testFile, testLogs } from '../core/run-layout.js';
import { failedTests } from '../core/train/test-output.js';
import type { CommandEnd, DigestOf, Ports, Run, TreeWorkspace } from '../ports.js';
import { runSetup } from './setup.js';

type TestPorts = Pick<Ports, 'workspaces' | 'clock' | 'events' | 'digest'>;

interface TestJob {
  candidate: Candidate;
  suites: readonly SuiteName[];
}

type Attempt = Omit<TestResult, 'version' | 'tree' | 'suite' | 'policy'>;

/** The existing result, if it was produced by the same command and set-up. */
export async function knownResult(
  run: Run,
  ports: Pick<Ports, 'digest'>,
  tree: TreeSha,
  suite: SuiteName,
): Promise<TestResult | undefined> {
  const policy = suitePolicy(run, suite, ports.digest);
  const known = await run.dir.read(testFile(tree, suite, policy), TestResult);
  return known?.policy === policy ? known : undefined;
}

/** Name of the file with the result that counts for this suite on this tree. */
export function resultFile(
  run: Run,
  ports: Pick<Ports, 'digest'>,
  tree: TreeSha,
  suite: SuiteName,
): string {
  return testFile(tree, suite, suitePolicy(run, suite, ports.digest));
}

/** Runs the suites that have no result yet; a red one is repeated in a fresh worktree before it counts. */
export async function test(run: Run, ports: TestPorts, job: TestJob): Promise<TestResult[]> {
  const { tree, changes } = job.candidate;
  const known = await Promise.all(job.suites.map((suite) => knownResult(run, ports, tree, suite)));
  const open = job.suites.filter((_, at) => !known[at]);
  if (open.length === 0) return known.flatMap((each) => each ?? []);
  for (const suite of open) ports.events.emit({ is: 'testing', tree, suite, changes });
  const first = await attempt(run, ports, { ...job, suites: open }, 1);
  const bad = open.filter(
    (suite) => !['green', 'lost'].includes(first.get(suite)?.result ?? 'lost'),
  );
  const second =
    bad.length > 0
      ? await attempt(run, ports, { ...job, suites: bad }, 2)
      : new Map<SuiteName, Attempt>();
  const fresh = await Promise.all(
    [...first].map(async ([suite, one]): Promise<TestResult> => {
      const two = second.get(suite);
      const policy = suitePolicy(run, suite, ports.digest);
      const result: TestResult = {
        version: 1,
        tree,
        suite,
        policy,
        ...(two ? both(one, two) : one),
      };
      // A lost result says nothing about the tree: it is not written, so the suite is run again.
      if (result.result !== 'lost') await run.dir.write(testFile(tree, suite, policy), result);
      ports.events.emit({ is: 'tested', changes, test: result });
      return result;
    }),
  );
  return [...known.flatMap((each) => each ?? []), ...fresh];
}

/** Runs the set-up in a fresh worktree, then the suites one after the other. */
async function attempt(
  run: Run,
  ports: TestPorts,
  job: TestJob,
  tries: number,
): Promise<Map<SuiteName, Attempt>> {
  const { commit, tree, k } = job.candidate;
  const startedAt = ports.clock.now();
  const name = `test-${run.round}-c${k}-${tries}-${job.suites.join('-').slice(0, 40)}`;
  await using workspace = await ports.workspaces.forTree(commit, name);
  const logs = testLogs(tree, tries);
  const setup = await runSetup(workspace, run.config, await run.dir.path(logs.setup));
  const results = new Map<SuiteName, Attempt>();
  for (const suite of job.suites) {
    if (setup.is === 'ready')
      results.set(suite, await runSuite(run, workspace, suite, await run.dir.path(logs.of(suite))));
    else if (setup.why.is === 'setup')
      results.set(suite, {
        result: 'setup',
        failures: [setup.why.command],
        tail: setup.why.tail,
        startedAt,
        seconds: setup.seconds,
      });
    else results.set(suite, { result: 'lost', failures: [], tail: '', startedAt, seconds: 0 });
  }
  return results;
}

async function runSuite(
  run: Run,
  workspace: TreeWorkspace,
  name: SuiteName,
  log: string,
): Promise<Attempt> {
  const suite = suiteOf(run, name);
  const end = await workspace.run({
    run: suite.run,
    ...(suite.in !== undefined && { in: suite.in }),
    env: { CI: 'true' },
    configEnv: [...run.config.env, ...suite.env],
    limit: suite.timeout,
    log,
    capture: true,
    confinement: { kind: 'suite' },
  });
  const result = testResultOf(end, suite);
  const failures = result === 'green' ? [] : failedTests(`${end.stdout ?? ''}\n${end.tail}`);
  return { result, failures, tail: end.tail, startedAt: end.startedAt, seconds: end.seconds };
}

/** A suite whose directory is missing is red; one that the machine could not start is lost. */
function testResultOf(end: CommandEnd, suite: SuiteConfig): TestResult['result'] {
  if (end.ended === 'timeout') return 'timeout';
  if (end.ended === 'aborted') return 'lost';
  if (end.ended === 'not-started') return suite.in === undefined ? 'lost' : 'red';
  return end.code === 0 ? 'green' : 'red';
}

/** The policy of a result: it counts only for the same suite, set-up and environment. */
function suitePolicy(run: Run, name: SuiteName, digest: DigestOf): Digest {
  return digest({ suite: suiteOf(run, name), setup: run.config.setup, env: run.config.env });
}

function suiteOf(run: Run, name: SuiteName): SuiteConfig {
  const suite = run.config.suites[name];
  if (!suite) throw new Error(`there is no suite ${name}`);
  return suite;
}

/** Green at the second try is flaky, lost at the second try is lost; otherwise the first result counts. */
function both(first: Attempt, second: Attempt): Attempt {
  return {
    ...first,
    result: second.result === 'green' ? 'flaky' : second.result === 'lost' ? 'lost' : first.result,
    seconds: first.seconds + second.seconds,
  };
}
