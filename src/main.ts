import { createDiscord } from '../adapters/discord/discord.ts';
import { createEmail } from '../adapters/email/email.ts';
import { createSlack } from '../adapters/slack/slack.ts';
import { createWeb, type WebPlatform } from '../adapters/web/web.ts';
import { COMMANDS } from '../commands/index.ts';
import { createHandlers } from '../commands/run.ts';
import packageFile from '../package.json' with { type: 'json' };
import type { ChatPlatform } from './chat/api.ts';
import { systemClock as clock } from './clock.ts';
import { type Config, loadConfig } from './config.ts';
import { type Core, createCore } from './core.ts';
import { ConfigError } from './errors.ts';
import { createMailDesk, type MailDesk } from './feed/mail-desk.ts';
import { listenForHandoff } from './handoff/server.ts';
import { importVerb } from './ingest/import-verb.ts';
import { loadStarterPapers, loadStarterTopics } from './ingest/starter.ts';
import { endInOrder, Opened } from './lifecycle.ts';
import { createLog, type Log } from './log.ts';
import { type Chat, startUp } from './start-up.ts';
import { heldByTitles } from './store/held-by-titles.ts';
import { lockDataDir } from './store/lock.ts';
import { once } from './store/once.ts';
import { openStore, type Store } from './store/open.ts';
import { createConversation } from './store/page.ts';
import { createRegistrations } from './store/registrations.ts';

/** sysexits: something is found unconfigured or misconfigured. */
const EXIT_CONFIG = 78;
const READ_WITHIN_MS = 1_000;
const { version } = packageFile;

/** `npm start`: the environment becomes a config, the config becomes parts, the parts run. */
export async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = loadConfig(environment);
    const log = createLog({ level: config.logLevel, secrets: config.secrets });
    const opened = new Opened();
    endInOrder(() => opened.closeAll(log), log);
    await run(config, log, opened).catch(async (error) => {
      await opened.closeAll(log);
      throw error;
    });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_CONFIG);
  }
}

async function run(config: Config, log: Log, opened: Opened): Promise<void> {
  const lock = lockDataDir(config.dataDir);
  opened.add(lock.release);
  const store = await openStore(config);
  opened.add(store.close);

  const desk = createMailDesk({ store, clock });
  const web = createPage(config, store, log, desk);
  const mail = createMail(config, log, desk);
  const chats = [...createChats(config, store, log), mail.chat];
  const platforms: ChatPlatform[] = [web, ...chats.flatMap(({ platform }) => platform ?? [])];
  const core = createCore({
    config,
    version,
    store,
    clock,
    log,
    platformOf: (name) => platforms.find((platform) => platform.name === name),
    mail: mail.carrier,
    watched: [{ label: 'Page', state: () => web.state() }, ...chats],
  });
  opened.add(core.stop);
  await once(store, 'starter papers', () => loadStarterPapers(core.writer));
  await once(store, 'starter topics', () => startTopics(core, config));
  const follower = core.follow();

  const handlers = createHandlers({ ...core, commands: COMMANDS });
  opened.add(() => web.stop());
  await web.start(handlers);
  const byTitles = heldByTitles(store);
  const verbs = { import: importVerb({ writer: core.writer, byTitles, searchable: follower.caughtUp }) };
  const handoff = await listenForHandoff({ dataDir: config.dataDir, verbs, log });
  opened.add(handoff.close);
  core.start();
  const stopping = new AbortController();
  for (const { platform } of chats) if (platform) opened.add(() => platform.stop());
  opened.add(() => stopping.abort());
  // A small collection can be searched as soon as the page is told; a large one is read in meanwhile.
  await Promise.race([
    follower.caughtUp().catch(() => undefined),
    clock.sleep(READ_WITHIN_MS, stopping.signal).catch(() => undefined),
  ]);
  if (stopping.signal.aborted) return;
  await startUp({ version, page: web.url(), chats, handlers, core, clock, log, signal: stopping.signal });
}

function createPage(config: Config, store: Store, log: Log, { links }: MailDesk): WebPlatform {
  const { host, port, publicUrl, secret: pageSecret } = config.page;
  const conversation = createConversation(store, clock);
  return createWeb({
    host,
    port,
    publicUrl,
    pageSecret,
    conversation,
    mailLinks: links,
    commands: COMMANDS,
    log: log.child({ part: 'page' }),
    clock,
    version,
  });
}

/** Who carries mail, and its line of status; without the settings what is missing stands for both. */
function createMail({ mail }: Config, log: Log, { mailbox }: MailDesk) {
  if ('missing' in mail) return { carrier: mail, chat: chat('E-mail', undefined, mail.missing) };
  const carrier = createEmail({ ...mail, mailbox, clock, log: log.child({ part: 'e-mail' }) });
  return { carrier, chat: chat('E-mail', carrier, '') };
}

function createChats(config: Config, store: Store, log: Log): Chat[] {
  const base = { commands: COMMANDS, clock };
  const discord =
    config.discord &&
    createDiscord({
      ...config.discord,
      ...base,
      registrations: createRegistrations(store, clock),
      log: log.child({ part: 'discord' }),
    });
  const half = config.slack && 'problem' in config.slack ? config.slack.problem : undefined;
  const slack =
    config.slack && !('problem' in config.slack)
      ? createSlack({ ...config.slack, ...base, log: log.child({ part: 'slack' }) })
      : undefined;
  return [
    chat('Discord', discord, 'set DISCORD_TOKEN (README, "Connect Discord")'),
    chat('Slack', slack, half ?? 'set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (README, "Connect Slack")'),
  ];
}

function chat(label: string, platform: ChatPlatform | undefined, needs: string): Chat {
  return platform
    ? { label, platform, state: () => platform.state() }
    : { label, state: () => ({ state: 'off', detail: needs }) };
}

/** The page's own space begins with topics that fit the starter papers. */
async function startTopics({ directory, services }: Core, { zone }: Config): Promise<void> {
  const space = await directory.space({ platform: 'web', externalId: 'local', name: 'Local page', zone });
  await loadStarterTopics(
    services.topics,
    space,
    await directory.person({ platform: 'web', accountId: 'you' }),
  );
}
