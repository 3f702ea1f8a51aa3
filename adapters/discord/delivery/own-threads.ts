import { type APIThreadChannel, type REST, Routes, SnowflakeUtil } from 'discord.js';
import type { Address } from '../../../src/chat/api.ts';

interface Ask {
  readonly rest: REST;
  readonly botId: string;
}

interface ThreadList {
  readonly threads: readonly APIThreadChannel[];
}

/** The posts of ours in a forum: active ones first, then the newest archived ones. */
export async function ownThreads(to: Address, ask: Ask): Promise<readonly APIThreadChannel[]> {
  const threads = [...(await activeThreads(to, ask)), ...(await archivedThreads(to, ask))];
  return threads.filter((thread) => (thread.owner_id ?? ask.botId) === ask.botId);
}

async function activeThreads(to: Address, { rest }: Ask): Promise<readonly APIThreadChannel[]> {
  if (to.spaceId === undefined) return [];
  const { threads } = (await rest.get(Routes.guildActiveThreads(to.spaceId))) as ThreadList;
  const here = threads.filter((thread) => thread.parent_id === to.channelId);
  return here.toSorted((a, b) => timeOf(b) - timeOf(a));
}

async function archivedThreads(to: Address, { rest }: Ask): Promise<readonly APIThreadChannel[]> {
  const { threads } = (await rest.get(Routes.channelThreads(to.channelId, 'public'))) as ThreadList;
  return threads;
}

const timeOf = ({ id }: { readonly id: string }): number => SnowflakeUtil.timestampFrom(id);
