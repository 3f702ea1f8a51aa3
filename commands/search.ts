import { parseReference } from '../src/papers/api.ts';
import { asksAnything, parseQuery, type Sort, sorted } from '../src/search/api.ts';
import { defineCommand } from './command.ts';
import { byName } from './search/by-name.ts';
import { byQuery } from './search/by-query.ts';
import { nothingAsked } from './search/nothing-asked.ts';
import { suggested } from './search/suggested.ts';

const LONGEST_QUERY = 300;
const SHOWN = 5;

export const search = defineCommand({
  root: 'paper',
  path: ['search'],
  description: 'Look for papers, best first',
  visibility: 'private',
  permission: 'anyone',
  options: [
    {
      kind: 'text',
      name: 'query',
      description:
        'Words, "a phrase", -not, author: title: cat: year:2023.. has:code seen:here; an id or a link',
      required: true,
      maxLength: LONGEST_QUERY,
      suggests: true,
      rest: 'query',
    },
    { kind: 'integer', name: 'limit', description: 'Papers a page (5 unless said)', min: 1, max: 20 },
    { kind: 'integer', name: 'page', description: 'Which page of what was found', min: 1, max: 100 },
    {
      kind: 'choice',
      name: 'sort',
      description: 'Which stand first (best unless said)',
      choices: ['best', 'newest', 'votes'] satisfies Sort[],
    },
  ],

  async run({ query: typed, limit = SHOWN, page = 1, sort }, invocation) {
    const named = parseReference(typed);
    if (named) return { reply: await byName(typed, named, invocation) };
    const read = parseQuery(typed);
    const query = sort ? sorted(read, sort) : read;
    if (!asksAnything(query)) throw nothingAsked(typed, query);
    return { reply: await byQuery({ typed, query, limit, page }, invocation) };
  },

  suggest: (_option, partial, { services }) => suggested(partial, services),
});
