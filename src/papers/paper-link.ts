import { type LinkTarget, urlOf } from '../chat/api.ts';
import type { Identifier } from './paper.ts';

const LINKED = ['arxiv', 'anthology', 'doi'] as const;

/** Where a paper's title leads: the freest place first; undefined when none of its names makes a link. */
export function paperLink(identifiers: readonly Identifier[]): LinkTarget | undefined {
  for (const kind of LINKED) {
    const found = identifiers.find((identifier) => identifier.kind === kind);
    const target: LinkTarget | undefined = found && { kind, id: found.value };
    if (target && urlOf(target)) return target;
  }
  return undefined;
}
