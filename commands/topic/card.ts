import { footnote, type Message, text } from '../../src/chat/api.ts';
import type { TopicSummary } from '../../src/topics/api.ts';
import { action } from '../command.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { count, written } from '../reply/words.ts';

/** A topic for everybody to join: by its emoji under the card, or by the button beside it. */
export function topicCard(topic: TopicSummary): Message {
  const emoji = written(topic.emoji);
  return {
    title: `${emoji} ${topic.name}`,
    blocks: [
      text([rateWords(topic.papersPerWeek), followerWords(topic.followers)].filter(Boolean).join(' · ')),
      text(topic.rule),
      ...buttonRow(button('Join', action('join', { topic: topic.id }))),
      footnote(
        'React with its emoji or press Join. You get new papers by direct message, weekdays 9:00 in your time zone.',
      ),
    ],
    seedReactions: [topic.emoji],
  };
}

/** A rate is an estimate: a digit behind the point only where it tells something. */
function rateWords(perWeek: number): string {
  if (perWeek === 0) return 'no papers lately';
  if (perWeek < 1) return 'less than a paper a week';
  return `${count(perWeek < 9.5 ? Math.round(perWeek * 10) / 10 : Math.round(perWeek), 'paper')} a week`;
}

function followerWords(followers: number): string {
  return followers === 0 ? '' : count(followers, 'person', 'people');
}
