/** One thing that `tributary doctor` looked at. */
export interface DoctorCheck {
  name: string;
  /** `warn`: Tributary runs all the same. */
  ok: boolean | 'warn';
  found: string;
  /** What is needed, where what was found is not that. */
  need?: string | undefined;
  /** What to type next, one command a line. */
  next?: readonly string[] | undefined;
}
