import type { PaperRecord } from '../papers/api.ts';
import { arxivId } from '../papers/arxiv-id.ts';
import { convertEntry } from './arxiv/query-convert.ts';
import { type ArxivQueryParts, query } from './arxiv/request.ts';

export { arxivDay } from './arxiv/day.ts';
export type { ArxivQueryParts } from './arxiv/request.ts';

const IDS_PER_REQUEST = 100;

/** The newest version of a paper; undefined when arXiv has none of that id. */
export async function paperById(
  parts: ArxivQueryParts,
  id: string,
  signal?: AbortSignal,
): Promise<PaperRecord | undefined> {
  const name = arxivId(id);
  return name === undefined ? undefined : (await papersByIds(parts, [name], signal)).get(name);
}

/** Further results of a search by DOI are about others that cite it in their own record. */
const DOI_RESULTS = 10;

/** The paper that names this DOI as its own; undefined when none at arXiv does. */
export async function paperByDoi(
  parts: ArxivQueryParts,
  doi: string,
  signal?: AbortSignal,
): Promise<PaperRecord | undefined> {
  const ask = { search_query: `doi:"${doi.replaceAll('"', '')}"`, max_results: DOI_RESULTS };
  const { entries } = await query(parts, ask, signal);
  const records = entries.map(convertEntry).filter((record) => record !== undefined);
  return records.find(({ identifiers }) =>
    identifiers.some(({ kind, value }) => kind === 'doi' && value === doi),
  );
}

/** Papers by their ids without version. Those that arXiv does not have are missing; the answer's order means nothing. */
export async function papersByIds(
  parts: ArxivQueryParts,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PaperRecord>> {
  const names = [...new Set(ids.map((id) => arxivId(id)).filter((id) => id !== undefined))];
  const found = new Map<string, PaperRecord>();
  for (let from = 0; from < names.length; from += IDS_PER_REQUEST) {
    const some = names.slice(from, from + IDS_PER_REQUEST);
    const { entries } = await query(parts, { id_list: some.join(','), max_results: some.length }, signal);
    for (const entry of entries) {
      const record = convertEntry(entry);
      const name = record?.identifiers[0]?.value ?? '';
      if (record && some.includes(name)) found.set(name, record);
    }
  }
  return found;
}
