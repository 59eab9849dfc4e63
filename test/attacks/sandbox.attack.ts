/** Every attack of the corpus on this machine, in the sandbox. `npm run attacks` runs it. */
import { beforeAll } from '@jest/globals';
import { needBubblewrap } from '../adapters/sandbox/tools.js';
import { testAttacks } from './attack-tests.js';

beforeAll(needBubblewrap);

testAttacks('sandbox');
