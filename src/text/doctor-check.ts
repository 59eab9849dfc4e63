/** The result of one check of `tributary doctor`. */
export interface DoctorCheck {
  name: string;
  /** `warn`: Tributary can run anyway. */
  ok: boolean | 'warn';
  found: string;
  /** What is needed, if it differs from what was found. */
  need?: string | undefined;
  /** What to type next, one command a line. */
  next?: readonly string[] | undefined;
}
