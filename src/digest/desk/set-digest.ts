import { type Address, nearest, type Person, type Space } from '../../chat/api.ts';
import { UserError } from '../../errors.ts';
import type { Topic } from '../../topics/api.ts';
import { nameKey } from '../../topics/topic-name.ts';
import type { DigestSetting } from '../api.ts';
import { firstRun } from '../schedule/left-of-day.ts';
import { DEFAULT_BUDGET, type Destination, MOST_BUDGET, type Schedule } from '../schedule/schedule.ts';
import { type ScheduleWithDestination, WHOLE_FEED } from '../schedule/schedule-store.ts';
import { readSchedule } from '../schedule/schedule-words.ts';
import type { DeskParts } from './desk-parts.ts';
import { type SaidZone, zoneOf } from './zone-of.ts';

/** Sets or changes a channel's digest: it keeps its id and what is not named, and what ran today is not run again. */
export async function setDigest(
  parts: DeskParts,
  space: Space,
  channel: Address,
  setting: DigestSetting,
  by?: Person,
): Promise<ScheduleWithDestination> {
  if (channel.kind === 'direct') {
    throw new UserError('Direct messages follow what you subscribe to. Name a channel for the digest.');
  }
  const destination = destinationOf(space, channel);
  const before = (await parts.schedules.ofDestination(destination.id))?.schedule;
  const { cron, zone } = timeOf(setting, before, { space, by, machine: parts.zone });
  const topicIds = setting.topics
    ? await topicIdsOf(parts, space, setting.topics)
    : await topicIdsKept(parts, before);
  const id = before?.id ?? parts.clock.newId();
  const now = parts.clock.now();
  const nextAt = await firstRun({ cron, zone: zone.name }, before, { slots: parts.slots, now });
  await parts.schedules.setChannel({
    ...{ destination, scheduleId: id, cron, zone: zone.name, zoneFrom: zone.from, topicIds, nextAt },
    ...looksOf(setting, before),
    ...{ kind: 'digest', setBy: by?.id, notes: setting.notes, now },
  });
  const saved = await parts.schedules.get(id);
  if (!saved) throw new Error(`schedule ${id} was not saved`);
  return saved;
}

/** When, and by which clock. */
function timeOf(
  setting: DigestSetting,
  before: Schedule | undefined,
  from: Omit<SaidZone, 'option' | 'words'>,
): { cron: string; zone: { name: string; from: Schedule['zoneFrom'] } } {
  const said = setting.time?.trim()
    ? readSchedule(setting.time)
    : before && { cron: before.cron, zone: undefined };
  if (!said) throw new UserError('Say when the digest comes, for example weekdays 9:00.');
  return { cron: said.cron, zone: zoneOf({ ...from, option: setting.zone, words: said.zone }, before) };
}

function looksOf(setting: DigestSetting, before: Schedule | undefined) {
  const { budget = before?.budget ?? DEFAULT_BUDGET } = setting;
  if (!Number.isInteger(budget) || budget < 1 || budget > MOST_BUDGET) {
    throw new UserError(`A digest shows 1 to ${MOST_BUDGET} papers; the rest folds into one line.`);
  }
  return {
    budget,
    layout: setting.layout ?? before?.layout ?? 'compact',
    prefer: setting.prefer ?? before?.prefer ?? 'balanced',
    sayQuiet: setting.sayQuiet ?? before?.sayQuiet ?? false,
  } as const;
}

function destinationOf(space: Space, { platform, kind, channelId, name }: Address): Destination {
  return {
    id: `channel:${platform}:${channelId}`,
    spaceId: space.id,
    platform,
    kind,
    channelId,
    personId: '',
    name: name ?? '',
    state: 'ok',
    stateReason: '',
  };
}

async function topicIdsKept({ schedules }: DeskParts, before: Schedule | undefined): Promise<string[]> {
  if (!before) return [WHOLE_FEED];
  const followed = await schedules.subscriptions(before.destinationId);
  if (followed.length > 0) return followed.map(({ topicId }) => topicId);
  throw new UserError('The topics it followed are gone. Name others, or say all for the whole feed.');
}

async function topicIdsOf(parts: DeskParts, space: Space, names: readonly string[]): Promise<string[]> {
  const wanted = names.map((name) => name.trim()).filter((name) => name !== '');
  if (wanted.length === 0) return [WHOLE_FEED];
  const topics = await parts.topics.ofSpace(space.id);
  return [...new Set(wanted.map((name) => topicNamed(topics, name).id))];
}

function topicNamed(topics: readonly Topic[], name: string): Topic {
  const found = topics.find((topic) => topic.id === name || nameKey(topic.name) === nameKey(name));
  if (found) return found;
  const shown = [...name].slice(0, 60).join('');
  const suggestion = nearest(
    name,
    topics.map((topic) => topic.name),
  );
  if (suggestion) throw new UserError(`There is no topic “${shown}” here. Did you mean “${suggestion}”?`);
  const names = topics.map((topic) => topic.name).slice(0, 8);
  throw new UserError(
    names.length > 0
      ? `There is no topic “${shown}” here. The topics: ${names.join(', ')}.`
      : `There is no topic “${shown}”: there is none here yet. Say all for the whole feed.`,
  );
}
