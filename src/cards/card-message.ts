import {
  type Block,
  type Button,
  footnote,
  type Message,
  spansText,
  strong,
  text,
  writtenEmoji,
} from '../chat/api.ts';
import { shorten } from '../papers/api.ts';
import { ruleInWords, type TopicSummary } from '../topics/api.ts';

/** A topic for everybody to join: by its emoji under the card, or by the button. */
export function topicCard(topic: TopicSummary): Message {
  const join: Button = {
    type: 'button',
    label: 'Join',
    style: 'plain',
    action: { run: 'join', args: { topic: topic.id }, placement: 'reply' },
  };
  return {
    title: nameOf(topic),
    blocks: [
      text(numbers(topic)),
      text(...ruleInWords(topic.rule)),
      { type: 'actions', items: [join] },
      footnote(
        'React with its emoji or press Join. You get new papers by direct message, weekdays 9:00 in your time zone.',
      ),
    ],
    seedReactions: [topic.emoji],
  };
}

/** The least of the platforms' limits for one select. */
export const MENU_AT_MOST = 25;
const LABEL_LENGTH = 75;

/** Several topics in one message, at most 25, to join by a select. */
export function topicMenu(topics: readonly TopicSummary[]): Message {
  const lines = topics.map((topic): Block => text(strong(nameOf(topic)), ` · ${numbers(topic)}`));
  const options = topics.map((topic) => ({
    label: shorten(nameOf(topic), LABEL_LENGTH),
    description: shorten(spansText(ruleInWords(topic.rule)), LABEL_LENGTH),
    value: topic.id,
  }));
  const action = { run: 'join', args: {}, choose: 'topic', placement: 'reply' } as const;
  return {
    title: 'Topics to follow',
    blocks: [
      ...lines,
      { type: 'actions', items: [{ type: 'select', placeholder: 'Join a topic', options, action }] },
      footnote(
        'Choose one, or react with its emoji. You get new papers by direct message, weekdays 9:00 in your time zone.',
      ),
    ],
  };
}

/** What a card turns into when nothing is left to join. */
export function endedCard(names: readonly string[]): Message {
  const [name] = names;
  return {
    title: names.length === 1 && name !== undefined ? name : 'Topics to follow',
    blocks: [
      text(
        names.length === 1
          ? 'This topic was removed: nobody follows it any more.'
          : 'These topics were removed: nobody follows them any more.',
      ),
      footnote('/paper topic list posts the topics there are.'),
    ],
  };
}

export const nameOf = ({ emoji, name }: Pick<TopicSummary, 'emoji' | 'name'>) =>
  `${writtenEmoji(emoji)} ${name}`;

function numbers({ papersPerWeek, followers }: TopicSummary): string {
  return [rateWords(papersPerWeek), followers === 0 ? '' : counted(followers, 'person', 'people')]
    .filter(Boolean)
    .join(' · ');
}

/** A rate is an estimate: a digit behind the point only where it tells something. */
export function rateWords(perWeek: number): string {
  if (perWeek === 0) return 'no papers lately';
  if (perWeek < 1) return 'less than a paper a week';
  const papers = perWeek < 9.5 ? Math.round(perWeek * 10) / 10 : Math.round(perWeek);
  return `${counted(papers, 'paper', 'papers')} a week`;
}

function counted(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
