import type { CleanRecord } from '../papers/facts.ts';
import { isOne, mayBeOne, namedApart } from '../papers/same-work.ts';
import type { HeldPaper } from './held-paper.ts';
import type { PaperBatch } from './paper-batch.ts';

/** The papers held that this record is about, oldest first: more than one when it shows them to be the same. */
export function matches(batch: PaperBatch, record: CleanRecord): readonly HeldPaper[] {
  const found: HeldPaper[] = [];
  for (const name of record.names) addUnlessApart(found, record, batch.find(name));
  const titled = batch.find({ kind: 'title', value: record.titleName });
  const sure = found.length === 0 ? mayBeOne : isOne;
  if (titled && sure(titled, record)) addUnlessApart(found, record, titled);
  return found.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** One DOI on two arXiv papers does not make them one. */
function addUnlessApart(found: HeldPaper[], record: CleanRecord, paper: HeldPaper | undefined): void {
  if (!paper || found.includes(paper)) return;
  if ([record, ...found].some(({ names }) => namedApart(names, paper.names))) return;
  found.push(paper);
}
