import { footnote, text } from '../../src/chat/api.ts';
import { spaceAsked } from '../asked/channel.ts';
import { defineCommand } from '../command.ts';
import { heldBlocks } from '../reply/held-messages.ts';
import { count } from '../reply/words.ts';

const SHOWN = 4;
const EXPLAINED =
  'Look in the channel first. Send again posts it once more, and then what waits behind it; Drop counts its papers as posted.';

export const digestHeld = defineCommand({
  root: 'paper-admin',
  path: ['digest', 'held'],
  description: 'Messages that are perhaps posted: send again or drop',
  visibility: 'private',
  permission: 'manager',
  options: [],

  async run(_args, invocation) {
    const held = await invocation.services.digests.held.ofSpace(spaceAsked(invocation).id);
    if (held.length === 0) {
      return {
        reply: { title: 'Nothing is held', blocks: [text('Every message is known to have arrived.')] },
      };
    }
    const title = `${count(held.length, 'message is', 'messages are')} held`;
    return { reply: { title, blocks: [...heldBlocks(held, SHOWN), footnote(EXPLAINED)] } };
  },
});
