import type { Person, Space } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { PaperLibrary } from '../papers/api.ts';
import { ANALYZER_VERSION } from '../search/analyzer.ts';
import type { Topic, TopicBook, TopicDraft, TopicSummary, TypedTopic } from './api.ts';
import type { Backtests } from './backtest/backtest.ts';
import { findsAmong } from './examples/finds-among.ts';
import { takeOver } from './packs/take-over.ts';
import { parseRule } from './parse-rule.ts';
import { Rates } from './rates.ts';
import type { RecentPapers } from './recent-papers.ts';
import { checkNameIsFree, freeEmoji, noSuchTopic } from './topic-checks.ts';
import { checkName, nameKey } from './topic-name.ts';
import type { NewTopic, TopicStore } from './topic-store.ts';
import { whyTheyFit } from './why-they-fit.ts';

export interface TopicBookParts {
  readonly topics: TopicStore;
  readonly recent: RecentPapers;
  readonly papers: Pick<PaperLibrary, 'byIds'>;
  readonly backtests: Backtests;
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

/** The topics of spaces. */
export function createTopicBook(parts: TopicBookParts): TopicBook {
  const rates = new Rates(parts);
  const book: TopicBook = {
    names: (spaceId) => parts.topics.ofSpace(spaceId),
    list: (spaceId) => list(parts, rates, spaceId),
    find: (spaceId, nameOrId) => find(parts, spaceId, nameOrId),
    draft: (space, topic, topicId) => draft(parts, space, topic, topicId),
    add: (space, topic, by) => add(parts, space, topic, by),
    change: (space, topicId, topic) => change(parts, space, topicId, topic),
    remove: async (space, nameOrId) => {
      const topic = await find(parts, space.id, nameOrId);
      if (!topic) throw noSuchTopic(nameOrId, await parts.topics.ofSpace(space.id));
      await parts.topics.remove(topic.id, parts.clock.now());
      return topic;
    },
    reach: (topicId) => parts.topics.reach(topicId),
    merge: (space, fromId, intoId, rule) => merge(parts, space, fromId, intoId, rule),
    takeOver: (space, pack, replace, by) => takeOver(book, space, pack, replace, by),
    papersPerWeek: (rules) => rates.of(rules),
    backtest: (rules) => parts.backtests.of(rules),
    difference: (before, after) => parts.backtests.difference(before, after),
    propose: (examples) => parts.backtests.propose(examples),
    findsAmong,
    whyTheyFit: async (spaceId, papers) => whyTheyFit(await parts.topics.ofSpace(spaceId), papers),
  };
  return book;
}

async function list(
  { topics }: TopicBookParts,
  rates: Rates,
  spaceId: string,
): Promise<readonly TopicSummary[]> {
  const all = await topics.ofSpace(spaceId);
  const followers = await topics.followers(spaceId);
  const perWeek = await rates.of(all.map(({ rule }) => rule));
  return all.map((topic) => ({
    ...topic,
    followers: followers.get(topic.id) ?? 0,
    papersPerWeek: perWeek.get(topic.rule) ?? 0,
  }));
}

async function find({ topics }: TopicBookParts, spaceId: string, nameOrId: string) {
  return (await topics.find(spaceId, nameOrId)) ?? topics.find(spaceId, nameKey(nameOrId));
}

async function draft(
  { topics }: TopicBookParts,
  space: Space,
  typed: TypedTopic,
  topicId = '',
): Promise<TopicDraft> {
  const name = checkName(typed.name);
  const rule = parseRule(typed.rule).text;
  const all = await topics.ofSpace(space.id);
  const others = all.filter(({ id }) => id !== topicId);
  checkNameIsFree(name, others);
  const emoji = typed.emoji?.trim() || all.find(({ id }) => id === topicId)?.emoji;
  return { name, rule, emoji: freeEmoji(name, emoji, others) };
}

async function add(parts: TopicBookParts, space: Space, typed: TypedTopic, by: Person): Promise<Topic> {
  const checked = await draft(parts, space, typed);
  const topic: Topic = { id: parts.clock.newId(), spaceId: space.id, ...checked };
  const row: NewTopic = {
    ...topic,
    nameKey: nameKey(topic.name),
    analyzer: ANALYZER_VERSION,
    createdBy: by.id,
    createdAt: parts.clock.now(),
  };
  if (await parts.topics.insert(row)) return topic;
  throw new UserError(
    `Somebody added a topic with this name or emoji just now. Look at the topics, then try again.`,
  );
}

async function change(
  parts: TopicBookParts,
  space: Space,
  topicId: string,
  typed: TypedTopic,
): Promise<Topic> {
  const checked = await draft(parts, space, typed, topicId);
  const topic: Topic = { id: topicId, spaceId: space.id, ...checked };
  const row = { ...topic, nameKey: nameKey(topic.name), analyzer: ANALYZER_VERSION };
  if (await parts.topics.update(row)) return topic;
  throw new UserError(
    `The topic was not changed: somebody removed it, or took its name or emoji, just now. Look at the topics, then try again.`,
  );
}

async function merge(
  parts: TopicBookParts,
  space: Space,
  from: string,
  into: string,
  typed: string | undefined,
): Promise<Topic> {
  const rule =
    typed === undefined ? {} : { rule: { rule: parseRule(typed).text, analyzer: ANALYZER_VERSION } };
  const merged =
    from !== into &&
    (await parts.topics.merge({ spaceId: space.id, from, into, at: parts.clock.now(), ...rule }));
  const topic = merged ? await parts.topics.find(space.id, into) : undefined;
  if (topic) return topic;
  throw new UserError('One of the two topics is gone by now. Nothing was changed; look at the topics.');
}
