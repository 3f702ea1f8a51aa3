/**
 * Runs recorded answers of the sources through the parsers: `node test/recorded/payloads.ts PAYLOADS SEED`.
 * Prints "parsed of present" for each file; ends with 1 when a sound file loses a paper or an odd one passes for empty.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileReport, type Report, type Sample } from './samples.ts';
import { seedReport } from './seed.ts';

interface Index {
  readonly files: readonly Sample[];
}

async function main(payloads: string, seed: string): Promise<number> {
  const { files } = JSON.parse(readFileSync(path.join(payloads, 'index.json'), 'utf8')) as Index;
  const reports: Report[] = [];
  for (const sample of files) reports.push(await fileReport(payloads, sample));
  reports.push(await seedReport(seed));
  process.stdout.write(table(reports));
  const bad = reports.filter((report) => !report.good);
  process.stdout.write(`\n${reports.length - bad.length} of ${reports.length} files as they should be\n`);
  return bad.length === 0 ? 0 : 1;
}

function table(reports: readonly Report[]): string {
  const width = Math.max(...reports.map(({ file }) => file.length));
  return reports
    .map(({ file, parsed, present, said, good }) => {
      const count = `${parsed} of ${present}`.padStart(10);
      return `${good ? '  ' : '! '}${file.padEnd(width)}  ${count}  ${said}\n`;
    })
    .join('');
}

const [payloads, seed] = process.argv.slice(2);
if (payloads === undefined || seed === undefined) {
  process.stderr.write('usage: node test/recorded/payloads.ts PAYLOADS SEED\n');
  process.exitCode = 2;
} else {
  process.exitCode = await main(payloads, seed);
}
