/** What is to go wrong, on demand. */
export interface Fault {
  /** An operation id, or `git-upload-pack`, `git-receive-pack`, or `git-info-refs` for the look that comes before both. */
  operation: string;
  /** How many requests it hits; default 1. */
  times?: number;
  /** How many it lets pass first. */
  skip?: number;
  /** Answer with this; without it (and without `drop`) the true answer is given, late or with more headers. */
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  /** Close the connection without an answer. */
  drop?: boolean;
  /** Do the work first: "merged but answered 500". */
  after?: boolean;
  /** Called before the answer, and after the work where that is done. */
  hit?: () => void;
}

export class Faults {
  private readonly waiting: { fault: Fault; left: number; skip: number }[] = [];

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 });
  }

  clear(): void {
    this.waiting.length = 0;
  }

  /** The fault for this request, counted off. */
  take(operation: string): Fault | undefined {
    const found = this.waiting.find(({ fault, left }) => fault.operation === operation && left > 0);
    if (!found) return undefined;
    if (found.skip > 0) {
      found.skip -= 1;
      return undefined;
    }
    found.left -= 1;
    return found.fault;
  }
}
