import type { PlaceTaste, Tastes } from '../digest/compose/taste.ts';
import type { Paper } from '../papers/api.ts';
import { type Learning, PlaceChoices } from './place-choices.ts';
import { type StudyParts, study } from './study.ts';
import type { Taste } from './taste.ts';
import { type Terms, termsOf } from './terms.ts';

/** A paper liked less is not said to be: its place may have other reasons. */
const LEAST_LIKING = 0.15;
const WORDS_SAID = 2;

/** Tastes for digests: made from the choices as they stand, whenever somebody asks. */
export function createTastes(parts: StudyParts): Tastes {
  return {
    reader: () => {
      const choices = new PlaceChoices(parts.store);
      return (place) => tasteOf(parts, choices, place);
    },
  };
}

async function tasteOf(
  parts: StudyParts,
  choices: PlaceChoices,
  place: Learning,
): Promise<PlaceTaste | undefined> {
  const made = await choices.enoughOf(place);
  if (made.length === 0) return undefined;
  const { isOff, words } = await parts.store.told(place.id);
  if (isOff) return undefined;
  const taste = await study(parts, place, made, new Set(words.map(({ term }) => term)));
  if (taste.weights.size === 0) return undefined;
  const like = place.personId === '' ? 'like what was voted for here' : 'like what you voted for';
  return {
    async likings(paperIds) {
      const terms = await parts.terms.of(paperIds);
      const likings = taste.likings([...terms.values()]);
      return new Map([...terms.keys()].map((id, i) => [id, likings[i] ?? 0]));
    },
    because: (paper) => {
      const words = wordsFor(taste, paper, parts.terms);
      return words.length === 0 ? '' : `${like}: ${words.join(', ')}`;
    },
  };
}

/** The words of a paper that speak most for it. */
function wordsFor(taste: Taste, paper: Paper, terms: Terms): readonly string[] {
  const [liking = 0] = taste.likings([terms.numbersOf(paper)]);
  if (liking < LEAST_LIKING) return [];
  const forms = termsOf(paper);
  return taste
    .speaking(forms.keys())
    .slice(0, WORDS_SAID)
    .flatMap((term) => forms.get(term) ?? []);
}
