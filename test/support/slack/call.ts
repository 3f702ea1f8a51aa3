import { type Obj, obj, parseJson } from './json.ts';
import type { SlackServer } from './server.ts';
import type { Message } from './state.ts';

export interface RawAnswer {
  status: number;
  body: Obj;
  headers: Headers;
}

/** Calls a method without any library; with the bot's token unless another (or '') is given. */
export async function call(
  slack: SlackServer,
  method: string,
  args: Obj = {},
  options: { token?: string } = {},
): Promise<RawAnswer> {
  const token = options.token ?? slack.botToken;
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token !== '' && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return { status: response.status, body: obj(parseJson(await response.text())), headers: response.headers };
}

/** Posts as the bot; the message as it now stands in the channel. */
export async function post(slack: SlackServer, args: Obj): Promise<Message> {
  const { body } = await call(slack, 'chat.postMessage', { text: 'a message', ...args });
  const message = slack.world.message(String(body.channel), String(body.ts));
  if (message === undefined) throw new Error(`Refused: ${JSON.stringify(body)}`);
  return message;
}
