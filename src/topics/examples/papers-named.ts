import { parseReference } from '../../papers/api.ts';

/** What a text names: papers by id or link, each once, and links or numbers that name none. */
export interface PapersNamed {
  readonly papers: readonly string[];
  readonly strangers: readonly string[];
}

/** Between the words of a message, marked-up links included: `<https://…|title>`, `[title](https://…)`. */
const BETWEEN = /[\s<>|"“”]+|\]\(|\)\[/u;
const AROUND = /^[([{]+|[)\]}.,;:!?]+$/gu;
const LOOKS_LIKE_ONE = /^(?:https?:\/\/|www\.|doi:|arxiv:|10\.\d{4,})|^\d{4}\.\d/i;

/** The papers that a text names, in whatever it is written: a list, lines, a pasted message. */
export function papersNamed(text: string): PapersNamed {
  const pieces = text.split(BETWEEN).flatMap(listed).filter(Boolean);
  const papers = new Map<string, string>();
  const strangers = new Set<string>();
  for (const piece of pieces) {
    const identifier = parseReference(piece);
    if (identifier) papers.set(`${identifier.kind} ${identifier.value}`, piece);
    else if (LOOKS_LIKE_ONE.test(piece)) strangers.add(piece);
  }
  return { papers: [...papers.values()], strangers: [...strangers] };
}

/** `2401.00001,2401.00002`; a DOI may hold commas itself. */
function listed(word: string): readonly string[] {
  const parts = word.split(/[,;]/u).map(bare).filter(Boolean);
  return parts.every((part) => parseReference(part)) ? parts : [bare(word)];
}

/** Without the marks around it; a bracket may belong to a DOI. */
function bare(word: string): string {
  const stripped = word.replace(AROUND, '');
  const open = stripped.split('(').length - stripped.split(')').length;
  return open > 0 ? `${stripped}${')'.repeat(open)}` : stripped;
}
