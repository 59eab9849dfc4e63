// Writes the outputs of the matrix jobs into the workflow: a key for each possible job of a matrix. GitHub
// accepts no expression in a key, so all of them are written out.
import { readFileSync } from 'node:fs';

const WORKFLOW = '.github/workflows/orchestrate.yml';
const MATRIX_JOBS = ['work', 'test'];
const MARK = 'Written by `npm run generate`.';

/** @returns the workflow's path and its text as it should be */
export async function workflowFiles(root) {
  const { MOST_JOBS } = await import(new URL('lib/core/limits.js', root).href);
  const text = readFileSync(new URL(WORKFLOW, root), 'utf8');
  return [[WORKFLOW, MATRIX_JOBS.reduce((all, job) => withOutputs(all, job, MOST_JOBS), text)]];
}

/** The lines behind the mark in this job, replaced. */
function withOutputs(text, job, most) {
  const block = new RegExp(
    `(\\n  ${job}:\\n(?: {4}.*\\n|\\n)*?.*${MARK}\\n)(?: {6}id-\\d+:.*\\n)*`,
  );
  if (!block.test(text)) throw new Error(`the job ${job} has no line with "${MARK}"`);
  const lines = Array.from({ length: most }, (_, index) => outputOf(job, index));
  return text.replace(block, (_, before) => `${before}${lines.join('')}`);
}

/** The index is the plan's, in the matrix entry: neither the job's code nor its environment can change it. */
function outputOf(job, index) {
  const id = `steps.${job}.outputs.artifact-id`;
  return `      id-${index}: \${{ matrix.index == ${index} && ${id} || '' }}\n`;
}
