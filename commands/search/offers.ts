import type { Button } from '../../src/chat/api.ts';
import {
  corrected,
  type Findings,
  type NearQuery,
  nearQueries,
  parseQuery,
  type Query,
  writeQuery,
} from '../../src/search/api.ts';
import { action } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { button } from '../reply/button-row.ts';
import { oneLine } from '../reply/words.ts';
import { type Counted, countNear } from './count-near.ts';

const MOST_OFFERED = 4;
const LONGEST_LABEL = 60;

/** Queries near one that found nothing, each with the number of papers it finds; those that find none are left out. */
export async function offers(
  query: Query,
  findings: Findings,
  invocation: Invocation,
): Promise<readonly Button[]> {
  const meant = [...spelledOtherwise(query, findings), ...(await otherNames(query, invocation))];
  const spelled = await countNear(meant.map(meaning), invocation);
  const less = nearQueries(query);
  // A slip is likelier than a wish too many: what was meant is asked for with less before what was typed is.
  const meantLess = spelled.length > 0 ? [] : meant.flatMap(nearQueries).map((near) => meaning(near.query));
  const typedLess = new Set(less.map((near) => writeQuery(near.query)));
  const others = meantLess.filter((near) => !typedLess.has(writeQuery(near.query)));
  return [...spelled, ...(await countNear([...others, ...less], invocation))]
    .slice(0, MOST_OFFERED)
    .map(offer);
}

/** The query as it was perhaps meant, where it found something all the same. */
export async function perhapsMeant(
  query: Query,
  findings: Findings,
  invocation: Invocation,
): Promise<readonly Button[]> {
  const meant = spelledOtherwise(query, findings);
  // Where a field was meant, rather its value without the words than the words without it: those were found already.
  const less =
    query.meant === undefined
      ? []
      : meant
          .flatMap(nearQueries)
          .map((near) => near.query)
          .toReversed();
  const [first] = await countNear([...meant, ...less].map(meaning), invocation);
  return first ? [offer({ ...first, label: `Did you mean ${first.label}` })] : [];
}

function spelledOtherwise({ meant }: Query, { didYouMean }: Findings): readonly Query[] {
  if (meant !== undefined) return [parseQuery(meant)];
  return didYouMean ? [didYouMean] : [];
}

function meaning(query: Query): NearQuery {
  return { label: `“${writeQuery(query)}”`, query };
}

function offer({ label, query, papers }: Counted): Button {
  const run = action('paper search', { query: writeQuery(query) }, 'replace');
  return button(`${oneLine(label, LONGEST_LABEL)} (${papers})`, run);
}

/** Names of authors that nobody has, spelled as somebody is. */
async function otherNames(query: Query, { services }: Invocation): Promise<readonly Query[]> {
  const names = query.clauses.flatMap((clause) =>
    clause.kind === 'author' && !clause.not ? clause.name : [],
  );
  const found = await Promise.all(
    names.map(async (name) => {
      const { didYouMean } = await services.index.search({ query: name, limit: 0 });
      return didYouMean === undefined ? [] : [corrected(query, name, didYouMean)];
    }),
  );
  return found.flat();
}
