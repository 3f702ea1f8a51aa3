import type { ActionRef } from '../../../src/chat/message.ts';
import type { Visitor } from '../guards/visitor.ts';

/** What every piece of a page needs to know: for whom it is, and where a change leads back to. */
export interface View {
  readonly visitor: Visitor;
  readonly now: number;
  /** A place on the page, where the answer to a change is seen. */
  readonly back: string;
  /** The message that buttons stand on: a line's or a whisper's id. */
  readonly messageId?: string | undefined;
  /** Where a press only reads, the address that shows the same without a press. */
  readonly addressOf?: (action: ActionRef) => string | undefined;
}
