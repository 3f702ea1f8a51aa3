import { rateWords } from '../../src/cards/api.ts';
import { type Block, footnote, type Message, plain, strong, text } from '../../src/chat/api.ts';
import { shorten } from '../../src/papers/api.ts';
import { type Pack, type PlannedTopic, planImport } from '../../src/topics/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { backtestBlocks } from '../reply/backtest.ts';
import { button, buttonRow } from '../reply/button-row.ts';
import { count, listed, quoted, written } from '../reply/words.ts';

/** More make a wall of text; the rest are named. */
const SHOWN_WHOLE = 12;
const RULE_LENGTH = 120;

/** What a pack would bring, topic by topic, with buttons to take it over. `source` is its name or its text. */
export async function packPreview(pack: Pack, source: string, invocation: Invocation): Promise<Message> {
  const { topics } = invocation.services;
  const plan = planImport(pack, await topics.names(spaceAsked(invocation).id));
  const fresh = plan.filter(({ what }) => what === 'new');
  const taken = plan.filter(({ what }) => what === 'taken');
  const perWeek = await topics.papersPerWeek(plan.map(({ rule }) => rule));
  const backtest =
    fresh.length > 0 ? backtestBlocks(await topics.backtest(fresh.map(({ rule }) => rule))) : [];
  return {
    title: `${pack.name}: ${count(plan.length, 'topic')}, not saved yet`,
    blocks: [
      ...fresh.slice(0, SHOWN_WHOLE).map((topic) => topicLine(topic, perWeek.get(topic.rule) ?? 0)),
      ...leftOver(fresh),
      ...backtest.slice(0, 1),
      ...notes(plan),
      ...buttonRow(
        ...(fresh.length > 0
          ? [{ ...take(`Add ${count(fresh.length, 'topic')}`, source, 0), style: 'primary' as const }]
          : []),
        ...(taken.length > 0 ? [take(replaceWords(fresh.length, taken.length), source, 1)] : []),
        button('Cancel', action('topic-cancel', {}, 'replace')),
      ),
    ],
  };
}

const take = (label: string, pack: string, replace: 0 | 1) =>
  button(label, action('topic-take', { pack, replace }, 'replace'));

const replaceWords = (fresh: number, taken: number) =>
  fresh > 0 ? `Add ${fresh}, replace ${taken}` : `Replace ${taken}`;

function topicLine({ name, emoji, rule }: PlannedTopic, perWeek: number): Block {
  return text(
    plain(emoji && `${written(emoji)} `),
    strong(name),
    plain(` · ${rateWords(perWeek)} · ${shorten(rule, RULE_LENGTH)}`),
  );
}

function leftOver(fresh: readonly PlannedTopic[]): readonly Block[] {
  const rest = fresh.slice(SHOWN_WHOLE).map(({ name }) => name);
  return rest.length > 0 ? [text(`And ${shorten(listed(rest), 1_000)}.`)] : [];
}

function notes(plan: readonly PlannedTopic[]): readonly Block[] {
  const same = plan.filter(({ what }) => what === 'same').map(({ name }) => quoted(name));
  const taken = plan.filter(({ what }) => what === 'taken');
  const emoji = plan.flatMap(({ insteadOf, emoji }) =>
    insteadOf ? [`${written(emoji)} for ${written(insteadOf)}`] : [],
  );
  return [
    ...(same.length > 0 ? [text(`Here already, as it is: ${listed(same)}.`)] : []),
    ...taken.slice(0, SHOWN_WHOLE).map(takenLine),
    ...(taken.length > SHOWN_WHOLE
      ? [text(`And ${count(taken.length - SHOWN_WHOLE, 'more topic')} whose names are taken here.`)]
      : []),
    ...(emoji.length > 0
      ? [footnote(`Emoji that are taken here, or at home elsewhere, are others: ${listed(emoji)}.`)]
      : []),
  ];
}

function takenLine({ name, rule, here }: PlannedTopic): Block {
  const held = shorten(here?.rule ?? '', RULE_LENGTH);
  return text(
    `The name ${quoted(name)} is taken here: ${held}. It stays as it is, or is replaced by: ${shorten(rule, RULE_LENGTH)}. Who follows it keeps following.`,
  );
}
