import type { ActionStore, ChatPlatform, Directory, PostedMessages } from '../chat/api.ts';
import type { Clock } from '../clock.ts';
import { apart } from '../learned/apart.ts';
import type { LearnedDesk } from '../learned/api.ts';
import { createLearned } from '../learned/create-learned.ts';
import type { Log } from '../log.ts';
import type { PaperLibrary } from '../papers/api.ts';
import type { Votes } from '../reactions/api.ts';
import type { RecapDesk } from '../recap/api.ts';
import { decideRecap } from '../recap/decide-recap.ts';
import { createRecapDesk } from '../recap/desk.ts';
import { announcedPapers } from '../store/announced.ts';
import { deliveryStore } from '../store/deliveries.ts';
import { destinationStore } from '../store/destinations.ts';
import { groupVoice } from '../store/group-voice.ts';
import { heldStore } from '../store/held-deliveries.ts';
import { leftSpaceStore } from '../store/left-spaces.ts';
import { noteStore } from '../store/notes.ts';
import { noticeStore } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { recapStore } from '../store/recaps.ts';
import { recoveryStore } from '../store/refused-destinations.ts';
import { saidStore } from '../store/said.ts';
import { scheduleStore } from '../store/schedules.ts';
import { settleStore } from '../store/settle.ts';
import { shownStore } from '../store/shown-papers.ts';
import { slotStore } from '../store/slots.ts';
import { topicStore } from '../store/topics.ts';
import type { WhyDesk } from '../why/api.ts';
import { createWhy } from '../why/create-why.ts';
import type { DigestDesk } from './api.ts';
import type { Chore } from './chores.ts';
import { createChores } from './create-chores.ts';
import type { AtPoint } from './delivery/fail-points.ts';
import { OpeningPace } from './delivery/opening-pace.ts';
import { Outbox } from './delivery/outbox.ts';
import { createDesk } from './desk/desk.ts';
import { createHeldDesk } from './held/held-desk.ts';
import { SaidBefore } from './recovery/said-before.ts';
import type { DecideParts } from './slot/decide-slot.ts';
import { Tick } from './tick.ts';

export interface DigestParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly platformOf: (name: string) => ChatPlatform | undefined;
  readonly directory: Directory;
  readonly posted: PostedMessages;
  readonly actions: ActionStore;
  readonly votes: Votes;
  readonly library: Pick<PaperLibrary, 'byIds'> & Partial<Pick<PaperLibrary, 'resolve'>>;
  /** Which source is late or failing, in words for a person: "arXiv has not answered since 01:10 UTC". */
  readonly sourceTrouble: () => Promise<string | undefined>;
  readonly log?: Log;
  /** IANA zone of schedules where neither a community nor a manager tells one. */
  readonly zone?: string | undefined;
  /** Between two new direct conversations on one platform; 10 s unless told otherwise. */
  readonly openEveryMs?: number;
  /** What else is done each minute, after the chores of digests. */
  readonly moreChores?: readonly Chore[];
  /** For tests: called where a process may die. */
  readonly at?: AtPoint;
}

export interface Digests {
  readonly desk: DigestDesk;
  readonly recaps: RecapDesk;
  readonly learned: LearnedDesk;
  readonly whyDesk: WhyDesk;
  readonly tick: Tick;
}

/** Puts the parts of digests together. */
export function createDigests(given: DigestParts): Digests {
  const { store, openEveryMs = 10_000, at = () => undefined } = given;
  const stores = {
    schedules: scheduleStore(store, given.clock),
    destinations: destinationStore(store, given.clock),
    slots: slotStore(store, given.clock),
    deliveries: deliveryStore(store, given.clock),
    held: heldStore(store, given.clock),
    shown: shownStore(store),
    announced: announcedPapers(store),
    topics: topicStore(store, given.clock),
    recaps: recapStore(store, given.clock),
    notes: noteStore(store, given.clock),
    notices: noticeStore(store, given.clock),
    recovery: recoveryStore(store, given.clock),
    leftSpaces: leftSpaceStore(store, given.clock),
    voice: groupVoice(store, given.clock),
  };
  const settle = settleStore(store, given.clock);
  const learned = createLearned(given);
  const { tastes, lessons } = apart(learned, (error) =>
    given.log?.error({ error }, 'nothing could be read of what was learned; digests go without'),
  );
  const recap = { ...given, ...stores, lessons };
  const decide: DecideParts['decideRecap'] = (entry, slot) => decideRecap(recap, entry, slot);
  const parts = { ...given, ...stores, settle, decideRecap: decide, tastes, lessons };
  const soleOwner = store.engine === 'sqlite';
  const outbox = new Outbox({ ...parts, pace: new OpeningPace(openEveryMs), soleOwner, at });
  const heldDesk = createHeldDesk(parts);
  const desk = { ...createDesk(parts), held: heldDesk };
  const chores = createChores({ ...parts, heldDesk });
  const said = new SaidBefore({ ...parts, said: saidStore(store) });
  const tick = new Tick({ ...parts, said, outbox, chores });
  return { desk, recaps: createRecapDesk(parts), learned: learned.desk, whyDesk: createWhy(parts), tick };
}
