import { analyze, queryWords, stem } from './analyzer.ts';
import { type AskedName, askedName, isInitial } from './author-words.ts';
import type { Filter } from './filter.ts';
import type { Field, Tier } from './tier.ts';

/** 1 for each paper number that is in. */
type Marks = Uint8Array;

/** Which papers of a tier pass all filters; undefined without any. May mark papers removed. */
export function allowedIn(tier: Tier, filters: readonly Filter[]): Marks | undefined {
  if (filters.length === 0) return undefined;
  return all(
    tier,
    filters.map((filter) => (filter.not ? none(matching(tier, filter)) : matching(tier, filter))),
  );
}

function matching(tier: Tier, filter: Filter): Marks {
  switch (filter.kind) {
    case 'terms':
      return all(
        tier,
        analyze(filter.text).map((term) => having(tier, 'terms', [term])),
      );
    case 'prefix':
      return any([having(tier, 'terms', [filter.start], true), having(tier, 'terms', [stem(filter.start)])]);
    case 'title':
      return all(
        tier,
        filter.text.split(/\s+/u).map((piece) => titled(tier, piece)),
      );
    case 'author':
      return authored(tier, askedName(filter.name));
    case 'category':
      return any(filter.anyOf.map((category) => within(tier, category)));
    case 'source':
      return having(
        tier,
        'facets',
        filter.anyOf.map((source) => `source:${source}`),
      );
    case 'years':
      return having(tier, 'facets', daysOf(tier, filter));
    case 'code':
      return having(tier, 'facets', ['has:code']);
    case 'papers':
      return listed(tier, filter.ids);
  }
}

function having(tier: Tier, field: Field, keys: readonly string[], prefix = false): Marks {
  const marks = new Uint8Array(tier.end);
  for (const key of keys) for (const paper of tier.papersWith(field, key, prefix)) marks[paper] = 1;
  return marks;
}

/** In parts, or as one word: k-NN is found in a title that writes kNN. */
function titled(tier: Tier, piece: string): Marks {
  const found = queryWords(piece);
  const holding = (joined: boolean) =>
    found
      .filter((word) => word.joined === joined)
      .map(({ word }) => having(tier, 'titleWords', forms(tier, word)));
  const asOne = holding(true);
  const inParts = all(tier, holding(false));
  return asOne.length > 0 ? any([inParts, all(tier, asOne)]) : inParts;
}

const SURE_LETTERS = 3;

/** Words of titles with the same stem: they begin alike. */
function forms(tier: Tier, word: string): readonly string[] {
  const stemmed = stem(word);
  const found: string[] = [];
  tier.eachKey('titleWords', word.slice(0, SURE_LETTERS), (key) => {
    if (stem(key) === stemmed) found.push(key);
  });
  return found;
}

function authored(tier: Tier, name: AskedName | undefined): Marks {
  if (!name) return new Uint8Array(tier.end);
  const given = name.given.map((word) =>
    isInitial(word)
      ? having(tier, 'authorWords', [word], true)
      : having(tier, 'authorWords', /^[a-z]/.test(word) ? [word, word.slice(0, 1)] : [word]),
  );
  return all(tier, [having(tier, 'authorWords', [name.surname]), ...given]);
}

function within(tier: Tier, category: string): Marks {
  const exact = having(tier, 'facets', [`cat:${category}`]);
  return category.includes('.') ? exact : any([exact, having(tier, 'facets', [`cat:${category}.`], true)]);
}

function daysOf(tier: Tier, { from, to }: { readonly from: number; readonly to: number }): readonly string[] {
  const found: string[] = [];
  tier.eachKey('facets', 'day:', (key) => {
    const year = Number(key.slice(4, 8));
    if (year >= from && (to === 0 || year <= to)) found.push(key);
  });
  return found;
}

function listed(tier: Tier, ids: readonly string[]): Marks {
  const marks = new Uint8Array(tier.end);
  for (const id of ids) {
    const found = tier.find(id);
    if (found) marks[found.paper] = 1;
  }
  return marks;
}

function all(tier: Tier, sets: readonly Marks[]): Marks {
  const marks = new Uint8Array(tier.end).fill(1);
  for (const set of sets) for (let i = 0; i < marks.length; i++) marks[i] = (marks[i] ?? 0) & (set[i] ?? 0);
  return marks;
}

function any(sets: readonly Marks[]): Marks {
  const [first = new Uint8Array(0), ...rest] = sets;
  for (const set of rest) for (let i = 0; i < first.length; i++) first[i] = (first[i] ?? 0) | (set[i] ?? 0);
  return first;
}

function none(set: Marks): Marks {
  for (let i = 0; i < set.length; i++) set[i] = set[i] === 1 ? 0 : 1;
  return set;
}
