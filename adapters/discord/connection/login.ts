import { type Client, Events } from 'discord.js';
import { closeProblem, FatalClose } from './failures.ts';

/** Resolves when the client is ready with its servers; rejects with what hindered it, or with nothing when stopped. */
export async function login(client: Client, token: string, stopped: AbortSignal): Promise<Client<true>> {
  const { promise, resolve, reject } = Promise.withResolvers<Client<true>>();
  const onStop = () => reject(undefined);
  const onClose = (event: { code: number }) => {
    const problem = closeProblem(event.code);
    if (problem !== undefined) reject(new FatalClose(problem));
  };
  client.once(Events.ClientReady, resolve);
  client.on(Events.ShardDisconnect, onClose);
  stopped.addEventListener('abort', onStop, { once: true });
  if (stopped.aborted) onStop();
  else client.login(token).catch(reject);
  try {
    return await promise;
  } finally {
    client.off(Events.ShardDisconnect, onClose);
    stopped.removeEventListener('abort', onStop);
  }
}
