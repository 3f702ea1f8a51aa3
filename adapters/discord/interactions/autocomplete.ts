import type { AutocompleteInteraction } from 'discord.js';
import type { ChatHandlers, Suggestion } from '../../../src/chat/api.ts';
import { cleanLine } from '../../../src/chat/clean-text.ts';
import type { Clock } from '../../../src/clock.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { contextOf } from '../context.ts';
import { LIMITS, TIMES } from '../limits.ts';
import { shorten } from '../render/shorten.ts';
import { filledOptions } from './options.ts';
import type { ReplyRoute } from './reply-route.ts';

/** Suggestions cannot be promised for later: after 300 ms there are none. */
export async function answerAutocomplete(
  interaction: AutocompleteInteraction,
  handlers: Pick<ChatHandlers, 'autocomplete'>,
  parts: { route: ReplyRoute; clock: Clock; log: Log },
): Promise<void> {
  const { path, options } = filledOptions(interaction);
  const focused = interaction.options.getFocused(true);
  const { [focused.name]: _, ...others } = options;
  const call = {
    ...contextOf(interaction),
    root: interaction.commandName,
    path,
    option: focused.name,
    partial: String(focused.value),
    options: others,
  };
  const limit = new AbortController();
  const none = parts.clock.sleep(TIMES.autocomplete, limit.signal).then(nothing, nothing);
  const asked = handlers.autocomplete(call).catch((error: unknown) => {
    parts.log.error({ option: focused.name, reason: describeError(error) }, 'no suggestions came');
    return nothing();
  });
  const suggestions = await Promise.race([asked, none]);
  limit.abort();
  await parts.route.suggest(interaction, fitting(suggestions));
}

function nothing(): readonly Suggestion[] {
  return [];
}

/** A value that is too long would come back as another one, so it is left out. */
function fitting(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const usable = suggestions.filter(({ value }) => value.length > 0 && value.length <= LIMITS.choiceText);
  return usable.slice(0, LIMITS.choices).map(({ name, value }) => ({
    name: shorten(cleanLine(name), LIMITS.choiceText) || value,
    value,
  }));
}
