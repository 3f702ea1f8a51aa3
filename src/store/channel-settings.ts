import type { Transaction } from 'kysely';
import type { ChannelSetting } from '../digest/schedule/schedule-store.ts';
import { newestNumber } from './announced.ts';
import type { Database } from './schema.ts';

/** Writes what a manager set for a channel; what it follows already keeps its start. */
export async function setChannel(tx: Transaction<Database>, setting: ChannelSetting): Promise<void> {
  const newest = await newestNumber(tx);
  await putDestination(tx, setting);
  const set = {
    cron: setting.cron,
    zone: setting.zone,
    zone_from: setting.zoneFrom,
    budget: setting.budget,
    layout: setting.layout,
    prefer: setting.prefer,
    say_quiet: setting.sayQuiet ? 1 : 0,
    ...(setting.setBy && { set_by: setting.setBy }),
    ...(setting.notes !== undefined && { notes: setting.notes ? 1 : 0 }),
    active: 1,
    since: setting.now,
    next_at: setting.nextAt,
    changed_at: setting.now,
  };
  // A digest that was off starts from now; one that runs keeps how far it has come.
  await tx
    .updateTable('schedules')
    .set({ watermark: newest })
    .where('id', '=', setting.scheduleId)
    .where('active', '=', 0)
    .execute();
  await tx
    .insertInto('schedules')
    .values({
      ...set,
      id: setting.scheduleId,
      destination_id: setting.destination.id,
      kind: setting.kind,
      watermark: newest,
      created_at: setting.now,
    })
    .onConflict((clash) => clash.column('id').doUpdateSet(set))
    .execute();
  await putSubscriptions(tx, setting, newest);
}

async function putDestination(tx: Transaction<Database>, { destination, now }: ChannelSetting) {
  const working = { name: destination.name, state: 'ok', state_reason: '', state_at: now, told: '' };
  await tx
    .insertInto('destinations')
    .values({
      ...working,
      id: destination.id,
      space_id: destination.spaceId,
      platform: destination.platform,
      kind: destination.kind,
      channel_id: destination.channelId,
      person_id: '',
      created_at: now,
    })
    .onConflict((clash) => clash.column('id').doUpdateSet(working))
    .execute();
}

async function putSubscriptions(tx: Transaction<Database>, setting: ChannelSetting, newest: number) {
  await tx
    .deleteFrom('subscriptions')
    .where('destination_id', '=', setting.destination.id)
    .where('topic_id', 'not in', [...setting.topicIds])
    .execute();
  for (const topicId of setting.topicIds) {
    await tx
      .insertInto('subscriptions')
      .values({
        destination_id: setting.destination.id,
        topic_id: topicId,
        since_number: newest,
        created_at: setting.now,
      })
      .onConflict((clash) => clash.doNothing())
      .execute();
  }
}
