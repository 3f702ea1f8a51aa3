import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ENTRY_FILES = new Set(['src/main.ts', 'src/cli.ts', 'src/start.mjs']);

/** Libraries of the core, each at home in these places only. */
const HOMES: Record<string, readonly string[]> = {
  minisearch: ['src/search/'],
  stemmer: ['src/search/'],
  'node-cron': ['src/digest/'],
  luxon: ['src/digest/'],
  kysely: ['src/store/'],
  pg: ['src/store/'],
  'better-sqlite3': ['src/store/'],
  pino: ['src/log.ts'],
  zod: ['src/config.ts', 'src/config/', 'src/sources/'],
  'fast-xml-parser': ['src/sources/'],
  'bibtex-parse': ['src/sources/'],
  'cli-progress': ['src/cli/'],
  commander: ['src/cli/'],
  '@resvg/resvg-wasm': ['src/recap/'],
};

const ADAPTER_LIBRARIES: Record<string, RegExp> = {
  discord: /^(discord\.js|@discordjs\/|discord-api-types)/,
  slack: /^(@slack\/|gemoji|node-emoji)/,
  web: /^(hono|@hono\/)/,
  email: /^nodemailer/,
};

interface ImportLine {
  readonly file: string;
  /** A package's name, or a path from the root of the project. */
  readonly target: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.posix.join(folder, name));
}

function importsOf(file: string): ImportLine[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  const found = source.matchAll(
    /^\s*(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s+)?['"](?<to>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]/gm,
  );
  return [...found].map(({ groups }) => {
    const to = groups?.to ?? groups?.dynamic ?? '';
    const target = to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to;
    return { file, target, typeOnly: Boolean(groups?.type) };
  });
}

const isOwn = (target: string) => /^(src|commands|adapters|test|bench|data)\//.test(target);
const isNode = (target: string) => target.startsWith('node:');

/** Why the design's table forbids this import, or undefined. */
function objection({ file, target, typeOnly }: ImportLine): string | undefined {
  if (ENTRY_FILES.has(file) || isNode(target)) return undefined;
  if (file.startsWith('src/')) return coreObjection(file, target);
  if (file.startsWith('commands/')) return commandObjection(target);
  return adapterObjection(file, target, typeOnly);
}

function coreObjection(file: string, target: string): string | undefined {
  if (isOwn(target)) return target.startsWith('src/') ? undefined : 'the core knows only src';
  const home = HOMES[packageOf(target)];
  return home?.some((place) => file.startsWith(place)) ? undefined : 'this library lives elsewhere';
}

/** `@scope/name/file` belongs to `@scope/name`. */
const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

function commandObjection(target: string): string | undefined {
  if (target.startsWith('commands/') || /^src\/(errors|clock|log)\.ts$/.test(target)) return undefined;
  return /^src\/[a-z]+\/api\.ts$/.test(target) ? undefined : 'commands see only the api.ts of the core';
}

function adapterObjection(file: string, target: string, typeOnly: boolean): string | undefined {
  const platform = file.split('/')[1] ?? '';
  if (!isOwn(target)) return ADAPTER_LIBRARIES[platform]?.test(target) ? undefined : 'not its own library';
  if (target.startsWith(`adapters/${platform}/`)) return undefined;
  if (/^src\/(chat\/|errors\.ts|clock\.ts)/.test(target)) return undefined;
  if (/^(src\/log|commands\/(command|run))\.ts$/.test(target)) {
    return typeOnly || target === 'commands/command.ts' ? undefined : 'only its types';
  }
  return 'adapters know chat, commands by type, and themselves';
}

const lines = ['src', 'commands', 'adapters'].flatMap(filesBelow).flatMap(importsOf);

describe('the import table', () => {
  test('reads the imports there are', () => {
    expect(lines.length).toBeGreaterThan(100);
    expect(lines).toContainEqual({ file: 'src/log.ts', target: 'pino', typeOnly: false });
  });

  test('holds for every import line', () => {
    const broken = lines.flatMap((line) => {
      const why = objection(line);
      return why ? [`${line.file} imports ${line.target}: ${why}`] : [];
    });
    expect(broken).toEqual([]);
  });

  test('would object to a core that knows a platform, and to a command that opens the store', () => {
    expect(objection({ file: 'src/digest/x.ts', target: 'discord.js', typeOnly: false })).toBeDefined();
    expect(
      objection({ file: 'src/chat/x.ts', target: 'adapters/slack/render.ts', typeOnly: true }),
    ).toBeDefined();
    expect(objection({ file: 'commands/x.ts', target: 'src/store/open.ts', typeOnly: false })).toBeDefined();
    expect(
      objection({ file: 'adapters/web/x.ts', target: 'src/search/api.ts', typeOnly: true }),
    ).toBeDefined();
    expect(
      objection({ file: 'adapters/web/x.ts', target: 'adapters/slack/x.ts', typeOnly: false }),
    ).toBeDefined();
  });

  test('lets only entry files read the environment, and only the clock read the time and chance', () => {
    const offenders = ['src', 'commands', 'adapters'].flatMap(filesBelow).filter((file) => {
      const source = readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const reads = /\bprocess\.env\b|\bDate\.now\b|\bMath\.random\b|new Date\(\)/.test(source);
      return reads && !ENTRY_FILES.has(file) && file !== 'src/clock.ts';
    });
    expect(offenders).toEqual([]);
  });
});
