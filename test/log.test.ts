import { describe, expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

const SECRET = ['canary', 'value', '1234567890'].join('-');
const SLACK_SHAPE = ['xoxb', '111', 'abcdefgh'].join('-');

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(
    createLog({
      level: 'trace',
      secrets: [SECRET, 'p@ss/word'],
      to: { write: (line) => void lines.push(line) },
    }),
  );
  return lines.join('');
}

describe('the log', () => {
  test.each<[string, (log: ReturnType<typeof createLog>) => void]>([
    ['a field', (log) => log.info({ token: SECRET }, 'x')],
    ['a deeper field', (log) => log.info({ a: { b: { c: SECRET } } }, 'x')],
    ['the sentence', (log) => log.info(`failed with ${SECRET}`)],
    ["an error's message", (log) => log.error({ error: new Error(SECRET) }, 'x')],
    ["an error's cause", (log) => log.error({ error: new Error('x', { cause: new Error(SECRET) }) }, 'x')],
    ['an address', (log) => log.warn({ url: `https://example.org/?k=${SECRET}` }, 'x')],
    ["a child's field", (log) => log.child({ part: SECRET }).info('x')],
  ])('never shows a known secret in %s', (_where, write) => {
    const lines = logged(write);
    expect(lines).toContain('[secret]');
    expect(lines).not.toContain(SECRET);
  });

  test.each([
    ['a Slack token', SLACK_SHAPE],
    ['an app token', ['xapp', '1', 'A1', 'abcdef'].join('-')],
    ['a bearer header', `Bearer ${'k'.repeat(20)}`],
    ['a database password', 'postgres://me:hunter22@db.example/x', 'hunter22'],
    ['a known secret with odd characters, encoded', 'postgres://me:p%40ss%2Fword@db', 'p%40ss%2Fword'],
  ])('never shows %s it was not told of', (_what, text, secret = text) => {
    expect(logged((log) => log.info({ detail: text }, text))).not.toContain(secret);
  });

  test('keeps ordinary fields and sentences as they are', () => {
    const line = JSON.parse(logged((log) => log.info({ feed: 'arxiv:cs.CL', papers: 3 }, 'read')));
    expect(line).toMatchObject({ feed: 'arxiv:cs.CL', papers: 3, msg: 'read' });
  });
});
