import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';

/** An app that takes payloads only while it is open; what comes later is not acknowledged, so that Slack sends it again. */
export class GatedApp extends App {
  readonly #isOpen: () => boolean;

  constructor(options: AppOptions, isOpen: () => boolean) {
    super(options);
    this.#isOpen = isOpen;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (!this.#isOpen()) throw new Error('no new work is taken');
    return super.processEvent(event);
  }
}
