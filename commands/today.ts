import { dayWords } from '../src/chat/api.ts';
import { dayAsked } from './asked/day.ts';
import { defineCommand } from './command.ts';
import { onlyBroughtIn } from './day/brought-in.ts';
import { dayMessage } from './day/message.ts';
import { emptyDay, newestInstead } from './day/without-papers.ts';
import { count } from './reply/words.ts';

const PAGE_SIZE = 10;
const DAYS_OFFERED = 25;

export const today = defineCommand({
  root: 'paper',
  path: ['today'],
  description: 'The papers of a day, most voted first',
  visibility: 'private',
  permission: 'anyone',
  options: [
    {
      kind: 'text',
      name: 'date',
      description: 'A day such as 2025-03-11, or yesterday',
      suggests: true,
      rest: 'words',
    },
    { kind: 'integer', name: 'limit', description: 'How many at once; 10 unless you say', min: 1, max: 100 },
    { kind: 'integer', name: 'page', description: 'Which of these lists, from 1', min: 1, max: 1_000 },
  ],

  async run({ date = 'today', limit = PAGE_SIZE, page = 1 }, invocation) {
    const part = { limit, page };
    const { services, zone } = invocation;
    const asked = dayAsked(date, services.clock.now(), zone);
    const held = (await services.papers.day(asked)) ?? (await onlyBroughtIn(asked, invocation));
    if (held) return { reply: await dayMessage(held, part, invocation) };
    const isToday = asked === dayAsked('today', services.clock.now(), zone);
    return {
      reply: isToday ? await newestInstead(asked, part, invocation) : await emptyDay(asked, invocation),
    };
  },

  async suggest(_option, partial, { services }) {
    const days = await services.papers.days(DAYS_OFFERED);
    return days
      .filter(({ day }) => day.startsWith(partial.trim()))
      .map(({ day, papers }) => ({
        name: `${dayWords(day, { weekday: true })} (${count(papers, 'paper')})`,
        value: day,
      }));
  },
});
