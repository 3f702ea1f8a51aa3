import { Client, Options, Partials, type RESTOptions } from 'discord.js';
import type { Clock } from '../../../src/clock.ts';
import { TIMES } from '../limits.ts';
import { intentBits } from '../platform-table.ts';
import { NO_MENTIONS } from '../render/render.ts';
import type { RestGate } from './rest-gate.ts';
import { StoppableStrategy } from './stoppable-strategy.ts';

/** Where Discord is, and how long an answer may take. */
export interface RestSettings {
  /** Without a slash at the end; the library appends the version. */
  readonly apiBase?: string | undefined;
  readonly requestTimeoutMs?: number | undefined;
}

export function restOptions(
  { apiBase, requestTimeoutMs }: RestSettings,
  gate: RestGate,
): Partial<RESTOptions> {
  return {
    makeRequest: gate.makeRequest,
    ...(apiBase === undefined ? {} : { api: apiBase.replace(/\/+$/, '') }),
    timeout: requestTimeoutMs ?? TIMES.request,
    retries: 1,
    invalidRequestWarningInterval: 100,
  };
}

/** A client that remembers servers, channels and roles, which rights need, and next to nothing of people and messages. */
export function createClient(rest: RestSettings, gate: RestGate, clock: Clock): Client {
  return new Client({
    intents: intentBits(),
    // Direct messages come from channels it may not know; of messages and reactions the gateway's own words are taken.
    partials: [Partials.Channel],
    allowedMentions: { parse: [...(NO_MENTIONS.parse ?? [])], repliedUser: false },
    enforceNonce: true,
    makeCache: Options.cacheWithLimits(CACHES),
    sweepers: {
      users: { interval: SWEEP_SECONDS, filter: () => (user) => !isSelf(user) },
      guildMembers: {
        interval: SWEEP_SECONDS,
        filter: () => (member) => !isSelf(member),
      },
      threads: { interval: SWEEP_SECONDS, lifetime: SWEEP_SECONDS },
    },
    rest: restOptions(rest, gate),
    ws: { buildStrategy: (manager) => new StoppableStrategy(manager, clock) },
  });
}

/** The library asks its own account for rights. */
function isSelf({ id, client }: { id: string; client: Client }): boolean {
  return id === client.user?.id;
}

const SWEEP_SECONDS = 3600;
const FEW = 200;

/** A limit for every manager that may have one; the library sweeps only threads by itself and never forgets a user. */
const CACHES = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: FEW,
  GuildInviteManager: 0,
  GuildMemberManager: { maxSize: FEW, keepOverLimit: isSelf },
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildSoundboardSoundManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: FEW,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  SubscriptionManager: 0,
  ThreadManager: FEW,
  ThreadMemberManager: 0,
  UserManager: { maxSize: FEW, keepOverLimit: isSelf },
  VoiceStateManager: 0,
} as const;
