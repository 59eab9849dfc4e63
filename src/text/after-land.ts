/** What is said about workflows that a landing starts, and those that it does not. Pure. */
import { plainText } from './plain.js';
import { listText } from './reasons.js';

/** What starts a workflow of the base. */
export interface WorkflowTriggers {
  /** Its file's name. */
  file: string;
  /** A person, or `after-land`, can start it. */
  onDispatch: boolean;
  /** A push to the base starts it. */
  onPush: boolean;
}

const KEY = 'after-land in .github/tributary.yml';

/**
 * To be said before an agent is paid.
 *
 * @param asApp landings are made by an App: GitHub starts workflows for what it pushes
 */
export function afterLandLines(
  workflows: readonly WorkflowTriggers[],
  afterLand: readonly string[],
  asApp: boolean,
): { problems: string[]; next: string[]; warnings: string[] } {
  const byFile = new Map(workflows.map((each) => [each.file, each]));
  const problems = afterLand.flatMap((file) => unstartable(file, byFile.get(file)) ?? []);
  const silent = workflows
    .filter(({ file, onPush }) => onPush && !afterLand.includes(file))
    .map(({ file }) => file);
  return {
    problems,
    next:
      problems.length === 0
        ? []
        : ['# give the workflow "workflow_dispatch:" under "on:", or take it out of after-land'],
    warnings:
      silent.length === 0 || asApp
        ? []
        : [
            `A push to the base starts ${listText(silent)}; what a workflow's own token lands starts ${silent.length === 1 ? 'it' : 'them'} not. What must run, such as a deploy: name it under ${KEY}.`,
          ],
  };
}

/** Why a workflow that should have been started after a landing was not. */
export function notStartedWords(
  file: string,
  base: string,
  { status, message }: { status: number; message: string },
): { problem: string; next: string[] } {
  return {
    problem: `${file} was not started after the landing: ${
      status === 404 ? `${base} has no such workflow` : plainText(message, 300)
    }.`,
    next: [`gh workflow run ${file} --ref ${base}`],
  };
}

function unstartable(file: string, known: WorkflowTriggers | undefined): string | undefined {
  if (!known) return `${KEY} names ${file}, and the base has no such workflow.`;
  return known.onDispatch
    ? undefined
    : `${KEY} names ${file}, which nobody but GitHub can start: it has no "workflow_dispatch" under "on:".`;
}
