import { randomUUID } from 'node:crypto';
import { type Core, noteChange } from './core.ts';
import { flag, type Obj, str } from './json.ts';
import { addBotMessage, withBlockIds } from './posting.ts';
import { Refusal } from './refusal.ts';
import { checkMessage } from './rules/message.ts';
import type { Message } from './state.ts';

/** Five uses within thirty minutes: https://docs.slack.dev/interactivity/handling-user-interaction */
export const RESPONSE_URL_USES = 5;
export const RESPONSE_URL_MS = 30 * 60_000;

export interface ResponseUrl {
  id: string;
  url: string;
  user: string;
  channel: string;
  /** The message whose button was pressed; a command has none. */
  source?: Message;
  at: number;
  uses: number;
  posts: Message[];
}

/** The response_urls handed out. */
export class ResponseUrls {
  private readonly known = new Map<string, ResponseUrl>();

  issue(core: Core, user: string, channel: string, source?: Message): ResponseUrl {
    const id = randomUUID();
    const given: ResponseUrl = {
      id,
      url: `${core.origin}/response/${id}`,
      user,
      channel,
      ...(source && { source }),
      at: core.clock.now(),
      uses: 0,
      posts: [],
    };
    this.known.set(id, given);
    return given;
  }

  /** One use. The answer never tells a ts: https://github.com/slackapi/node-slack-sdk/issues/1049 */
  use(core: Core, id: string, body: Obj): void {
    const given = this.known.get(id);
    if (given === undefined) throw new Refusal('invalid_url', { rule: 'response_url_unknown', status: 404 });
    if (core.clock.now() - given.at > RESPONSE_URL_MS) {
      throw new Refusal('expired_url', { rule: 'response_url_expired', status: 404 });
    }
    if (given.uses >= RESPONSE_URL_USES) {
      throw new Refusal('used_url', { rule: 'response_url_used_up', status: 404 });
    }
    given.uses += 1;
    respond(core, given, body);
  }
}

/** Does what a response body asks for: also used for what a command's acknowledgement carries. */
export function respond(
  core: Core,
  to: ResponseUrl,
  body: Obj,
  via: 'response_url' | 'ack' = 'response_url',
): void {
  const source = to.source;
  if (flag(body.delete_original)) {
    if (source === undefined) return;
    core.world.remove(source);
    noteChange(core, 'deleted', source, source.user);
    return;
  }
  const checked = checkMessage(body);
  if (flag(body.replace_original) && source !== undefined) {
    source.text = checked.text;
    source.blocks = withBlockIds(checked.blocks);
    source.attachments = checked.attachments;
    source.args = body;
    source.edited = core.world.ts();
    noteChange(core, 'edited', source, source.user);
    return;
  }
  const inChannel = str(body.response_type) === 'in_channel';
  const post = addBotMessage(core, checked, {
    channel: to.channel,
    via,
    args: body,
    ...(body.thread_ts !== undefined && { threadTs: str(body.thread_ts) }),
    ...(!inChannel && { ephemeralTo: to.user }),
  });
  to.posts.push(post);
}
