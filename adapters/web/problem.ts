import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Visitor } from './guards/visitor.ts';
import { html } from './views/html.ts';
import { layout } from './views/layout.ts';

/** What went wrong with a request: a status for programs, a sentence with the way out for people. */
export interface Problem {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly text: string;
}

const NOBODY: Visitor = { accountId: 'reader', as: 'here', mayAct: false, token: '', zone: undefined };

/** A page that says it, and nothing that the request brought along. */
export async function problemPage(c: Context, problem: Problem): Promise<Response> {
  const view = { visitor: NOBODY, now: 0, back: '/' };
  const main = html`<section class="problem"><h1>${problem.title}</h1><p>${problem.text}</p>
<p><a class="button plain" href="/">To the papers</a></p></section>`;
  const frame = { title: problem.title, place: 'none', version: '', status: '' } as const;
  return c.html(layout(frame, view, main), problem.status);
}
