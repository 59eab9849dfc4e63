/** Every attack of the corpus on this machine, without a sandbox. `npm run attacks` runs it. */
import { testAttacks } from './attack-tests.js';

testAttacks('alone');
