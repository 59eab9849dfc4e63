/** A mistake that a person can mend: shown as its words alone, never with a stack. */
export class UserError extends Error {
  /**
   * @param problems what happened, one line or paragraph each; all of them at once
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

  /** Whether it meets everything else of its kind too, until a person has mended it. */
  get isGeneral(): boolean {
    return false;
  }
}
