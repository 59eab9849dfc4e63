/** Messages about workflows that a landing starts or does not start. */
import { plainText } from './plain.js';
import { listText } from './reasons.js';

/** The events that start a workflow of the base. */
export interface WorkflowTriggers {
  /** Its file name. */
  file: string;
  /** A person, or `after-land`, can start it. */
  onDispatch: boolean;
  /** A push to the base starts it. */
  onPush: boolean;
}

const KEY = 'after-land in .github/tributary.yml';

/**
 * Warnings to show before any agent is paid.
 *
 * @param asApp an App lands the changes: GitHub starts workflows for its pushes
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
        : ['# add "workflow_dispatch:" under "on:" of the workflow, or remove it from after-land'],
    warnings:
      silent.length === 0 || asApp
        ? []
        : [
            `GITHUB_TOKEN merges do not trigger push workflows: ${listText(silent)} will not run. If needed, list ${silent.length === 1 ? 'it' : 'them'} under ${KEY}.`,
          ],
  };
}

/** Why a workflow was not started after a landing. */
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
  if (!known) return `${KEY} lists ${file}, but the base branch has no such workflow.`;
  return known.onDispatch
    ? undefined
    : `${KEY} lists ${file}, but it cannot be started: there is no "workflow_dispatch" under its "on:".`;
}
