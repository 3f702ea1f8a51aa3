import { type Block, type Message, strong, text } from '../../src/chat/api.ts';
import type { Paper, PaperId } from '../../src/papers/api.ts';
import type { SearchHit } from '../../src/search/api.ts';
import type { Invocation } from '../invocation.ts';
import { type ListedPaper, openSelect, paperEntries } from '../reply/paper-list.ts';
import { matchOf } from '../search/match.ts';
import { seenWords } from '../search/seen-words.ts';

const LOOKED_AT = 40;
const SHOWN_OF_EACH = 5;
/** Of the terms that papers share, those that tell most. */
const TERMS_SHOWN = 6;

/** Papers like some others: those that were seen here apart from those that are new to the asker. */
export async function likeThese(
  title: string,
  models: readonly Paper[],
  invocation: Invocation,
): Promise<Message> {
  const found = await similarPapers(models, invocation);
  const seen = found.filter((paper) => paper.seen !== '').slice(0, SHOWN_OF_EACH);
  const fresh = found.filter((paper) => paper.seen === '').slice(0, SHOWN_OF_EACH);
  if (found.length === 0) {
    const words = 'I hold nothing like it yet. Try /paper search with the words that matter most.';
    return { title, blocks: [text(words)] };
  }
  return {
    title,
    blocks: [
      ...(await group('Seen here', seen, 0, invocation)),
      ...(await group('New to you', fresh, seen.length, invocation)),
      ...openSelect(
        [...seen, ...fresh].map(({ paper }) => paper),
        0,
      ),
    ],
  };
}

async function group(
  heading: string,
  papers: readonly ListedPaper[],
  from: number,
  invocation: Invocation,
): Promise<readonly Block[]> {
  if (papers.length === 0) return [];
  return [text(strong(heading)), ...(await paperEntries(papers, from, invocation))];
}

async function similarPapers(
  models: readonly Paper[],
  invocation: Invocation,
): Promise<readonly (ListedPaper & { readonly seen: string })[]> {
  const { papers } = invocation.services;
  const hits = await likeHits(models, invocation);
  const ids = hits.map(({ paperId }) => paperId);
  const history = await historyOf(ids, invocation);
  return (await papers.byIds(ids)).map((paper, i) => {
    const terms = (hits.find(({ paperId }) => paperId === paper.id) ?? hits[i])?.terms ?? [];
    return { paper, ...matchOf(paper, terms.slice(0, TERMS_SHOWN)), seen: history(paper.id) };
  });
}

/** A paper that was only just asked for is not in the index yet: then its text is looked for. */
async function likeHits(models: readonly Paper[], { services }: Invocation): Promise<readonly SearchHit[]> {
  const paperIds = models.map(({ id }) => id);
  const hits = await services.index.similar({ paperIds, limit: LOOKED_AT });
  if (hits.length > 0) return hits;
  const query = models.map(({ title, abstract, summary }) => `${title} ${abstract || summary}`).join('\n');
  const found = await services.index.search({ query, limit: LOOKED_AT });
  return found.hits.filter(({ paperId }) => !paperIds.includes(paperId));
}

/** What the space, or the asker's own digest, has had of each; '' for nothing. */
async function historyOf(ids: readonly PaperId[], invocation: Invocation): Promise<(id: PaperId) => string> {
  const { services, space, person } = invocation;
  const here = space && (await services.memory.of(space.id, ids));
  const own = await services.memory.cameTo(person.id, ids);
  return (id) => seenWords(here?.get(id), invocation) || (own.has(id) ? 'in your own digest' : '');
}
