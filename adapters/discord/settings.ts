import type { Command } from '../../commands/command.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { RestSettings } from './connection/client.ts';
import type { Registrations } from './registration/register.ts';
import type { OpensForm } from './render/buttons.ts';

/** What the adapter is made with. `apiBase` (e.g. of a local server) and the time limit of a request have defaults. */
export interface DiscordSettings extends RestSettings {
  readonly token: string;
  /** Told by Discord itself when left out. */
  readonly applicationId?: string | undefined;
  readonly commands: readonly Command[];
  readonly registrations: Registrations;
  readonly log: Log;
  readonly clock: Clock;
}

/** Which commands may answer with a form, by the names that actions use: those of buttons have no root. */
export function formCommands(commands: readonly Command[]): OpensForm {
  const forms = commands.filter(({ opensForm }) => opensForm);
  const names = new Set(
    forms.map(({ root, path }) => (root === 'button' ? path : [root, ...path]).join(' ')),
  );
  return (run) => names.has(run);
}
