import { beforeAll, describe, expect, test } from '@jest/globals';
import { needBubblewrap, person } from './tools.js';

beforeAll(needBubblewrap);

describe('a command in the sandbox', () => {
  test('first', async () => {
    using me = person();
    const t = performance.now();
    const end = await me.run('pwd; echo hi > x; cat; ls -la ~ ; mount | wc -l; echo $TMPDIR; ls /tmp /run; exit 7', { stdin: 'in\n' });
    console.log(performance.now() - t, end);
    expect(end.code).toBe(7);
  });
});
