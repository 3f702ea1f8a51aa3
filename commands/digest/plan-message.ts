import { footnote, type Message, plain, text } from '../../src/chat/api.ts';
import type { DigestPlan } from '../../src/digest/api.ts';
import { channelName } from '../asked/channel.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { RAN_TODAY, runsSpans, settingsWords, zoneGuess } from '../reply/digest-words.ts';
import { listed } from '../reply/words.ts';

/** A channel's digest as it is set now: what comes, its next three runs, how it looks, and what was guessed. */
export function planMessage(plan: DigestPlan, invocation: Invocation): Message {
  const { channel, when, zone, topics, ranToday } = plan;
  const about = topics.length > 0 ? `about ${listed(topics)}` : 'from the whole feed';
  const notes = [ranToday ? RAN_TODAY : '', zoneGuess(plan)].filter(Boolean);
  return {
    title: 'Digest set',
    blocks: [
      text(`${channelName(channel)} gets new papers ${about}, ${when} ${zone}.`),
      {
        type: 'fields',
        fields: [
          { label: 'Next', value: runsSpans(plan, invocation) },
          { label: 'Looks', value: [plain(settingsWords(plan))] },
        ],
      },
      ...notes.map((note) => footnote(note)),
      ...buttonRow(button('Preview', action('paper-admin digest preview', { channel: channel.channelId }))),
    ],
  };
}
