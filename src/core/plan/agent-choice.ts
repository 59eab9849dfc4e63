/** Chooses the agent for a task. */
import type { Config } from '../config.js';
import type { AgentName, Task } from '../model.js';
import { type MatcherOf, whenMatches } from '../scope/overlap.js';

/**
 * The agent for a task: the one it names, else the first whose rule matches, else the default.
 * @returns a name, which may be missing in the configuration
 */
export function agentFor(
  task: Task,
  config: Pick<Config, 'agents' | 'default-agent'>,
  match: MatcherOf,
): AgentName | undefined {
  if (task.agent) return task.agent;
  const agents = Object.entries(config.agents) as [AgentName, Config['agents'][AgentName]][];
  const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
  const ruled = agents.find(([, { when }]) => when && whenMatches(when, subject, match));
  return ruled?.[0] ?? config['default-agent'] ?? agents.find(([, { when }]) => !when)?.[0];
}
