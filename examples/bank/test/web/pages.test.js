import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBank, openAccount } from '../../src/accounts.js';
import { accountsPage } from '../../src/pages/accounts.js';
import { statementPage } from '../../src/pages/statement.js';
import { transfer } from '../../src/transfers.js';

function bankWithTransfers() {
  const bank = createBank();
  openAccount(bank, { owner: 'Ada', balance: 5_000 });
  openAccount(bank, { owner: '<b>Grace</b>', balance: 1_000 });
  transfer(bank, { from: 'A1', to: 'A2', amount: 2_000, note: 'rent' });
  transfer(bank, { from: 'A2', to: 'A1', amount: 150, note: 'tea' });
  return bank;
}

test('the accounts page shows each balance and trusts no name', () => {
  const html = accountsPage(bankWithTransfers());
  assert.match(html, /<td>A1<\/td><td>Ada<\/td><td>31.50<\/td>/);
  assert.match(html, /&lt;b&gt;Grace&lt;\/b&gt;/);
  assert.doesNotMatch(html, /<b>/);
});

test('a statement shows what came in and what went out', () => {
  const html = statementPage(bankWithTransfers(), 'A1');
  assert.match(html, /<td>A2<\/td><td>-20.00<\/td><td>rent<\/td>/);
  assert.match(html, /<td>A2<\/td><td>1.50<\/td><td>tea<\/td>/);
  assert.match(html, /Balance: 31.50/);
});

test('looking at a statement changes nothing', () => {
  const bank = bankWithTransfers();
  const before = structuredClone(bank.transfers);
  assert.equal(statementPage(bank, 'A1'), statementPage(bank, 'A1'));
  assert.deepEqual(bank.transfers, before);
});
