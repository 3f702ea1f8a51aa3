// `npm run bench -- NAME [--json] [options]` runs bench/NAME.ts; without a name it lists what there is.
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'table.ts')
  .map((file) => file.slice(0, -3));
const [name, ...options] = process.argv.slice(2);

if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME [--json]\nNAME is one of: ${names.join(', ')}`);
  process.exit(name === undefined || name === '--help' ? 0 : 2);
}
const { bench } = await import(`./${name}.ts`);
await bench(options);
