// Runs suites (folders beside this file) in one process: node test/run.js api web
// `node --test` starts a process for each file, and Tributary tests many trees: this is quicker.
import { readdirSync } from 'node:fs';

for (const suite of process.argv.slice(2)) {
  const folder = new URL(`${suite}/`, import.meta.url);
  for (const file of readdirSync(folder).toSorted()) {
    if (file.endsWith('.test.js')) await import(new URL(file, folder).href);
  }
}
