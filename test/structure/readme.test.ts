import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS, usageLine } from '../../commands/index.ts';
import { SETTINGS } from '../../src/config/settings.ts';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');
const README = read('README.md');

/** The cells of the table under a heading, row by row; `\|` is a bar. */
function tableUnder(heading: string): string[][] {
  const section = README.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const table = section.split('\n\n').find((part) => part.startsWith('|')) ?? '';
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

describe('the README', () => {
  test('lists every command as it is used', () => {
    const worded = COMMANDS.filter((command) => command.root !== 'button');
    expect(tableUnder('Commands')).toEqual(
      worded.map((command) => [`\`${usageLine(command).replace('Usage: ', '')}\``, command.description]),
    );
  });

  test('lists every setting with its default', () => {
    const defaults = SETTINGS.parse({});
    const listed = tableUnder('Settings').map(([name, fallback]) => [
      name?.replaceAll('`', ''),
      fallback?.replaceAll('`', ''),
    ]);
    expect(listed).toEqual(
      Object.entries(SETTINGS.shape).map(([name]) => {
        const value = defaults[name as keyof typeof defaults];
        if (name === 'TIME_ZONE') return [name, "the machine's"];
        return [name, Array.isArray(value) ? value.join(' ') : String(value ?? '')];
      }),
    );
  });

  test('and .env.example name the same settings, with the same defaults', () => {
    const inExample = [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    const inReadme = tableUnder('Settings').map(([name, fallback]) => [
      name?.replaceAll('`', ''),
      fallback?.replaceAll('`', '').replace("the machine's", ''),
    ]);
    expect(inExample).toEqual(inReadme);
  });
});
