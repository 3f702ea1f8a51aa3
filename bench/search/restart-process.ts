import { createIndex } from '../../src/search/worker-index.ts';
import { firstAnswer } from './engine.ts';

// Paperboy's index on its thread, from what is in a folder: what it takes to its first answer, which is of everything.
const [folder = ''] = process.argv.slice(2);
const index = createIndex({ folder });
const first = await firstAnswer(() => index.search({ query: 'graph', limit: 10 }));
const memory = { what: 'memory of the process after it', value: process.memoryUsage().rss / 1e6, unit: 'MB' };
await index.close();
process.send?.([first, memory]);
