/** A problem that a person can fix. Shown as text, never with a stack trace. */
export class UserError extends Error {
  /**
   * @param problems all problems, one line or paragraph each
   * @param next what to type next, one command a line
   */
  constructor(
    readonly problems: string[],
    readonly next: string[] = [],
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(problems.join('\n'));
    this.name = 'UserError';
  }

  /** Whether the same operation would fail for every other task too until a person fixes the cause. */
  get isGeneral(): boolean {
    return false;
  }
}
