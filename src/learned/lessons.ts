import type { Lesson, Lessons } from '../recap/lesson.ts';
import { LEAST_CHOICES } from './api.ts';
import { type Choice, newest } from './choices.ts';
import { type Learning, PlaceChoices } from './place-choices.ts';
import { type ReadParts, readPapers } from './read-papers.ts';
import { type StudyParts, study } from './study.ts';
import type { Taste } from './taste.ts';
import { usualForms } from './usual-forms.ts';

/** Standard deviations: smaller changes come and go. */
const LEAST_CHANGE = 0.5;
const WORDS_TOLD = 3;

export function createLessons(parts: StudyParts & ReadParts): Lessons {
  return { of: (place, { from, to }) => lessonOf(parts, place, from, to) };
}

async function lessonOf(
  parts: StudyParts & ReadParts,
  place: Learning,
  from: number,
  to: number,
): Promise<Lesson | undefined> {
  const choices = (await new PlaceChoices(parts.store).enoughOf(place)).filter(({ at }) => at < to);
  if (choices.length < LEAST_CHOICES || choices.every(({ at }) => at < from)) return undefined;
  const { isOff, words } = await parts.store.told(place.id);
  if (isOff) return undefined;
  const leftOut = new Set(words.map(({ term }) => term));
  const after = await study(parts, place, choices, leftOut);
  const earlier = choices.filter(({ at }) => at < from);
  const before = earlier.length < LEAST_CHOICES ? undefined : await study(parts, place, earlier, leftOut);
  const [more, less] = [grown(after, before, 1), grown(after, before, -1)];
  if (more.length + less.length === 0) return undefined;
  const forms = usualForms([...more, ...less], await chosenPapers(parts, choices));
  const shown = (terms: readonly string[]) => terms.map((term) => forms.get(term) ?? term);
  return { more: shown(more), less: shown(less) };
}

/** Terms that speak more than before for a paper (`1`) or against it (`-1`). */
function grown(after: Taste, before: Taste | undefined, way: 1 | -1): readonly string[] {
  const change = (term: string) =>
    way * ((after.weights.get(term)?.weight ?? 0) - (before?.weights.get(term)?.weight ?? 0));
  return after
    .strongest(way)
    .filter((term) => change(term) >= LEAST_CHANGE)
    .toSorted((a, b) => change(b) - change(a))
    .slice(0, WORDS_TOLD);
}

const chosenPapers = (parts: ReadParts, choices: readonly Choice[]) =>
  readPapers(parts, [...new Set(newest(choices).map(({ paperId }) => paperId))]);
