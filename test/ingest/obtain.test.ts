import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createLibrary, type LookUp } from '../../src/ingest/obtain.ts';
import { SourceError } from '../../src/sources/source.ts';
import { heldLibrary } from '../../src/store/library.ts';
import { createPaperWriter } from '../../src/store/paper-writer.ts';
import { sqliteStores } from '../support/store.ts';
import { steppedClock } from '../support/store-clock.ts';
import { arxiv, record } from '../support/store-records.ts';

describe('a paper asked for by its name', () => {
  const openTestStore = sqliteStores();

  async function libraryWith(...lookUps: LookUp[]) {
    const store = await openTestStore();
    return createLibrary({
      held: heldLibrary(store),
      writer: createPaperWriter(store, steppedClock()),
      lookUps,
    });
  }

  const kites = record({ title: 'On the flight of paper kites', identifiers: [arxiv('2611.00001')] });
  const has: LookUp = {
    name: 'arXiv',
    find: async ({ value }) => (value === '2611.00001' ? kites : undefined),
  };
  const hasNone: LookUp = { name: 'Hugging Face', find: async () => undefined };
  const silent: LookUp = {
    name: 'arXiv',
    find: async () => {
      throw new SourceError('refused', 'arXiv refuses for now (429)');
    },
  };

  it('is fetched once and held from then on', async () => {
    let asked = 0;
    const library = await libraryWith({ ...has, find: (id) => has.find(id).finally(() => asked++) });
    const first = await library.obtain('https://arxiv.org/abs/2611.00001v2');
    expect(first.title).toBe(kites.title);
    expect(await library.obtain('2611.00001')).toEqual(first);
    expect(asked).toBe(1);
    expect(await library.latestDay()).toBeUndefined();
  });

  it('comes from the next source when the first is in trouble', async () => {
    const library = await libraryWith(silent, { ...has, name: 'Hugging Face' });
    expect((await library.obtain('2611.00001')).title).toBe(kites.title);
  });

  it('is unknown only when every source has answered', async () => {
    const library = await libraryWith(has, hasNone);
    await expect(library.obtain('2611.00002')).rejects.toThrow(
      'Neither arXiv nor Hugging Face has a paper 2611.00002.',
    );
    const troubled = await libraryWith(silent, hasNone);
    await expect(troubled.obtain('2611.00002')).rejects.toThrow(
      /^I don't hold 2611.00002, and arXiv does not answer/,
    );
  });

  it.each(['', 'kites', '@everyone', '<script>', '🪁🪁🪁', 'ر'.repeat(5_000), '$\\alpha$', '9999.99999'])(
    'is refused in words when no paper has that name: %s',
    async (asked) => {
      const library = await libraryWith(has);
      const refusal = await library.obtain(asked).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UserError);
      expect((refusal as UserError).message.length).toBeLessThan(400);
    },
  );

  it('says that no source knows a DOI, or how else papers are looked up, with the way out', async () => {
    const library = await libraryWith(has);
    await expect(library.obtain('https://doi.org/10.1000/kites')).rejects.toThrow(
      'no source I can ask knows that DOI. Give its arXiv id',
    );
    await expect(library.obtain('https://aclanthology.org/P19-1001/')).rejects.toThrow(
      'I can look up papers by arXiv id or DOI only',
    );
  });
});
