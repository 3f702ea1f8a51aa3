import type { PlaceTaste, Tastes } from '../digest/compose/taste.ts';
import type { Lessons } from '../recap/lesson.ts';

type OnTrouble = (error: unknown) => void;

/** What was learned for those who can do without: trouble in learning is told, and holds no digest and no recap back. */
export function apart(
  { tastes, lessons }: { readonly tastes: Tastes; readonly lessons: Lessons },
  onTrouble: OnTrouble,
): { readonly tastes: Tastes; readonly lessons: Lessons } {
  const without =
    <T>(instead: T) =>
    (error: unknown): T => {
      onTrouble(error);
      return instead;
    };
  const guarded = (taste: PlaceTaste): PlaceTaste => ({
    ...taste,
    likings: (paperIds) => taste.likings(paperIds).catch(without(new Map<string, number>())),
  });
  return {
    lessons: { of: (place, week) => lessons.of(place, week).catch(without(undefined)) },
    tastes: {
      reader: () => {
        const tasteOf = tastes.reader();
        return async (place) => {
          const taste = await tasteOf(place).catch(without(undefined));
          return taste && guarded(taste);
        };
      },
    },
  };
}
