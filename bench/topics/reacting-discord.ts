import { createInterface } from 'node:readline';
import { type DiscordServer, startDiscord } from '../../test/support/discord/server.ts';
import type { Message } from '../../test/support/discord/types.ts';

/**
 * `node reacting-discord.ts`: a local Discord in a process of its own whose people react as they are told, one command a line:
 * `flip PEOPLE RATE SECONDS` takes emoji away and puts them there under all messages, `crowd FROM COUNT` has as many new people
 * react once, `lists` prints who has what under which message. Each answers with one line. Ends with its input.
 */
const server = await startDiscord();
tell({ apiBase: server.apiBase, token: server.token, guild: server.guild.id, channel: server.papers.id });
for await (const line of createInterface(process.stdin)) {
  const [command, ...args] = line.split(' ');
  const [a = 0, b = 0, c = 0] = args.map(Number);
  if (command === 'flip') tell({ sent: await flip(server, a, b, c) });
  if (command === 'crowd') tell({ sent: await crowd(server, a, b) });
  if (command === 'lists') tell(lists(server));
}
await server.stop();

function tell(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

/** Messages with the emoji that the bot put under each. */
function handles({ papers, messagesIn }: DiscordServer): readonly { message: Message; emoji: string }[] {
  return messagesIn(papers).flatMap((message) =>
    [...message.reactions.values()]
      .filter(({ users }) => users.includes(server.applicationId))
      .map(({ emoji }) => ({ message, emoji: emoji.name })),
  );
}

async function flip(discord: DiscordServer, count: number, rate: number, seconds: number): Promise<number> {
  const people = Array.from({ length: count }, (_, i) => discord.person(`flipper${i}`));
  const places = handles(discord);
  const has = new Set<string>();
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const began = performance.now();
  for (let sent = 0; sent < rate * seconds; ) {
    const due = Math.min(rate * seconds, ((performance.now() - began) / 1000) * rate);
    for (; sent < due; sent++) {
      const [who, where] = [random(count), random(places.length)];
      const [person, place] = [people[who], places[where]];
      if (!person || !place) continue;
      const key = `${who} ${where}`;
      if (has.delete(key)) person.unreact(place.message, place.emoji);
      else {
        has.add(key);
        person.react(place.message, place.emoji);
      }
    }
    await new Promise((next) => setTimeout(next, 5));
  }
  return rate * seconds;
}

/** Told as Discord tells it, without people of flesh and blood: a million of them would fill this process. */
async function crowd(discord: DiscordServer, from: number, count: number): Promise<number> {
  const places = handles(discord);
  for (let i = from; i < from + count; i++) {
    const place = places[i % places.length];
    if (!place) continue;
    const user_id = String(2_000_000_000_000_000_000n + BigInt(i));
    const user = { id: user_id, username: `p${i}`, discriminator: '0', avatar: null, global_name: null };
    discord.gateway.tellAlways('MESSAGE_REACTION_ADD', {
      ...{ user_id, channel_id: place.message.channelId, message_id: place.message.id },
      ...{ guild_id: discord.guild.id, emoji: { id: null, name: place.emoji }, burst: false, type: 0 },
      member: { user, roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 },
    });
    if (i % 500 === 0) await new Promise((next) => setImmediate(next));
  }
  return count;
}

function lists(discord: DiscordServer) {
  return handles(discord).map(({ message, emoji }) => {
    const reaction = [...message.reactions.values()].find((one) => one.emoji.name === emoji);
    const users = reaction?.users.filter((id) => id !== discord.applicationId) ?? [];
    return { message: message.id, emoji, users };
  });
}
