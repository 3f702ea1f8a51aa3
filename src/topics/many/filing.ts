import type { CompiledRule, CompiledTerm } from '../compile-rule.ts';
import type { Features } from './features.ts';
import { type Feature, requiredBy } from './required.ts';

/** Where a rule is looked up: under `key`; what a paper must have besides, and must not have, by number. */
export interface Entry {
  readonly key: number;
  readonly all: readonly number[];
  readonly none: readonly number[];
  /** Whether a paper that has `all` and none of `none` fits; else the rule is to be asked. */
  readonly enough: boolean;
}

/** Chooses for rules the features under which they are found: the rarest, so that few papers ask for them. */
export class Filing {
  readonly #features: Features;
  /** How many rules ask for a feature: what stands in many rules stands in many papers. */
  readonly #asked: number[] = [];

  constructor(features: Features) {
    this.#features = features;
  }

  /** A rule is found under each of the entries: no paper fits it without one of them. */
  entriesOf(rule: CompiledRule): readonly Entry[] {
    const common = this.#needs([...rule.must, ...onlyOne(rule)]);
    const { none, enough } = this.#excluded(rule.excluded);
    const holds = common.enough && enough && !asksMore(rule);
    const each = this.#alternatives(rule).map((needs) => {
      const all = [...new Set([...needs.all, ...common.all])];
      return this.#entry(all, none, needs.enough && holds);
    });
    each.sort((a, b) => this.#cost(a) - this.#cost(b));
    // Of five of which two must hold, one of any four does.
    return each.slice(0, each.length - rule.needed + 1);
  }

  #alternatives(rule: CompiledRule): readonly Needs[] {
    if (rule.alternatives.length > 0) return rule.alternatives.map((terms) => this.#needs(terms));
    if (rule.must.length > 0 || onlyOne(rule).length > 0) return [{ all: [], enough: true }];
    const anyOf = rule.categories.length > 0 ? rule.categories.map(category) : rule.sources.map(source);
    return anyOf.map((term) => this.#needs([term]));
  }

  #needs(terms: readonly CompiledTerm[]): Needs {
    const required = terms.map(requiredBy);
    return {
      all: [...new Set(required.flatMap(({ features }) => features.map((each) => this.#ask(each))))],
      enough: required.every(({ enough }) => enough),
    };
  }

  #excluded(terms: readonly CompiledTerm[]): { readonly none: readonly number[]; readonly enough: boolean } {
    const required = terms.map(requiredBy);
    const told = required.filter(({ enough }) => enough);
    return {
      none: told.flatMap(({ features }) => features.map((each) => this.#features.numberOf(each))),
      enough: told.length === required.length,
    };
  }

  #ask(feature: Feature): number {
    const number = this.#features.numberOf(feature);
    this.#asked[number] = (this.#asked[number] ?? 0) + 1;
    return number;
  }

  #entry(all: readonly number[], none: readonly number[], enough: boolean): Entry {
    // The rarer, the sooner it is missed.
    const [key = 0, ...rest] = all.toSorted((a, b) => this.#rarity(a) - this.#rarity(b));
    return { key, all: rest, none, enough };
  }

  #rarity(number: number): number {
    return this.#asked[number] ?? 0;
  }

  #cost({ key }: Entry): number {
    return this.#rarity(key);
  }
}

interface Needs {
  readonly all: readonly number[];
  readonly enough: boolean;
}

const category = (value: string) => ({ kind: 'category', shown: '', category: value }) as const;
const source = (value: string) => ({ kind: 'source', shown: '', source: value }) as const;

/** A restriction to one category or one source is a thing that must be. */
function onlyOne({ categories, sources }: CompiledRule): readonly CompiledTerm[] {
  return [
    ...(categories.length === 1 ? categories.map(category) : []),
    ...(sources.length === 1 ? sources.map(source) : []),
  ];
}

/** Whether a rule asks for what no list of features tells. */
const asksMore = ({ needed, categories, sources }: CompiledRule) =>
  needed > 1 || categories.length > 1 || sources.length > 1;
