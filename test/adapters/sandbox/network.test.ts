import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { closeNetwork } from '../../../src/adapters/sandbox/network.js';
import { needBubblewrap, person } from './tools.js';

beforeAll(async () => {
  await needBubblewrap();
  for (const program of ['socat', 'rg'])
    try {
      execFileSync('which', [program]);
    } catch {
      throw new Error('Rules by domain need socat and ripgrep: apt-get install socat ripgrep');
    }
});

afterAll(closeNetwork);

/** Asks the proxy for a connection to each domain, and prints what it answers. */
const ask = `
const { request } = require('node:http');
const proxy = new URL(process.env.https_proxy);
const authorization = 'Basic ' + Buffer.from(proxy.username + ':' + proxy.password).toString('base64');
for (const domain of process.argv.slice(2)) {
  const headers = { 'Proxy-Authorization': authorization };
  request({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: domain + ':443', headers })
    .on('connect', ({ statusCode }, socket) => { console.log(domain, statusCode); socket.destroy(); })
    .on('error', ({ code }) => console.log(domain, code))
    .end();
}`;

function listening(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

test('a command reaches the listed domains through the proxy, and nothing else', async () => {
  using me = person('sandbox:\n  network: [allowed.invalid, "*.parts.invalid"]\n');
  writeFileSync(join(me.dir, 'ask.cjs'), ask);
  const end = await me.run('node ask.cjs allowed.invalid a.parts.invalid other.invalid');
  const answers = end.stdout.trim().split('\n').toSorted();
  // The first two do not exist, so the proxy fails to connect; the third it refuses.
  expect(answers.map((line) => line.replace(/ 50\d$/, ' tried'))).toEqual([
    'a.parts.invalid tried',
    'allowed.invalid tried',
    'other.invalid 403',
  ]);
});

test.each(['none', '[allowed.invalid]'])(
  'with `network: %s`, a server of this machine cannot be reached',
  async (network) => {
    const server = createServer((_, response) => response.end('secret'));
    const port = await listening(server);
    try {
      using me = person(`sandbox:\n  network: ${network}\n`);
      const line = `node -e 'fetch("http://127.0.0.1:${port}").then(async (r) => console.log(await r.text()), () => console.log("no"))'`;
      expect((await me.run(line)).stdout).toBe('no\n');
      expect((await me.run(line, { outside: true })).stdout).toBe('secret\n');
    } finally {
      server.close();
    }
  },
);
