import { localDay } from '../chat/api.ts';
import type { Choices } from '../choices/api.ts';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { NewSubmission, Submissions } from './api.ts';
import type { SubmissionStore } from './submission-store.ts';

export interface SubmissionParts {
  readonly submissions: SubmissionStore;
  readonly choices: Pick<Choices, 'people'>;
  readonly clock: Pick<Clock, 'now'>;
}

const DAY_MS = 24 * 3_600_000;
const PER_PERSON = 5;
const PER_SPACE = 50;

export function createSubmissions(parts: SubmissionParts): Submissions {
  const { submissions, clock } = parts;
  return {
    submit: (submission) => submit(parts, submission),
    of: submissions.of,
    onDay: submissions.onDay,
    waiting: submissions.waiting,
    decide: (spaceId, paperId, verdict) => submissions.decide(spaceId, paperId, verdict, clock.now()),
  };
}

async function submit({ submissions, choices, clock }: SubmissionParts, given: NewSubmission) {
  const { person, space, paperId, note, byName, channel } = given;
  const { submit: rule } = await choices.people(space.id);
  if (rule === 'off') {
    throw new UserError(
      'Papers cannot be submitted here. A manager allows it with /paper-admin people submit=on.',
    );
  }
  const before = await submissions.of(space.id, paperId);
  const others = before.filter(({ personId }) => personId !== person.id);
  if (before.some(({ state }) => state === 'declined')) {
    throw new UserError(
      'A manager has declined this paper. /paper show posts it in the channel without the digest.',
    );
  }
  const now = clock.now();
  if (others.length === before.length)
    checkLimits(await submissions.since(now - DAY_MS, person.id, space.id));
  const isIn = rule === 'on' || before.some(({ state }) => state === 'in');
  const state = isIn ? ('in' as const) : ('waiting' as const);
  await submissions.put({
    ...{ spaceId: space.id, paperId, personId: person.id, byName, note, state },
    channelId: channel?.channelId ?? '',
    day: localDay(now, space.zone),
    at: now,
  });
  return { state, joins: others.length };
}

function checkLimits({ own, all }: { readonly own: number; readonly all: number }): void {
  if (own >= PER_PERSON) {
    throw new UserError(
      `You have submitted ${own} papers within a day, as many as one may. Try again tomorrow.`,
    );
  }
  if (all >= PER_SPACE) {
    throw new UserError(
      `${all} papers were submitted here within a day, as many as I take. Try again tomorrow.`,
    );
  }
}
