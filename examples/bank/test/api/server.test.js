import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createBank, openAccount } from '../../src/accounts.js';
import { bankServer } from '../../src/server.js';

let server;
let url;

async function call(method, path, body) {
  const response = await fetch(url + path, { method, body: body && JSON.stringify(body) });
  const text = await response.text();
  const json = response.headers.get('content-type').startsWith('application/json');
  return { status: response.status, body: json ? JSON.parse(text) : text };
}

describe('over HTTP', () => {
  before(async () => {
    const bank = createBank();
    openAccount(bank, { owner: 'Ada', balance: 5_000, limit: 2_000_000 });
    server = bankServer(bank);
    await new Promise((open) => server.listen(0, '127.0.0.1', open));
    url = `http://127.0.0.1:${server.address().port}`;
  });

  after(() => {
    server.close();
    server.closeAllConnections();
  });

  test('accounts and transfers', async () => {
    const opened = await call('POST', '/api/accounts', { owner: 'Grace', balance: '10.00' });
    assert.deepEqual([opened.status, opened.body.balance], [201, 1_000]);

    const moved = await call('POST', '/api/transfers', { from: 'A1', to: 'A2', amount: '5.25' });
    assert.deepEqual([moved.status, moved.body.state], [201, 'done']);

    const accounts = await call('GET', '/api/accounts');
    assert.deepEqual(
      accounts.body.map(({ balance }) => balance),
      [4_475, 1_525],
    );

    const big = await call('POST', '/api/transfers', { from: 'A1', to: 'A2', amount: '10000.00' });
    assert.equal(big.body.state, 'pending');
    const approved = await call('POST', `/api/transfers/${big.body.id}/approve`);
    assert.deepEqual([approved.status, approved.body.state], [200, 'done']);
  });

  test('pages are HTML', async () => {
    assert.match((await call('GET', '/')).body, /<h1>Accounts<\/h1>/);
    assert.match((await call('GET', '/accounts/A1')).body, /<h1>A1: Ada<\/h1>/);
  });

  test('what cannot be done is refused with a reason', async () => {
    const refused = [
      [404, await call('GET', '/nothing')],
      [404, await call('GET', '/accounts/A9')],
      [400, await call('POST', '/api/accounts', { owner: '' })],
      [400, await call('POST', '/api/transfers', { from: 'A1', to: 'A2', amount: 'much' })],
      [400, await call('POST', '/api/transfers')],
      [413, await call('POST', '/api/accounts', { owner: 'x'.repeat(20_000) })],
    ];
    for (const [status, answer] of refused) {
      assert.equal(answer.status, status);
      assert.equal(typeof answer.body.error, 'string');
    }
  });
});
