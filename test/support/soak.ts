/** How often a test repeats what fails only now and then: a few times in `npm test`, often in `npm run soak`. */
export function repeats(usual: number, soak: number): number {
  return process.env['TRIBUTARY_SOAK'] === '1' ? soak : usual;
}
