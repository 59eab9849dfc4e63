/** The workflow as act can run it: without what act does not know, and with what it does otherwise than GitHub. */
import { parse, stringify } from 'yaml';

interface Step {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  shell?: string;
  run?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}

interface Job {
  'cache-mode'?: string;
  strategy?: object;
  outputs?: Record<string, string>;
  steps: Step[];
}

export interface Workflow {
  concurrency: { queue?: string };
  jobs: Record<string, Job>;
}

/** More than a test has jobs in a matrix: each key is evaluated for each of them. */
const MOST_KEYS = 12;
const OUTPUTS = '"$TRIBUTARY_ARTIFACTS/$GITHUB_RUN_ID/outputs"';

/** act keeps the outputs of the first job of a matrix only; GitHub combines those of all its jobs. */
export function forAct(text: string): string {
  const workflow = parse(text) as Workflow;
  delete workflow.concurrency.queue;
  for (const [name, job] of Object.entries(workflow.jobs)) {
    delete job['cache-mode'];
    if (job.strategy) job.steps.push(writeOutputs(name, job));
    job.steps = job.steps.flatMap((step) => withCombined(step));
  }
  return stringify(workflow, { lineWidth: 0 });
}

/** At the end of each job of the matrix: its expressions, evaluated for itself. An empty one says nothing. */
function writeOutputs(name: string, job: Job): Step {
  const outputs = Object.entries(job.outputs ?? {}).slice(0, MOST_KEYS);
  delete job.outputs;
  return {
    name: 'Set the job outputs',
    if: 'always()',
    shell: 'bash',
    run: `mkdir -p ${OUTPUTS}/${name} && cd ${OUTPUTS}/${name}
env | sed -n 's/^OUTPUT_\\(id-[0-9]*\\)=\\(..*\\)$/\\1 \\2/p' | while read -r key id; do echo "$id" > "$key"; done
`,
    env: Object.fromEntries(outputs.map(([key, value]) => [`OUTPUT_${key}`, value])),
  };
}

/** Before a step that reads such outputs: all of them. */
function withCombined(step: Step): Step[] {
  const read = Object.entries(step.with ?? {}).flatMap(([input, value]) => {
    const [, job] = /^\$\{\{ toJSON\(needs\.(\w+)\.outputs\) \}\}$/.exec(value) ?? [];
    return job === undefined ? [] : [{ input, job }];
  });
  if (read.length === 0) return [step];
  const script = `const { readdirSync, readFileSync } = require('node:fs');
const [folder] = process.argv.slice(1);
let keys = [];
try { keys = readdirSync(folder); } catch {}
process.stdout.write(JSON.stringify(Object.fromEntries(
  keys.map((key) => [key, readFileSync(folder + '/' + key, 'utf8').trim()]))));`;
  const lines = read.map(
    ({ job }) => `echo "${job}=$(node -e "$SCRIPT" ${OUTPUTS}/${job})" >> "$GITHUB_OUTPUT"`,
  );
  const combined = read.map(({ input, job }) => [input, `\${{ steps.combined.outputs.${job} }}`]);
  return [
    {
      name: 'Combine the job outputs',
      id: 'combined',
      shell: 'bash',
      run: `${lines.join('\n')}\n`,
      env: { SCRIPT: script },
    },
    { ...step, with: { ...step.with, ...Object.fromEntries(combined) } },
  ];
}
