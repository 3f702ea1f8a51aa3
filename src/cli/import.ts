import path from 'node:path';
import { type Command, Option } from 'commander';
import { handOff } from '../handoff/client.ts';
import type { ImportReport } from '../ingest/import.ts';
import type { ImportAsk } from '../ingest/import-file.ts';
import { openImport } from '../ingest/open-import.ts';
import type { CliEnvironment } from './environment.ts';
import { progress } from './terminal.ts';

interface Options {
  readonly format?: ImportAsk['format'];
  readonly date?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `import FILE`: papers out of a file, by the bot that runs in the data folder or by this process itself. */
export function importVerb(program: Command, environment: CliEnvironment): void {
  program
    .command('import')
    .summary('take in the papers of a file')
    .description(
      'Take in the papers of a file: JSON Lines, BibTeX, or a saved Hugging Face papers page; gzip or not.\nWhat is held already stays as it is, so that an import can be stopped and repeated.',
    )
    .argument('<file>', 'the file')
    .addOption(
      new Option('--format <format>', 'what the file is; guessed when left out').choices([
        'jsonl',
        'bibtex',
        'page',
      ]),
    )
    .option('--date <YYYY-MM-DD>', 'the day of a saved page')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'print the counts as JSON')
    .action(async (file: string, options: Options) => {
      const { format, date, dryRun = false, json = false } = options;
      const report = await run(environment, {
        path: path.resolve(environment.cwd, file),
        format,
        date,
        dryRun,
      });
      environment.terminal.out(json ? JSON.stringify(report) : inWords(report, dryRun));
    });
}

async function run({ config, terminal }: CliEnvironment, ask: ImportAsk): Promise<ImportReport> {
  const shown = progress('papers read');
  const { signal } = terminal;
  const onProgress = (read: unknown) => shown.at(Number(read));
  try {
    const handed = await handOff(
      config().dataDir,
      { verb: 'import', args: { ...ask } },
      { onProgress, signal },
    );
    if (handed.handed) return handed.result as ImportReport;
    const own = await openImport(config());
    return await own.importFile(ask, { onProgress, signal }).finally(own.close);
  } finally {
    shown.end();
  }
}

function inWords(report: ImportReport, dryRun: boolean): string {
  const { added, known, updated, merged, skipped, reasons } = report;
  const more = [updated && `${updated} told more`, merged && `${merged} joined two`]
    .filter(Boolean)
    .join(', ');
  const head = `${dryRun ? 'Would be: ' : ''}added ${added} · known ${known}${more && ` (${more})`} · skipped ${skipped}`;
  const why = reasons.map(
    ({ reason, count, lines }) =>
      `  ${count} × ${reason} (line ${lines.join(', ')}${count > lines.length ? ' …' : ''})`,
  );
  return [head, ...why].join('\n');
}
