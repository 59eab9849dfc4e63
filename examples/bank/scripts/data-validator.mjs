// A review: it warns about what a person should look at, and never blocks.
import { changedSources } from './diff.mjs';
import { reportUsage } from './usage.mjs';

const BARE_AMOUNT = /(?<![\w.])\d[\d_]{3,}\b/;
const CONSTANT = /^\s*(?:export )?const [A-Z][A-Z_]* =/;

const files = changedSources();
const findings = files.flatMap(({ path, lines }) =>
  lines.flatMap(({ number, text, added }, at) => {
    if (!added) return [];
    const warn = (rule, message) => ({ rule, message, path, line: number, level: 'warning' });
    const found = [];
    if (BARE_AMOUNT.test(text) && !CONSTANT.test(text)) {
      found.push(warn('unnamed-amount', 'an amount without a name: make it a constant'));
    }
    if (/^export (?:async )?function /.test(text) && !/\*\/\s*$/.test(lines[at - 1]?.text ?? '')) {
      found.push(warn('undocumented', 'an exported function without a word on its units'));
    }
    return found;
  }),
);
const answer = JSON.stringify({ findings }, null, 2);
console.log(answer);
reportUsage(files, answer);
