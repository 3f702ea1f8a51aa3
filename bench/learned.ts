import { type Example, learn } from '../src/learned/learn.ts';
import { Lexicon } from '../src/learned/lexicon.ts';
import { Taste } from '../src/learned/taste.ts';
import { termsOf } from '../src/learned/terms.ts';
import { type Collection, readCollection } from './support/collection.ts';
import { type Measurement, printTable } from './table.ts';

const CHOICES = [5, 10, 20, 50];
const LEAST_RELEVANT = 30;
const BESIDE = 200;
const HELD_OUT = 300;

/**
 * Readers made of test collections (folders): each likes what is relevant to one query, a fifth of their votes are against
 * a paper, an eighth wrong. How often a paper held out that they would like stands above another, after so many votes.
 */
export async function bench(options: readonly string[]): Promise<void> {
  const folders = options.filter((option) => !option.startsWith('--'));
  if (folders.length === 0) throw new Error('Name the folder of a collection, or several.');
  for (const folder of folders) {
    const collection = readCollection(folder);
    const readers = readersOf(collection);
    const title = `${collection.name}: ${collection.papers.length} papers, ${readers.length} readers`;
    printTable(title, measure(collection, readers), options.includes('--json'));
  }
}

/** What each would like, of those who like enough. */
function readersOf({ relevant }: Collection): readonly ReadonlySet<string>[] {
  const all = [...relevant.values()].map((judged) => new Set(judged.keys()));
  return all.filter(({ size }) => size >= LEAST_RELEVANT);
}

function measure(collection: Collection, readers: readonly ReadonlySet<string>[]): Measurement[] {
  const world = worldOf(collection);
  return CHOICES.map((count) => {
    const above = readers.map((likes) => aboveFor(world, likes, count));
    const mean = above.reduce((sum, one) => sum + one, 0) / above.length;
    return { what: `liked above another, after ${count} votes`, value: mean, unit: '' };
  });
}

type World = ReturnType<typeof worldOf>;

function worldOf({ papers }: Collection) {
  const lexicon = new Lexicon();
  const numbers = (terms: Iterable<string>) => Uint32Array.from(terms, (term) => lexicon.numberOf(term));
  const terms = new Map(papers.map((paper) => [paper.id, numbers(termsOf(paper).keys())]));
  const termsAt = (ids: readonly string[]) => ids.flatMap((id) => terms.get(id) ?? []);
  return { ids: [...terms.keys()], lexicon, termsAt, chance: seeded() };
}

/** What one reader's votes come to on papers held out. */
function aboveFor(
  { ids, lexicon, termsAt, chance }: World,
  likes: ReadonlySet<string>,
  count: number,
): number {
  const all = shuffled(ids, chance);
  const [liked, others] = [all.filter((id) => likes.has(id)), all.filter((id) => !likes.has(id))];
  const heldOut = liked.splice(0, Math.floor(liked.length / 3));
  const [against, beside] = [others.splice(0, HELD_OUT), others.splice(0, BESIDE)];
  const examples = votes(count, liked, others, chance).flatMap(({ id, signal }): Example[] =>
    termsAt([id]).map((terms) => ({ terms, signal })),
  );
  const taste = new Taste(learn(examples, termsAt(beside), lexicon), lexicon);
  return shareAbove(taste.likings(termsAt(heldOut)), taste.likings(termsAt(against)));
}

function votes(count: number, liked: readonly string[], others: readonly string[], chance: () => number) {
  return Array.from({ length: count }, (_, i) => {
    const [signal, isWrong] = [chance() < 0.2 ? -1 : 1, chance() < 0.125];
    const from = signal > 0 !== isWrong ? liked : others;
    return { id: from[i % from.length] ?? '', signal };
  });
}

/** The share of pairs in which the first stands above the second; half for a tie. */
function shareAbove(first: readonly number[], second: readonly number[]): number {
  let above = 0;
  for (const a of first) for (const b of second) above += a > b ? 1 : a === b ? 0.5 : 0;
  return above / (first.length * second.length);
}

function shuffled<T>(all: readonly T[], chance: () => number): T[] {
  const keyed = all.map((one) => [chance(), one] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, one]) => one);
}

function seeded(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
