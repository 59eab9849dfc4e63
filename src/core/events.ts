/** What happens in a run, as data. Renderers (terminal, log) turn it into sentences. */
import type {
  AgentName,
  AgentStatus,
  CommitSha,
  Outcome,
  Plan,
  Seconds,
  Stop,
  TaskId,
  TestResult,
  Verdict,
  WorkResult,
} from './model.js';

export type Event =
  | { is: 'planned'; plan: Plan }
  | { is: 'resumed'; run: string }
  | { is: 'setting-up'; task: TaskId; agent: AgentName; worktree: string }
  | {
      is: 'spawned';
      task: TaskId;
      agent: AgentName;
      attempt: number;
      worktree: string;
      limit: Seconds;
    }
  | { is: 'status'; task: TaskId; status: AgentStatus }
  | { is: 'line'; task: TaskId; line: string }
  | { is: 'problem'; task: TaskId; message: string }
  | { is: 'worked'; result: WorkResult }
  | { is: 'judged'; task: TaskId; verdict: Verdict; agent?: AgentName | undefined }
  | { is: 'testing'; tree: string; suite: string; changes: TaskId[] }
  | { is: 'tested'; changes: TaskId[]; test: TestResult }
  | { is: 'merging'; task: TaskId }
  | { is: 'landed'; task: TaskId; commit: CommitSha }
  | { is: 'outcome'; outcome: Outcome; worktree?: string | undefined; branch: string }
  | { is: 'stopped'; stop: Stop }
  | { is: 'round-ended'; round: number; next: TaskId[] }
  | { is: 'note'; message: string };
