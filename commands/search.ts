import { UserError } from '../src/errors.ts';
import { parseReference } from '../src/papers/api.ts';
import { defineCommand } from './command.ts';
import { quoted } from './reply/words.ts';
import { byName } from './search/by-name.ts';
import { byWords } from './search/by-words.ts';
import { type Query, readQuery } from './search/query.ts';

const LONGEST_QUERY = 300;
const MOST_TERMS = 20;
const SHOWN = 5;
const SUGGESTED = 25;

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
      description: 'Words of a title, an abstract or a name; or an id, or a link',
      required: true,
      maxLength: LONGEST_QUERY,
      suggests: true,
      rest: 'query',
    },
    { kind: 'integer', name: 'limit', description: 'Papers a page (5 unless said)', min: 1, max: 20 },
    { kind: 'integer', name: 'page', description: 'Which page of what was found', min: 1, max: 100 },
  ],

  async run({ query, limit = SHOWN, page = 1 }, invocation) {
    const named = parseReference(query);
    if (named) return { reply: await byName(query, named, invocation) };
    return { reply: await byWords({ query, ...checkedQuery(query), limit, page }, invocation) };
  },

  async suggest(_option, partial, { services }) {
    if (partial.trim() === '') return [];
    const titles = await services.index.suggest(partial, SUGGESTED);
    return titles.map(({ title }) => ({ name: title, value: title.slice(0, 100).toWellFormed() }));
  },
});

function checkedQuery(typed: string): Query {
  const query = readQuery(typed);
  if (!/[\p{L}\p{N}]/u.test(query.words)) {
    throw new UserError(
      `${quoted(typed)} holds no word to look for. Try words of a title, a name, or an arXiv id.`,
    );
  }
  const terms = query.words.split(/\s+/u).length;
  if (terms > MOST_TERMS) {
    throw new UserError(
      `The query has ${terms} words, and I take at most ${MOST_TERMS}. Keep the rarest ones.`,
    );
  }
  return query;
}
