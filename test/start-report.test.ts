import { describe, expect, test } from 'vitest';
import type { PlatformState } from '../src/chat/api.ts';
import { reportPlatform, reportSource } from '../src/start-report.ts';
import type { SourceStatus } from '../src/status/api.ts';
import { heldClock } from './support/held-clock.ts';

function setUp() {
  const clock = heldClock();
  const lines: string[] = [];
  const stopping = new AbortController();
  const report = { clock, signal: stopping.signal, print: (line: string) => void lines.push(line) };
  return { clock, lines, report, stopping };
}

const feed = (name: string, state: string, detail: string): SourceStatus => ({
  name,
  state,
  detail,
  okAt: 0,
});

describe('the line of a platform', () => {
  test.each<[PlatformState, string]>([
    [{ state: 'connected', detail: 'as paperboy' }, 'Discord        connected: as paperboy'],
    [{ state: 'off', detail: 'set DISCORD_TOKEN' }, 'Discord        not set up: set DISCORD_TOKEN'],
    [{ state: 'failed', detail: 'wrong token' }, 'Discord        failed: wrong token'],
  ])('says how it is: %o', async (state, line) => {
    const { lines, report } = setUp();
    await reportPlatform({ label: 'Discord', state: () => state }, Promise.resolve(), report);
    expect(lines).toEqual([line]);
  });

  test('says that a platform is unreachable when that takes long, and again when it connects after all', async () => {
    const { clock, lines, report } = setUp();
    let state: PlatformState = { state: 'reconnecting', detail: 'no answer' };
    const started = Promise.withResolvers<void>();
    const done = reportPlatform({ label: 'Slack', state: () => state }, started.promise, report);
    await clock.advance(20_000);
    state = { state: 'connected', detail: 'as paperboy' };
    started.resolve();
    await done;
    expect(lines).toEqual(['Slack          unreachable: no answer', 'Slack          connected: as paperboy']);
  });

  test('is left out when the bot stops first', async () => {
    const { clock, lines, report, stopping } = setUp();
    const state = (): PlatformState => ({ state: 'starting', detail: '' });
    const done = reportPlatform({ label: 'Slack', state }, new Promise(() => undefined), report);
    stopping.abort();
    await clock.advance(20_000);
    await done;
    expect(lines).toEqual([]);
  });
});

describe('the line of a source', () => {
  async function lineFor(name: string, feeds: readonly SourceStatus[]): Promise<string | undefined> {
    const { clock, lines, report } = setUp();
    const board = { sources: async () => feeds, platforms: () => [] };
    const done = reportSource(name, { ...report, board, held: async () => 82 });
    for (let looks = 0; looks < 100 && lines.length === 0; looks++) await clock.advance(200);
    await done;
    return lines[0];
  }

  test('joins what its feeds say', async () => {
    const feeds = [
      feed('arXiv cs.CL', 'ok', '89 papers'),
      feed('arXiv cs.LG', 'failing', 'no answer'),
      feed('Other', 'ok', 'x'),
    ];
    expect(await lineFor('arXiv', feeds)).toBe('arXiv          connected: cs.CL 89 papers; cs.LG no answer');
  });

  test('tells an announcement of nothing from no answer', async () => {
    expect(await lineFor('arXiv', [feed('arXiv cs.CL', 'empty', 'announced nothing (Saturday)')])).toMatch(
      /connected: cs.CL announced nothing/,
    );
    const silent = [
      feed('arXiv cs.CL', 'failing', 'has not answered'),
      feed('arXiv cs.LG', 'failing', 'has not answered'),
    ];
    expect(await lineFor('arXiv', silent)).toBe(
      'arXiv          unreachable: has not answered. Showing what I have: 82 papers',
    );
  });

  test('does not wait for ever', async () => {
    expect(await lineFor('Hugging Face', [feed('Hugging Face', 'waiting', 'first asked now')])).toMatch(
      /waiting: first asked now/,
    );
  });
});
