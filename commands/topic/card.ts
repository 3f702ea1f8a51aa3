import { footnote, type Message, text } from '../../src/chat/api.ts';
import type { TopicSummary } from '../../src/topics/api.ts';
import { button, buttonRow } from '../button-row.ts';
import { action } from '../command.ts';
import { count, written } from '../words.ts';

/** A topic for everybody to join: by its emoji under the card, or by the button beside it. */
export function topicCard(topic: TopicSummary): Message {
  const emoji = written(topic.emoji);
  const rate = `${topic.papersPerWeek.toFixed(1)} papers a week`;
  const people = count(topic.followers, 'person', 'people');
  return {
    title: `${emoji} ${topic.name}`,
    blocks: [
      text(`${rate} · ${people}`),
      text(topic.rule),
      ...buttonRow(button('Join', action('join', { topic: topic.id }), topic.emoji)),
      footnote(
        `React with ${emoji} or press Join. You get new papers by direct message, weekdays 9:00 in your time zone.`,
      ),
    ],
    seedReactions: [topic.emoji],
  };
}
