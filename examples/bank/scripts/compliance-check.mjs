// The compliance gate: what a financial change must never do. It prints its findings as JSON;
// Tributary blocks on them, and on a check that fails to run. By hand: node scripts/compliance-check.mjs
import { changedSources } from './diff.mjs';
import { reportUsage } from './usage.mjs';

const FLOAT_MONEY = /\bparseFloat\(|\.toFixed\(|[-+*/]=?\s*\d*\.\d|\d\.\d+\s*[-+*/]/;
const BALANCE_CHANGES = /\.balance\s*(?:[-+*/]?=(?!=)|\+\+|--)/;
const BALANCE_FALLS = /\.balance\s*(?:-=|--|=(?!=).*-)/;

const files = changedSources();
const findings = files.flatMap(({ path, lines }) => [
  ...lines.filter(({ text, added }) => added && FLOAT_MONEY.test(code(text))).map(floatMoney(path)),
  ...declarations(lines).flatMap((declaration) => unguarded(path, declaration)),
]);
const answer = JSON.stringify({ findings }, null, 2);
console.log(answer);
reportUsage(files, answer);

/** A line without its texts and comments. */
function code(text) {
  return text.replace(/'[^']*'|"[^"]*"|\/\*.*?\*\//g, ' ').replace(/\/\/.*|^\s*\/?\*.*/, '');
}

/** A top-level declaration ends where a line closes at the margin. */
function declarations(lines) {
  const parts = [[]];
  for (const line of lines) {
    parts.at(-1).push(line);
    if (/^[})]/.test(line.text)) parts.push([]);
  }
  return parts;
}

function unguarded(path, declaration) {
  const all = declaration.map(({ text }) => code(text)).join('\n');
  const first = (pattern) =>
    declaration.find(({ text, added }) => added && pattern.test(code(text)));
  const change = first(BALANCE_CHANGES);
  const fall = first(BALANCE_FALLS);
  return [
    change !== undefined &&
      !/\baudit\.record\(/.test(all) &&
      finding('audit-log', path, change, 'a balance changes without an entry in the audit log'),
    fall !== undefined &&
      !/\bcheckLimit\(/.test(all) &&
      finding('limit-check', path, fall, 'a balance falls without a check of the limit'),
  ].filter(Boolean);
}

function floatMoney(path) {
  return (line) =>
    finding('money-as-float', path, line, 'money is a whole number of cents, never a float');
}

function finding(rule, path, { number }, message) {
  return { rule, message, path, line: number, level: 'error' };
}
