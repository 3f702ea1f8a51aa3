import type { Answer, ChatHandlers, Suggestion } from '../../src/chat/api.ts';

/** The core as an adapter sees it: it notes every call and answers what a test says. */
export interface Core extends ChatHandlers {
  readonly calls: { readonly name: keyof ChatHandlers; readonly given: unknown }[];
  answer: (name: string, given: unknown) => Answer | Promise<Answer>;
  suggestions: () => Promise<readonly Suggestion[]>;
  /** What a handler was given, once it was called so many times. */
  given(name: keyof ChatHandlers, times?: number): Promise<unknown>;
  count(name: keyof ChatHandlers): number;
}

const NO_MORE_THAN_MS = 4000;

export function createCore(): Core {
  const calls: Core['calls'] = [];
  const waiting = new Set<() => void>();
  const note = (name: keyof ChatHandlers, given: unknown) => {
    calls.push({ name, given });
    for (const look of waiting) look();
  };
  const answered = (name: keyof ChatHandlers) => async (given: unknown) => {
    note(name, given);
    return core.answer(name, given);
  };
  const told = (name: keyof ChatHandlers) => async (given: unknown) => note(name, given);
  const core: Core = {
    calls,
    answer: () => ({}),
    suggestions: async () => [],
    command: answered('command'),
    action: answered('action'),
    form: answered('form'),
    shortcut: answered('shortcut'),
    mention: answered('mention'),
    autocomplete: async (given) => {
      note('autocomplete', given);
      return core.suggestions();
    },
    reaction: told('reaction'),
    reactionsChanged: told('reactionsChanged'),
    messageGone: told('messageGone'),
    eventsMissed: told('eventsMissed'),
    channelGone: told('channelGone'),
    spaceSeen: told('spaceSeen'),
    spaceLeft: told('spaceLeft'),
    count: (name) => calls.filter((call) => call.name === name).length,
    given(name, times = 1) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`${name} was not called ${times} times`)),
          NO_MORE_THAN_MS,
        );
        const look = () => {
          const found = calls.filter((call) => call.name === name)[times - 1];
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found.given);
        };
        waiting.add(look);
        look();
      });
    },
  };
  return core;
}
