import { expect, test } from '@jest/globals';
import { ifPresent } from '../../../src/adapters/files/absent.js';

function failing(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(code), { code }));
}

test.each(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'])(
  '%s means that the file is absent',
  async (code) => {
    expect(await ifPresent(failing(code))).toBeUndefined();
  },
);

test.each(['EMFILE', 'EACCES', 'EIO', 'ENOMEM'])(
  '%s does not count as an absent file',
  async (code) => {
    await expect(ifPresent(failing(code))).rejects.toThrow(code);
  },
);
