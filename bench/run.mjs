// `npm run bench -- NAME [--json] [options]` runs bench/NAME.ts, with `--help` it says what that does; without a name it lists what there is.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'table.ts')
  .map((file) => file.slice(0, -3));
const [name, ...options] = process.argv.slice(2);

if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME [--json]\nNAME is one of: ${names.join(', ')}`);
  process.exit(name === undefined || name === '--help' ? 0 : 2);
}
if (options.includes('--help')) {
  console.log(about(name));
  process.exit(0);
}
const { bench } = await import(`./${name}.ts`);
await bench(options);

/** What stands above the measurement in its file. @param {string} name */
function about(name) {
  const source = readFileSync(path.join(import.meta.dirname, `${name}.ts`), 'utf8');
  const [above = ''] = source.split('\nexport async function bench');
  const words = above.slice(above.lastIndexOf('/**') + 3, above.lastIndexOf('*/'));
  return words.replace(/^ *\* ?/gm, '').trim();
}
