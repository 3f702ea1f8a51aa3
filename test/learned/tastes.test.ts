import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Message, plainText } from '../../src/chat/api.ts';
import { createChoices } from '../../src/choices/create-choices.ts';
import { createLearned } from '../../src/learned/create-learned.ts';
import { choiceStore } from '../../src/store/choices.ts';
import { muteStore } from '../../src/store/mutes.ts';
import { personalData } from '../../src/store/personal-data.ts';
import { createVotes } from '../../src/store/votes.ts';
import { type Bench, DAY, HOUR, MINUTE, papersIn, passTime, setUp } from '../digest/set-up.ts';
import { sqliteStores } from '../support/store.ts';
import { paperAbout, type Subject } from './abstracts.ts';

const SUBJECTS = ['survey', 'diffusion', 'speech'] as const;

/** A channel with a topic that all of them fit, and a week of digests behind it. */
async function channelWith(open: () => ReturnType<ReturnType<typeof sqliteStores>>) {
  const bench = await setUp(await open(), '2026-11-16T07:30:00Z');
  const boss = await bench.person('boss');
  await bench.topics.add(bench.space, { name: 'generative', rule: 'generative' }, boss);
  await bench.topics.add(bench.space, { name: 'speech', rule: 'speech' }, boss);
  await bench.desk.set(bench.space, bench.channel, { time: '9:00', topics: ['generative'], budget: 50 });
  await passTime(bench, HOUR, bench.tick, HOUR);
  for (let day = 0; day < 4; day++) {
    await announceDay(bench, day);
    await passTime(bench, DAY, bench.tick, DAY);
  }
  return { ...bench, votes: createVotes(bench.store, bench.clock) };
}

type World = Awaited<ReturnType<typeof channelWith>>;

/** Two papers of each subject, those liked by nobody first. */
async function announceDay(bench: Bench, day: number): Promise<void> {
  const papers = [0, 1].flatMap((n) => SUBJECTS.map((subject) => paperAbout(subject, 2 * day + n)));
  for (const paper of papers) bench.held.set(paper.id, paper);
  await bench.announce(`2026-11-${17 + day}`, ...papers.map(({ id }) => id));
}

/** One who votes for a subject and against another, wherever they stood so far. */
async function voteFor(world: World, who: string, liked: Subject, disliked?: Subject): Promise<void> {
  const person = await world.person(who);
  for (let n = 0; n < 8; n++) {
    world.clock.advance(1);
    await world.votes.vote(person, world.space, `${liked}-${n}`, 1);
    if (disliked && n < 4) await world.votes.vote(person, world.space, `${disliked}-${n}`, -1);
  }
}

async function takeBack({ person, votes, space }: World, who: string): Promise<void> {
  const one = await person(who);
  for (const subject of SUBJECTS)
    for (let n = 0; n < 8; n++) await votes.vote(one, space, `${subject}-${n}`, 0);
}

interface Cast {
  readonly who: string;
  readonly subject: Subject;
  readonly n: number;
  readonly value: 1 | -1;
}

/** Votes of one person on papers that stood in the channel. */
const casts = (who: string) =>
  fc.uniqueArray(
    fc.record({
      who: fc.constant(who),
      subject: fc.constantFrom(...SUBJECTS),
      n: fc.integer({ min: 0, max: 7 }),
      value: fc.constantFrom(1 as const, -1 as const),
    }),
    { selector: ({ subject, n }) => `${subject}-${n}`, minLength: 3, maxLength: 15 },
  );

const NOTHING: Message = { title: '', blocks: [] };

/** What the next digest would bring, in order. */
async function preview({ desk, space, channel }: World) {
  const { blocks } = await desk.preview(space, channel);
  return blocks.flatMap((block) => (block.type === 'paper' ? [block.entry] : []));
}
const titles = async (world: World) => (await preview(world)).map(({ title }) => title);
const subjects = async (world: World) => (await titles(world)).map((title) => title.split(',')[0]);

describe('a channel whose people vote', () => {
  const open = sqliteStores();
  const start = async () => {
    const world = await channelWith(open);
    await announceDay(world, 6);
    return { world, before: await preview(world) };
  };

  test('gets what they like first, and the same papers as without', async () => {
    const { world, before } = await start();
    await voteFor(world, 'ann', 'diffusion', 'survey');
    const after = await preview(world);
    expect(after.map(({ title }) => title).toSorted()).toEqual(before.map(({ title }) => title).toSorted());
    expect(await subjects(world)).toEqual(['Diffusion', 'Diffusion', 'Speech', 'Speech', 'Survey', 'Survey']);
    expect(after[0]?.reason).toMatch(/^generative: .* · like what was voted for here: \w+/);
    expect(after.at(-1)?.reason).not.toContain('like what');
  });

  test('gets what came in the digest in that order too, with the reason', async () => {
    const { world } = await start();
    await voteFor(world, 'ann', 'diffusion', 'survey');
    const shown = papersIn(world.platform).length;
    await passTime(world, DAY, world.tick, DAY);
    expect(papersIn(world.platform)[shown]).toContain('Diffusion');
    expect(plainText(world.platform.arrived.at(-1)?.message ?? NOTHING)).toContain('like what was voted for');
  });

  test('gets no paper past one that fits a second topic', async () => {
    const world = await channelWith(open);
    await world.desk.set(world.space, world.channel, { topics: ['generative', 'speech'] });
    await announceDay(world, 6);
    await voteFor(world, 'ann', 'diffusion', 'speech');
    expect((await subjects(world)).slice(0, 4)).toEqual(['Speech', 'Speech', 'Diffusion', 'Diffusion']);
  });

  test('with fewer than five choices gets what it would get without', async () => {
    const { world, before } = await start();
    const ann = await world.person('ann');
    for (const n of [0, 1, 2, 3]) await world.votes.vote(ann, world.space, `diffusion-${n}`, 1);
    expect(await preview(world)).toEqual(before);
    await world.votes.save(ann, world.space, 'diffusion-4', true);
    expect(await preview(world)).not.toEqual(before);
  });

  test('learns nothing from papers that stood elsewhere, or from mutes unless a manager lets them count', async () => {
    const { world, before } = await start();
    const ann = await world.person('ann');
    const mutes = muteStore(world.store, world.clock);
    for (const n of [0, 1, 2, 3, 4]) {
      const [paper] = [paperAbout('survey', n, `elsewhere-${n}`)];
      world.held.set(paper.id, paper);
      await world.votes.vote(ann, world.space, paper.id, 1);
      await mutes.set(ann, world.space, `survey-${n}`, true);
    }
    expect(await preview(world)).toEqual(before);
    await createChoices(choiceStore(world.store, world.clock)).setPeople(world.space, { mutes: 3 });
    expect((await subjects(world)).slice(-2)).toEqual(['Survey', 'Survey']);
  });

  test('unlearns what is taken back, to the letter', async () => {
    const { world, before } = await start();
    await voteFor(world, 'ben', 'speech');
    const between = await preview(world);
    expect(between).not.toEqual(before);
    await voteFor(world, 'ann', 'diffusion', 'survey');
    expect(await preview(world)).not.toEqual(between);
    await takeBack(world, 'ann');
    expect(await preview(world)).toEqual(between);
    await takeBack(world, 'ben');
    expect(await preview(world)).toEqual(before);
  });

  test('unlearns any votes that are taken back, whatever was voted before', async () => {
    const { world } = await start();
    const library = {
      byIds: async (ids: readonly string[]) => ids.flatMap((id) => world.held.get(id) ?? []),
    };
    const { tastes } = createLearned({ store: world.store, clock: world.clock, library });
    const place = { id: 'channel:chat:c-nlp', spaceId: world.space.id, personId: '', ...world.channel };
    const likings = async () => (await tastes.reader()(place))?.likings([...world.held.keys()]);
    const cast = async (made: readonly Cast[], take = false) => {
      for (const { who, subject, n, value } of made)
        await world.votes.vote(await world.person(who), world.space, `${subject}-${n}`, take ? 0 : value);
    };
    await fc.assert(
      fc.asyncProperty(casts('ann'), casts('ben'), async (before, more) => {
        await cast(before);
        const learned = await likings();
        await cast(more);
        await cast(more, true);
        expect(await likings()).toEqual(learned);
        await cast(before, true);
        expect(await likings()).toBeUndefined();
      }),
      { numRuns: 10 },
    );
  });

  test('gets its digest without, when what was learned cannot be read', async () => {
    const { world, before } = await start();
    await voteFor(world, 'ann', 'diffusion', 'survey');
    expect(await preview(world)).not.toEqual(before);
    await world.store.db.schema.dropTable('learned_off').execute();
    expect((await titles(world)).toSorted()).toEqual(before.map(({ title }) => title).toSorted());
    const shown = papersIn(world.platform).length;
    await passTime(world, DAY, world.tick, DAY);
    expect(papersIn(world.platform).length).toBe(shown + before.length);
  });

  test('unlearns the votes of somebody who is forgotten', async () => {
    const { world, before } = await start();
    await voteFor(world, 'ann', 'diffusion', 'survey');
    await personalData(world.store, world.clock).forget(await world.person('ann'));
    expect(await preview(world)).toEqual(before);
  });

  test('does without a word that is left out until it is given back, and without any when it is off', async () => {
    const { world, before } = await start();
    await voteFor(world, 'ann', 'diffusion', 'survey');
    const learned = await preview(world);
    const { learned: desk, space, channel } = world;
    const here = { space, channel };
    const { liked, disliked } = await desk.of(here);
    expect(liked[0]).toMatchObject({ papers: 8 });
    const all = [...liked, ...disliked].map(({ word }) => word);
    for (const word of all) await desk.forget(here, word);
    const left = await desk.of(here);
    expect(left.forgotten.toSorted()).toEqual(all.toSorted());
    expect([...left.liked, ...left.disliked].map(({ word }) => word)).not.toEqual(
      expect.arrayContaining(all),
    );
    for (const word of all) await desk.giveBack(here, word);
    expect(await preview(world)).toEqual(learned);
    await desk.switch(here, false);
    expect(await preview(world)).toEqual(before);
    expect(await desk.of(here)).toMatchObject({ isOn: false, liked: [], choices: 12 });
    await desk.switch(here, true);
    expect(await preview(world)).toEqual(learned);
  });
});

describe('a person who votes, saves and mutes', () => {
  const open = sqliteStores();

  test('gets in their own digest what they like first, and nobody else does', async () => {
    const world = await channelWith(open);
    const mutes = muteStore(world.store, world.clock);
    const [ann, ben] = [await world.person('ann'), await world.person('ben')];
    const topic = await world.topics.find(world.space.id, 'generative');
    for (const one of [ann, ben]) if (topic) await world.subscriptions.join(one, world.space, topic);
    for (const n of [0, 1, 2, 3]) {
      await world.votes.save(ann, world.space, `diffusion-${n}`, true);
      await mutes.set(ann, world.space, `survey-${n}`, true);
    }
    await announceDay(world, 6);
    // From Friday over the weekend; then the second conversation opens.
    await passTime(world, 3 * DAY, world.tick, DAY);
    await passTime(world, 2 * MINUTE, world.tick);
    const to = (who: string) => {
      const message = world.platform.arrived.find((one) => one.to.channelId === `dm-${who}`)?.message;
      return plainText(message ?? NOTHING);
    };
    expect(to('ann')).toMatch(/Diffusion,[\s\S]*Speech,[\s\S]*Survey,/);
    expect(to('ann')).toContain('like what you voted for');
    expect(to('ben')).toMatch(/Survey,[\s\S]*Diffusion,[\s\S]*Speech,/);
    expect(to('ben')).not.toContain('like what');
    expect(await world.learned.of({ person: ann })).toMatchObject({ choices: 8, people: 1, isOn: true });
  });
});
