import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/chat/api.ts';
import { createVotes } from '../../src/store/votes.ts';
import { type Bench, DAY, setUp } from '../digest/set-up.ts';
import { sqliteStores } from '../support/store.ts';
import { paperAbout, type Subject } from './abstracts.ts';

const SUBJECTS = ['diffusion', 'survey', 'speech'] as const;

/** A channel that got eight papers of each subject on Monday at nine, and has a recap. */
async function channelWith(open: ReturnType<typeof sqliteStores>) {
  const bench = await setUp(await open(), '2026-11-16T07:30:00Z');
  await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: [], budget: 50 });
  const papers = SUBJECTS.flatMap((subject) => [...Array(8).keys()].map((n) => paperAbout(subject, n)));
  for (const paper of papers) bench.held.set(paper.id, paper);
  await bench.announce('2026-11-16', ...papers.map(({ id }) => id));
  bench.clock.advance(DAY / 24);
  await bench.tick.run();
  return bench;
}

async function vote({ store, clock, space, person }: Bench, subject: Subject, ns: number[], value: 1 | -1) {
  const ann = await person('ann');
  for (const n of ns) await createVotes(store, clock).vote(ann, space, `${subject}-${n}`, value);
}

const recap = async ({ recaps, space, channel }: Bench) =>
  plainText(await recaps.preview(space, channel)).match(/This week the channel learned: [^\n]*/)?.[0];

describe('a recap', () => {
  const open = sqliteStores();

  test('tells which words the week has taught, by which way they count', async () => {
    const bench = await channelWith(open);
    await vote(bench, 'diffusion', [0, 1, 2, 3], 1);
    await vote(bench, 'survey', [0, 1, 2], -1);
    bench.clock.advance(DAY);
    expect(await recap(bench)).toMatch(
      /: .*more diffusion,.* less survey\. \/paper learned shows all of it\.$/,
    );
  });

  test('tells only what the week has added', async () => {
    const bench = await channelWith(open);
    await vote(bench, 'diffusion', [0, 1, 2, 3, 4, 5, 6, 7], 1);
    bench.clock.advance(6 * DAY);
    await bench.announce('2026-11-22', 'late: Late');
    bench.clock.advance(DAY);
    await bench.tick.run();
    await vote(bench, 'survey', [0, 1, 2, 3, 4], -1);
    bench.clock.advance(DAY);
    const told = await recap(bench);
    expect(told).toContain('less survey');
    expect(told).not.toContain('more diffusion');
  });

  test('says nothing of it without a choice that week, with too few, or where learning is off', async () => {
    const bench = await channelWith(open);
    await vote(bench, 'diffusion', [0, 1, 2, 3], 1);
    bench.clock.advance(DAY);
    expect(await recap(bench)).toBeUndefined();
    await vote(bench, 'diffusion', [4, 5], 1);
    bench.clock.advance(DAY);
    expect(await recap(bench)).toContain('more diffusion');
    await bench.learned.switch({ space: bench.space, channel: bench.channel }, false);
    expect(await recap(bench)).toBeUndefined();
  });
});
