import type { Answer, ChatHandlers, Message, Suggestion } from '../../../src/chat/api.ts';

type Calls = { [K in keyof ChatHandlers]: Parameters<ChatHandlers[K]>[0][] };

/** The other side of the seam, scripted: remembers every call, and answers what the test says. */
export interface ScriptedCore {
  readonly handlers: ChatHandlers;
  readonly calls: Calls;
  answer: Answer | ((what: string) => Answer | Promise<Answer>);
  suggestions: readonly Suggestion[];
}

export function createScriptedCore(): ScriptedCore {
  const calls: Calls = {
    command: [],
    action: [],
    form: [],
    shortcut: [],
    mention: [],
    autocomplete: [],
    reaction: [],
    reactionsChanged: [],
    messageGone: [],
    eventsMissed: [],
    channelGone: [],
    spaceSeen: [],
    spaceLeft: [],
  };
  const told =
    (name: keyof ChatHandlers) =>
    async (call: unknown): Promise<void> => {
      (calls[name] as unknown[]).push(call);
    };
  const asked = (name: keyof ChatHandlers) => async (call: unknown) => {
    await told(name)(call);
    return typeof core.answer === 'function' ? core.answer(name) : core.answer;
  };
  const core: ScriptedCore = {
    calls,
    answer: {},
    suggestions: [],
    handlers: {
      command: asked('command'),
      action: asked('action'),
      form: asked('form'),
      shortcut: asked('shortcut'),
      mention: asked('mention'),
      autocomplete: async (call) => {
        await told('autocomplete')(call);
        return core.suggestions;
      },
      reaction: told('reaction'),
      reactionsChanged: told('reactionsChanged'),
      messageGone: told('messageGone'),
      eventsMissed: told('eventsMissed'),
      channelGone: told('channelGone'),
      spaceSeen: told('spaceSeen'),
      spaceLeft: told('spaceLeft'),
    },
  };
  return core;
}

export function says(title: string, ...lines: string[]): Message {
  const blocks = lines.map((line) => ({ type: 'text', spans: [{ type: 'plain', text: line }] }) as const);
  return { title, blocks };
}
