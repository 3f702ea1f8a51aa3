import { type Answer, type Form, type Message, text } from '../../../src/chat/api.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { formView } from './form-view.ts';
import type { Asker, ReplyRoute } from './reply-route.ts';

type Work = () => Promise<Answer>;

/** Lets the core work, after the acknowledgement, and shows the asker what came of it. */
export class Answering {
  readonly #route: ReplyRoute;
  readonly #log: Log;
  readonly #readsFiles: boolean;

  constructor(parts: { route: ReplyRoute; log: Log; readsFiles: boolean }) {
    this.#route = parts.route;
    this.#log = parts.log;
    this.#readsFiles = parts.readsFiles;
  }

  /** With a trigger a form can be opened. */
  async answer(to: Asker, trigger: string | undefined, work: Work): Promise<void> {
    await this.show(to, trigger, await this.guarded(work));
  }

  async show(
    to: Asker,
    trigger: string | undefined,
    { reply, form, replace = false }: Answer,
  ): Promise<void> {
    if (form) await this.#open(to, trigger, form);
    else if (reply) await this.#route.say(to, reply, { replace });
  }

  /** The core answers its own faults; should one come through, nobody is left waiting. */
  async guarded(work: Work): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      this.#log.error({ reason: describeError(error) }, 'the core did not answer');
      return { reply: said('Something went wrong on my side', 'Try again in a minute.') };
    }
  }

  async #open(to: Asker, trigger: string | undefined, form: Form): Promise<void> {
    const view = formView(form, to.place, this.#readsFiles);
    if (view === undefined) this.#log.error({ form: form.title }, 'a form was never stored');
    if (view && trigger && (await this.#route.openForm(trigger, view))) return;
    const why = trigger
      ? 'I was too slow to open it: Slack allows three seconds. Run the command again.'
      : 'A form opens from a slash command only. Type it as one, beginning with /paper.';
    await this.#route.say(to, said(form.title, why));
  }
}

export function said(title: string, words: string): Message {
  return { title, blocks: [text(words)] };
}
