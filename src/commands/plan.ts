/** `tributary plan`: what a run would do. Writes nothing. */
import type { OnOverlap } from '../core/model.js';
import type { CommandContext, ExitCode } from './context.js';
import { openProject } from './project.js';
import { draftPlan, planShown } from './run.js';

export interface PlanOptions {
  ask: string[];
  base?: string | undefined;
  onOverlap?: OnOverlap | undefined;
  json?: boolean | undefined;
}

/** @returns 0 where something would start, 2 where nothing would */
export const planCommand = async (
  context: CommandContext,
  options: PlanOptions,
): Promise<ExitCode> => {
  const project = await openProject(context, options.base);
  const onOverlap = options.onOverlap ?? project.config['on-overlap'] ?? 'sequential';
  const plan = await draftPlan(context, project, options.ask, onOverlap);
  context.stdout.write(`${planShown(plan, options)}\n`);
  return plan.assign.length + plan.adopt.length + plan.later.length > 0 ? 0 : 2;
};
