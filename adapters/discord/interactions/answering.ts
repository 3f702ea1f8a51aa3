import type { Answer, Form, Message } from '../../../src/chat/api.ts';
import { text } from '../../../src/chat/api.ts';
import type { Clock } from '../../../src/clock.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import type { PressKind } from '../custom-id.ts';
import { TIMES } from '../limits.ts';
import type { OpensForm } from '../render/buttons.ts';
import { render } from '../render/render.ts';
import { faultyForm, waitingForm } from './form-messages.ts';
import { type FormShelf, filledIn } from './form-shelf.ts';
import { modalOf } from './modal.ts';
import type { Open, ReplyRoute } from './reply-route.ts';

interface Parts {
  readonly route: ReplyRoute;
  readonly shelf: FormShelf;
  readonly opensForm: OpensForm;
  readonly clock: Clock;
  readonly log: Log;
}

type Work = () => Promise<Answer>;

/** Acknowledges, lets the core work, and shows what came of it. When the acknowledgement is refused nothing is run: nobody would see the answer. */
export class Answering {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** By how the answer is to appear. */
  async answer(to: Open, press: PressKind, work: Work): Promise<void> {
    if (press === 'form') return this.#formFirst(to, work);
    const { route } = this.#parts;
    if (press === 'replace') {
      if (await route.deferUpdate(to)) await this.#showInPlace(to, await this.#guarded(work));
    } else if (await route.defer(to)) await this.#show(to, await this.#guarded(work));
  }

  /** A submitted form: faults come with a button that opens it again, filled in. */
  async submitted(to: Open, form: Form, values: Readonly<Record<string, string>>, work: Work): Promise<void> {
    if (!(await this.#parts.route.defer(to))) return;
    const answer = await this.#guarded(work);
    if (answer.formErrors === undefined) return this.#show(to, answer);
    const filled = filledIn(form, values);
    await this.#parts.route.edit(to, faultyForm(filled, answer.formErrors, this.#parts.shelf.put(filled)));
  }

  /** Opens a form that waited for a press. */
  async reopen(to: Open, shelf: string): Promise<void> {
    const form = this.#parts.shelf.get(shelf);
    const modal = form && modalOf(form, shelf);
    if (modal) await this.#parts.route.showForm(to, modal);
    else await this.say(to, 'This form has expired', 'Run the command again to get a new one.');
  }

  /** One private message of the adapter's own. */
  async say(to: Open, title: string, words: string): Promise<void> {
    await this.#parts.route.replyAtOnce(to, render({ title, blocks: [text(words)] }));
  }

  /** A form can only be the first answer, so the core gets two of the three seconds before it. */
  async #formFirst(to: Open, work: Work): Promise<void> {
    const { clock, route } = this.#parts;
    const running = this.#guarded(work);
    const limit = new AbortController();
    const late = clock.sleep(TIMES.formAnswer, limit.signal).catch(() => undefined);
    const first = await Promise.race([running, late]);
    limit.abort();
    if (first === undefined) {
      if (await route.defer(to)) await this.#show(to, await running);
    } else await this.#showFirst(to, first);
  }

  async #showFirst(to: Open, answer: Answer): Promise<void> {
    const { route, shelf } = this.#parts;
    const modal = answer.form && modalOf(answer.form, shelf.put(answer.form));
    if (modal) await route.showForm(to, modal);
    else if (answer.reply) await route.replyAtOnce(to, this.#rendered(answer.reply));
    else if (await route.defer(to)) await route.remove(to);
  }

  async #show(to: Open, { reply, form }: Answer): Promise<void> {
    const { route, shelf } = this.#parts;
    if (form) await route.edit(to, waitingForm(form, shelf.put(form)));
    else if (reply) await route.edit(to, this.#rendered(reply));
    else await route.remove(to);
  }

  async #showInPlace(to: Open, { reply, form, replace }: Answer): Promise<void> {
    const { route, shelf } = this.#parts;
    if (form) await route.followUp(to, waitingForm(form, shelf.put(form)));
    else if (reply && replace) await route.edit(to, this.#rendered(reply));
    else if (reply) await route.followUp(to, this.#rendered(reply));
  }

  #rendered(message: Message): ReturnType<typeof render> {
    return render(message, this.#parts.opensForm);
  }

  /** The core answers its own faults; should one come through, nobody is left waiting. */
  async #guarded(work: Work): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      this.#parts.log.error({ reason: describeError(error) }, 'the core did not answer');
      return {
        reply: { title: 'Something went wrong on my side', blocks: [text('Try again in a minute.')] },
      };
    }
  }
}
