import type { LinkTarget } from './links.ts';

/** A message no platform has touched: text is text, links are ids, and nothing is markup. */
export interface Message {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Emoji the bot puts under the message itself, as handles; Unicode or a platform's own `name:id`. */
  readonly seedReactions?: readonly string[];
}

export type Block =
  | TextBlock
  | PaperBlock
  | FieldsBlock
  | ActionsBlock
  | ImageBlock
  | FileBlock
  | FootnoteBlock;

export interface TextBlock {
  readonly type: 'text';
  readonly spans: readonly Span[];
}

export interface PaperBlock {
  readonly type: 'paper';
  readonly entry: PaperEntry;
}

export interface FieldsBlock {
  readonly type: 'fields';
  readonly fields: readonly { readonly label: string; readonly value: readonly Span[] }[];
}

/** Buttons in a row, or one select. */
export interface ActionsBlock {
  readonly type: 'actions';
  readonly items: readonly (Button | Select)[];
}

export interface ImageBlock {
  readonly type: 'image';
  readonly alt: string;
  /** PNG bytes in base64. */
  readonly png: string;
}

export interface FileBlock {
  readonly type: 'file';
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** Small and grey, at the end. */
export interface FootnoteBlock {
  readonly type: 'footnote';
  readonly spans: readonly Span[];
}

export type Span =
  | { readonly type: 'plain'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  | {
      readonly type: 'time';
      readonly at: number;
      readonly zone: string;
      readonly style: 'date' | 'datetime' | 'clock' | 'relative';
    }
  | { readonly type: 'link'; readonly text: string; readonly to: LinkTarget };

/** One paper as a line in a list (`compact`) or as a whole card. Facts only: `paperLines` puts them in words. */
export interface PaperEntry {
  readonly form: 'compact' | 'card';
  readonly paperId: string;
  /** Its handle in a list, from 1. */
  readonly number?: number;
  readonly title: string;
  readonly link?: LinkTarget;
  readonly authors: readonly string[];
  /** How many come after those. */
  readonly moreAuthors?: number;
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  readonly date?: string;
  readonly category?: string;
  readonly venue?: string;
  /** In words: "Hugging Face", "arXiv". */
  readonly source?: string;
  /** Votes at the source. */
  readonly upvotes?: number;
  /** Votes of this space's people. */
  readonly votesHere?: number;
  readonly code?: LinkTarget;
  readonly excerpt?: {
    readonly text: string;
    readonly by: 'authors' | 'paperboy' | 'machine';
    /** The same text with what was looked for standing strong. */
    readonly spans?: readonly Span[];
  };
  /** Why it is shown: "topic data selection: title". */
  readonly reason?: string;
  /** What can be done with this one paper, for platforms that have room beside each entry; never the only way to do it. */
  readonly handles?: readonly Button[];
}

/** What a press runs: a command with arguments. The runner stores it and fills in `id`, which is all a platform carries. */
export interface ActionRef {
  /** A command's name, e.g. `paper today` or a hidden one such as `vote`. */
  readonly run: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** For a select or a form: the argument that takes what was chosen. */
  readonly choose?: string;
  /** `replace` changes the message pressed (only the asker's own); `reply` answers privately beside it. */
  readonly placement: 'replace' | 'reply';
  /** 1 to 40 characters of `[a-z0-9]`; set once the action is stored. */
  readonly id?: string;
}

export interface Button {
  readonly type: 'button';
  readonly label: string;
  readonly emoji?: string;
  readonly style: 'plain' | 'primary' | 'danger';
  readonly disabled?: boolean;
  readonly action: ActionRef;
}

export interface Select {
  readonly type: 'select';
  readonly placeholder: string;
  /** At most 25, the least of the platforms' limits. */
  readonly options: readonly {
    readonly label: string;
    readonly description?: string;
    readonly value: string;
  }[];
  readonly action: ActionRef;
}

/** Questions asked at once: a Discord modal, a Slack view, a form in the page. At most five fields. */
export interface Form {
  readonly title: string;
  readonly submitLabel: string;
  readonly fields: readonly FormField[];
  /** Run with its `args` and one more argument for each field. */
  readonly submit: ActionRef;
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** `file`: a text file, given as its text; left out where a platform takes none in its forms. */
  readonly lines: 'one' | 'many' | 'file';
  readonly required: boolean;
  readonly value?: string;
  readonly maxLength?: number;
}

/** The fields of a form that are typed. */
export const typedFields = ({ fields }: Form) => fields.filter(({ lines }) => lines !== 'file');

export const plain = (text: string): Span => ({ type: 'plain', text });
export const strong = (text: string): Span => ({ type: 'strong', text });
export const text = (...spans: (Span | string)[]): TextBlock => ({ type: 'text', spans: spans.map(asSpan) });
export const footnote = (...spans: (Span | string)[]): FootnoteBlock => ({
  type: 'footnote',
  spans: spans.map(asSpan),
});

function asSpan(span: Span | string): Span {
  return typeof span === 'string' ? plain(span) : span;
}
