import type { Person, Space } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { Paper, PaperLibrary } from '../papers/api.ts';
import { plainEmoji } from '../reactions/emoji.ts';
import { ANALYZER_VERSION } from '../search/analyzer.ts';
import type { RuleTrial, Topic, TopicBook, TopicSummary } from './api.ts';
import { compileRule } from './compile-rule.ts';
import { checkEmoji, chooseEmoji } from './emoji.ts';
import { matchRule } from './match-rule.ts';
import { PaperReader } from './paper-reader.ts';
import { parseRule } from './parse-rule.ts';
import { Rates } from './rates.ts';
import type { RecentPapers } from './recent-papers.ts';
import { checkName, nameKey } from './topic-name.ts';
import type { NewTopic, TopicStore } from './topic-store.ts';
import { whyTheyFit } from './why-they-fit.ts';

export interface TopicBookParts {
  readonly topics: TopicStore;
  readonly recent: RecentPapers;
  readonly papers: Pick<PaperLibrary, 'byIds'>;
  readonly clock: Pick<Clock, 'now' | 'newId'>;
}

const TRIAL_DAYS = 14;
const TRIAL_PAPERS = 2_000;
const TRIAL_EXAMPLES = 3;

/** The topics of spaces. */
export function createTopicBook(parts: TopicBookParts): TopicBook {
  const rates = new Rates(parts);
  return {
    names: (spaceId) => parts.topics.ofSpace(spaceId),
    list: (spaceId) => list(parts, rates, spaceId),
    find: (spaceId, nameOrId) => find(parts, spaceId, nameOrId),
    add: (space, topic, by) => add(parts, space, topic, by),
    remove: async (space, nameOrId) => {
      const topic = await find(parts, space.id, nameOrId);
      if (!topic) throw await noSuchTopic(parts, space.id, nameOrId);
      await parts.topics.remove(topic.id, parts.clock.now());
      return topic;
    },
    tryRule: (rule) => tryRule(parts, rule),
    whyTheyFit: async (spaceId, papers) => whyTheyFit(await parts.topics.ofSpace(spaceId), papers),
  };
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

async function add(
  parts: TopicBookParts,
  space: Space,
  typed: { name: string; rule: string; emoji?: string },
  by: Person,
): Promise<Topic> {
  const name = checkName(typed.name);
  const rule = parseRule(typed.rule).text;
  const others = await parts.topics.ofSpace(space.id);
  checkNameIsFree(name, others);
  const emoji = freeEmoji(name, typed.emoji, others);
  const now = parts.clock.now();
  const topic: Topic = { id: parts.clock.newId(), spaceId: space.id, name, emoji, rule };
  const row: NewTopic = {
    ...topic,
    nameKey: nameKey(name),
    analyzer: ANALYZER_VERSION,
    createdBy: by.id,
    createdAt: now,
  };
  if (await parts.topics.insert(row)) return topic;
  throw new UserError(
    `Somebody added a topic with this name or emoji just now. Look at the topics, then try again.`,
  );
}

function checkNameIsFree(name: string, others: readonly Topic[]): void {
  const other = others.find((topic) => nameKey(topic.name) === nameKey(name));
  if (other) {
    throw new UserError(
      `There is already a topic "${other.name}" (${other.rule}). Choose another name, or remove that one first.`,
    );
  }
}

function freeEmoji(name: string, typed: string | undefined, others: readonly Topic[]): string {
  if (typed === undefined || typed.trim() === '') {
    const chosen = chooseEmoji(
      name,
      others.map(({ emoji }) => emoji),
    );
    if (chosen) return chosen;
    throw new UserError('All emoji I would choose are taken here. Give the topic one yourself.');
  }
  const emoji = checkEmoji(typed);
  const other = others.find((topic) => plainEmoji(topic.emoji) === plainEmoji(emoji));
  if (other) throw new UserError(`${emoji} already stands for "${other.name}" here. Choose another emoji.`);
  return emoji;
}

async function noSuchTopic({ topics }: TopicBookParts, spaceId: string, name: string): Promise<UserError> {
  const names = (await topics.ofSpace(spaceId)).map((topic) => topic.name);
  const shown = [...name].slice(0, 60).join('');
  if (names.length === 0) return new UserError(`There is no topic "${shown}": this space has none yet.`);
  const some = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');
  return new UserError(`There is no topic "${shown}". The topics here: ${some}.`);
}

async function tryRule({ recent, papers }: TopicBookParts, typed: string): Promise<RuleTrial> {
  const rule = compileRule(parseRule(typed));
  const window = await recent.lastAnnouncementDays(TRIAL_DAYS, TRIAL_PAPERS);
  const examples: Paper[] = [];
  let matched = 0;
  for await (const { paper, text } of new PaperReader(papers).read(window.paperIds)) {
    if (matchRule(rule, text()) === undefined) continue;
    matched++;
    if (examples.length < TRIAL_EXAMPLES) examples.push(paper);
  }
  return { days: window.days.length, matched, examples };
}
