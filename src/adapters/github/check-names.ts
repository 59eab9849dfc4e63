/** The one commit status of Tributary's, and the check runs beside it. */

/** What branch protection is to require. */
export const STATUS = 'tributary';
export const TESTS_CHECK = checkOf('tests');

/** A gate that is called `tests` is not to be mistaken for the tests. */
export function gateCheck(gate: string): string {
  return checkOf(gate === 'tests' ? 'gate tests' : gate);
}

/** Whether it is the name of one of Tributary's check runs. */
export function isCheck(name: string): boolean {
  return name.startsWith(checkOf(''));
}

function checkOf(what: string): string {
  return `${STATUS} / ${what}`;
}
