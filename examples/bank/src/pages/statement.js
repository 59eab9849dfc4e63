import { findAccount } from '../accounts.js';
import { formatMoney } from '../money.js';
import { layout, table } from './layout.js';

/** What came into and went out of one account. */
export function statementPage(bank, id) {
  const { owner, balance } = findAccount(bank, id);
  const rows = bank.transfers
    .filter(({ from, to, state }) => state === 'done' && (from === id || to === id))
    .map(({ from, to, amount, note }) =>
      from === id ? [to, formatMoney(-amount), note] : [from, formatMoney(amount), note],
    );
  const total = `<p>Balance: ${formatMoney(balance)}</p>`;
  return layout(`${id}: ${owner}`, `${table(['With', 'Amount', 'Note'], rows)}\n${total}`);
}
