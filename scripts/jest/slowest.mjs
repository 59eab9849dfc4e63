/** Prints, after many test files, the ten that took longest. */
import { relative } from 'node:path';

const SHOWN = 10;

export default class Slowest {
  onRunComplete(_contexts, { testResults }) {
    if (testResults.length <= SHOWN) return;
    const slowest = testResults
      .map(({ testFilePath, perfStats }) => ({ testFilePath, milliseconds: perfStats.runtime }))
      .toSorted((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, SHOWN);
    const lines = slowest.map(({ testFilePath, milliseconds }) => {
      const seconds = (milliseconds / 1000).toFixed(1).padStart(6);
      return `${seconds} s  ${relative(process.cwd(), testFilePath)}`;
    });
    process.stderr.write(`\nThe slowest files:\n${lines.join('\n')}\n`);
  }
}
