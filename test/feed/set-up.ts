import { createEmail } from '../../adapters/email/email.ts';
import { createWeb } from '../../adapters/web/web.ts';
import { COMMANDS } from '../../commands/index.ts';
import { createHandlers } from '../../commands/run.ts';
import { createDigests } from '../../src/digest/create-digests.ts';
import { feedOver } from '../../src/feed/create-feed.ts';
import { createMailDesk } from '../../src/feed/mail-desk.ts';
import { createGroup } from '../../src/group/create-group.ts';
import { createReactions } from '../../src/reactions/reactions.ts';
import { createActionStore } from '../../src/store/actions.ts';
import { createEventsSeen } from '../../src/store/events-seen.ts';
import type { Store } from '../../src/store/open.ts';
import { createConversation } from '../../src/store/page.ts';
import { createDirectory } from '../../src/store/people.ts';
import { createPlaces } from '../../src/store/places.ts';
import { createPostedMessages } from '../../src/store/posted.ts';
import { createReactionLists } from '../../src/store/reactions.ts';
import { createVotes } from '../../src/store/votes.ts';
import { createTopics } from '../../src/topics/create-topics.ts';
import { heldClock } from '../support/held-clock.ts';
import { heldPapers } from '../support/held-papers.ts';
import { LazyIndex } from '../support/lazy-index.ts';
import { MemoryBoard } from '../support/memory-board.ts';
import { quietLog } from '../support/quiet-log.ts';
import { searchServices } from '../support/search-services.ts';
import { startSmtp } from '../support/smtp/server.ts';
import { visitPage } from '../support/whole-bot-page.ts';

const OUTSIDE = 'https://papers.lab.example';

/** A bot with the page and e-mail, over a mail server of the test's own; only time is not real. */
export async function startMailBot(store: Store) {
  const clock = heldClock('2026-11-24T07:30:00Z');
  const log = quietLog();
  const smtp = await startSmtp();
  const desk = createMailDesk({ store, clock });
  const from = 'Paperboy <bot@lab.example>';
  const email = createEmail({
    url: smtp.url,
    from,
    publicUrl: OUTSIDE,
    mailbox: desk.mailbox,
    log,
    clock,
    patience: 300,
  });
  const conversation = createConversation(store, clock);
  const fixed = { host: '127.0.0.1', port: 0, version: '1.2.3', commands: COMMANDS };
  const web = createWeb({ ...fixed, log, clock, conversation, mailLinks: desk.links });
  const index = new LazyIndex();
  const { papers, hold } = heldPapers(store, clock, index);
  const shared = {
    ...{ store, clock, log, library: papers, mail: email },
    directory: createDirectory(store, clock),
    posted: createPostedMessages(store, clock),
    events: createEventsSeen(store, clock),
    actions: createActionStore(store, clock),
    votes: createVotes(store, clock),
    platformOf: (name: string) => [web, email].find((platform) => platform.name === name),
    sourceTrouble: async () => undefined,
    openEveryMs: 0,
  };
  const { desk: digests, recaps, learned, whyDesk, tick } = createDigests(shared);
  const services = {
    ...createGroup(shared),
    ...{
      clock,
      papers,
      index,
      digests,
      recaps,
      learned,
      whyDesk,
      votes: shared.votes,
      status: new MemoryBoard(),
    },
    ...searchServices(store, index, papers),
    ...createTopics(shared),
    feed: feedOver(shared),
  };
  const reactions = createReactions({ ...shared, ...services, lists: createReactionLists(store, clock) });
  const places = createPlaces(store, clock);
  const handlers = createHandlers({ ...shared, commands: COMMANDS, services, reactions, places });
  await web.start(handlers);
  await email.start(handlers);
  const page = visitPage(web.url());
  const space = await shared.directory.space({ platform: 'web', externalId: 'local' });
  const you = await shared.directory.person({ platform: 'web', accountId: 'you' }, space);
  await services.topics.add(space, { name: 'data selection', rule: '"data curation", dedup*' }, you);
  /** Runs the tick to its end; who sleeps meanwhile is woken. */
  const runTick = async () => {
    let running = true;
    const end = tick.run().finally(() => {
      running = false;
    });
    while (running) await clock.advance(1);
    return end;
  };
  return {
    directory: shared.directory,
    ...{ store, smtp, web, email, page, hold, runTick, you, space, ...services, clock },
    /** Follows a link of a mail as a browser or a reader of mail does. */
    visit: (link: string, init: RequestInit = {}) => fetch(link.replace(OUTSIDE, web.url()), init),
    confirm: (link: string) =>
      fetch(link.replace(OUTSIDE, web.url()), {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(),
      }),
    person: (accountId: string) => shared.directory.person({ platform: 'web', accountId }, space),
    /** The link that a mail to the machine's own person would have now. */
    leaveLink: async () => {
      const [row] = await store.db
        .selectFrom('email_addresses')
        .select('id')
        .where('person_id', '=', you.id)
        .execute();
      return OUTSIDE + ((await desk.mailbox(row?.id ?? ''))?.leavePath ?? '');
    },
    /** What the person reads in their direct messages. */
    messages: () => page.read('/messages'),
    stop: async () => {
      await Promise.all([web.stop(), email.stop(), index.close()]);
      await smtp.close();
    },
  };
}

export const linkIn = (text: string | undefined, use: string): string =>
  new RegExp(`https://\\S+/mail/${use}/\\S+`).exec(text ?? '')?.[0] ?? '';
