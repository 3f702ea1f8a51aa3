import { openStore } from '../../src/store/open.ts';

/** Says when it begins to open a store; a test kills it then. */
process.stdout.write('opening\n');
await openStore({ dataDir: process.argv[2] ?? '' });
process.exit();
