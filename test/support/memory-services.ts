import type { Address, Message, Person, Space } from '../../src/chat/api.ts';
import type { ChannelStatus, DigestDesk, DigestPlan, FoldedPage } from '../../src/digest/api.ts';
import { UserError } from '../../src/errors.ts';
import type { Paper, PaperLibrary, TrendingPaper } from '../../src/papers/api.ts';
import type { SourceStatus, StatusBoard } from '../../src/status/api.ts';
import type { Receipt, Subscriptions, Topic, TopicBook } from '../../src/topics/api.ts';

/** Papers on days, in memory. */
export class MemoryLibrary implements PaperLibrary {
  readonly papers = new Map<string, Paper>();
  readonly held = new Map<string, string[]>();
  /** Papers the sources would bring. */
  readonly abroad = new Map<string, Paper>();

  add(day: string, ...papers: Paper[]): void {
    for (const paper of papers) this.papers.set(paper.id, paper);
    this.held.set(day, [...(this.held.get(day) ?? []), ...papers.map(({ id }) => id)]);
  }

  async byIds(ids: readonly string[]) {
    return ids.flatMap((id) => this.papers.get(id) ?? []);
  }

  async resolve(idOrLink: string) {
    const named = [...this.papers.values()].find(({ identifiers }) =>
      identifiers.some(({ value }) => idOrLink.includes(value)),
    );
    return this.papers.get(idOrLink) ?? named;
  }

  async obtain(idOrLink: string) {
    const found = (await this.resolve(idOrLink)) ?? this.abroad.get(idOrLink);
    if (!found) throw new UserError(`No source knows ${idOrLink}. Check the id.`);
    return found;
  }

  async day(day: string) {
    const ids = this.held.get(day);
    if (!ids) return undefined;
    const days = [...this.held.keys()].toSorted();
    const previous = days.findLast((other) => other < day);
    const next = days.find((other) => other > day);
    const papers = (await this.byIds(ids)).map(
      (paper) => ({ paper, source: 'hf-daily', kind: 'new' }) as const,
    );
    return { day, papers, ...(previous && { previous }), ...(next && { next }) };
  }

  async latestDay() {
    return [...this.held.keys()].toSorted().at(-1);
  }

  async days(limit: number) {
    const days = [...this.held].map(([day, ids]) => ({ day, papers: ids.length }));
    return days.toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, limit);
  }

  async trending({
    until,
    days,
    limit,
  }: Parameters<PaperLibrary['trending']>[0]): Promise<readonly TrendingPaper[]> {
    const from = new Date(Date.parse(until) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const ids = [...this.held].filter(([day]) => day >= from && day <= until).flatMap(([, held]) => held);
    const papers = await this.byIds(ids);
    return papers
      .map((paper) => ({ paper, votesHere: 0, upvotes: paper.sources[0]?.upvotes ?? 0 }))
      .toSorted((a, b) => b.upvotes - a.upvotes)
      .slice(0, limit);
  }

  async count() {
    return this.papers.size;
  }
}

/** Topics of spaces, in memory. */
export class MemoryTopics implements TopicBook {
  readonly topics: Topic[] = [];
  readonly #follows: MemorySubscriptions;

  constructor(follows: MemorySubscriptions) {
    this.#follows = follows;
  }

  async list(spaceId: string) {
    const own = this.topics.filter((topic) => topic.spaceId === spaceId);
    return own.map((topic) => ({ ...topic, followers: this.#follows.count(topic.id), papersPerWeek: 3.14 }));
  }

  async find(spaceId: string, nameOrId: string) {
    return this.topics.find(
      ({ id, name, spaceId: own }) =>
        own === spaceId && (id === nameOrId || name.toLowerCase() === nameOrId.toLowerCase()),
    );
  }

  async add(space: Space, { name, rule, emoji = '🧲' }: { name: string; rule: string; emoji?: string }) {
    if (rule.startsWith('-')) throw new UserError('The rule only excludes. Add a word that it looks for.');
    const topic = { id: `t${this.topics.length + 1}`, spaceId: space.id, name, rule, emoji };
    this.topics.push(topic);
    return topic;
  }

  async remove(space: Space, nameOrId: string) {
    const topic = await this.find(space.id, nameOrId);
    if (!topic) throw new UserError(`There is no topic ${nameOrId}.`);
    this.topics.splice(this.topics.indexOf(topic), 1);
    return topic;
  }

  async tryRule() {
    return { days: 14, matched: 3, examples: [] };
  }
}

/** Who follows what, in memory; everybody's next digest is at the same time. */
export class MemorySubscriptions implements Subscriptions {
  readonly #followed = new Map<string, Topic[]>();
  readonly #zones = new Map<string, string>();
  nextAt = Date.parse('2026-11-25T08:00:00Z');

  async join(person: Person, space: Space, topic: Topic) {
    const followed = this.#of(person);
    const changed = !followed.some(({ id }) => id === topic.id);
    if (changed) followed.push(topic);
    return this.#receipt(person, topic, changed, space.zone);
  }

  async leave(person: Person, topic: Topic) {
    const followed = this.#of(person);
    const at = followed.findIndex(({ id }) => id === topic.id);
    if (at >= 0) followed.splice(at, 1);
    return this.#receipt(person, topic, at >= 0, 'UTC');
  }

  async of(person: Person) {
    return this.#of(person).map((topic) => this.#receipt(person, topic, false, 'UTC'));
  }

  async setZone(person: Person, zone: string) {
    if (zone === 'Europe/Berln')
      throw new UserError('There is no zone Europe/Berln. Did you mean Europe/Berlin?');
    this.#zones.set(person.id, zone);
  }

  count(topicId: string): number {
    return [...this.#followed.values()].flat().filter(({ id }) => id === topicId).length;
  }

  #of(person: Person): Topic[] {
    const followed = this.#followed.get(person.id) ?? [];
    this.#followed.set(person.id, followed);
    return followed;
  }

  #receipt(person: Person, topic: Topic, changed: boolean, spaceZone: string): Receipt {
    const own = this.#zones.get(person.id) || person.zone;
    const nextAt = this.#of(person).length > 0 ? this.nextAt : 0;
    return { topic, changed, when: 'weekdays 9:00', zone: own || spaceZone, zoneIsSpaces: !own, nextAt };
  }
}

/** Digests of channels, in memory. */
export class MemoryDesk implements DigestDesk {
  readonly plans = new Map<string, DigestPlan>();
  readonly pages = new Map<string, FoldedPage>();
  last: ChannelStatus['last'] = [];

  async set(space: Space, channel: Address, setting: Parameters<DigestDesk['set']>[2]) {
    if (setting.time === 'noonish')
      throw new UserError('I cannot read the time noonish. Say for example weekdays 9:00.');
    const next = [1, 2, 3].map((days) => Date.parse('2026-11-24T08:00:00Z') + days * 86_400_000);
    const { time: when, zone = space.zone, topics } = setting;
    const plan = { channel, when, cron: '0 9 * * 1-5', zone, next, topics, budget: 5 };
    this.plans.set(channel.channelId, plan);
    return plan;
  }

  async off(channel: Address) {
    return this.plans.delete(channel.channelId);
  }

  async preview(_space: Space, channel: Address): Promise<Message> {
    return { title: `Preview of ${channel.channelId}`, blocks: [] };
  }

  async folded(digestId: string) {
    return this.pages.get(digestId);
  }

  async statusOf({ channelId }: Address) {
    const plan = this.plans.get(channelId);
    return plan && { plan, last: this.last, trouble: '' };
  }

  async statusOfSpace() {
    return [...this.plans.values()].map((plan) => ({ plan, last: this.last, trouble: '' }));
  }
}

/** How sources and platforms do, as the test says. */
export class MemoryBoard implements StatusBoard {
  readonly told: SourceStatus[] = [];
  sources = async () => this.told;
  platforms = () => [{ name: 'Pocket', state: 'connected', detail: 'as Paperboy' }];
}
