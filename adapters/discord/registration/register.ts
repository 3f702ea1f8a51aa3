import { createHash } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import type { Command } from '../../../commands/command.ts';
import { describeError } from '../../../src/errors.ts';
import type { Log } from '../../../src/log.ts';
import { commandPayload } from './payload.ts';

/** What was registered last, as a hash of it. */
export interface Registrations {
  get(platform: string, applicationId: string): Promise<string | undefined>;
  put(platform: string, applicationId: string, hash: string): Promise<void>;
}

/** Registers the commands when they are not what was registered last: Discord allows 200 new ones a day. A failure leaves the old ones in place and is tried at the next start. */
export async function registerCommands(
  ask: { commands: readonly Command[]; applicationId: string },
  parts: { rest: REST; registrations: Registrations; platform: string; log: Log },
): Promise<void> {
  const { applicationId } = ask;
  const { registrations, platform, log } = parts;
  const body = commandPayload(ask.commands);
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  try {
    if ((await registrations.get(platform, applicationId)) === hash) return;
    await parts.rest.put(Routes.applicationCommands(applicationId), { body });
    await registrations.put(platform, applicationId, hash);
    log.info({ commands: body.length }, 'commands registered');
  } catch (error) {
    log.error({ reason: describeError(error) }, 'commands could not be registered; the earlier ones stay');
  }
}
