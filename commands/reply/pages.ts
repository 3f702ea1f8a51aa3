import { type ActionRef, type Block, type Button, footnote } from '../../src/chat/api.ts';
import { action } from '../command.ts';

/** Part of a list: `page` from 1, brought back into what there is. */
export interface Page {
  readonly page: number;
  readonly pages: number;
  /** Index of its first entry, from 0. */
  readonly from: number;
}

export function pageOf(total: number, size: number, asked = 1): Page {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, from: (page - 1) * size };
}

/** Buttons to the pages before and after, in place of the message; none when there is only one page. */
export function pageButtons(run: string, args: ActionRef['args'], { page, pages }: Page): readonly Button[] {
  if (pages < 2) return [];
  const to = (label: string, target: number): Button => ({
    type: 'button',
    label,
    style: 'plain',
    disabled: target < 1 || target > pages,
    action: action(run, { ...args, page: target }, 'replace'),
  });
  return [to('◀ Page', page - 1), to('Page ▶', page + 1)];
}

/** "11–20 of 48"; nothing when there is only one page. */
export function pageRange({ pages, from }: Page, shown: number, total: number): readonly Block[] {
  if (pages < 2) return [];
  const last = Math.min(from + shown, total);
  return [footnote(`${from + 1}–${last} of ${total.toLocaleString('en')}`)];
}
