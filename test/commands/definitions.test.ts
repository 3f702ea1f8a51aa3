import { describe, expect, it } from 'vitest';
import { type Command, commandName, type OptionDef } from '../../commands/command.ts';
import { COMMANDS, usageLine } from '../../commands/index.ts';

const roots = ['paper', 'paper-admin'] as const;
const of = (root: Command['root']) => COMMANDS.filter((command) => command.root === root);

/** As Discord counts: names, descriptions and choices, of groups too. */
const size = (option: OptionDef) =>
  option.name.length +
  option.description.length +
  (option.kind === 'choice' ? option.choices.reduce((sum, choice) => sum + 2 * choice.length, 0) : 0);
const sizeOf = ({ path, description, options }: Command) =>
  2 * path.join('').length + description.length + options.reduce((sum, option) => sum + size(option), 0);

describe('the list of commands', () => {
  it.each(roots)('keeps /%s under 7,000 characters and 25 entries', (root) => {
    expect(of(root).reduce((sum, command) => sum + sizeOf(command), root.length)).toBeLessThan(7_000);
    expect(new Set(of(root).map(({ path }) => path[0])).size).toBeLessThanOrEqual(25);
  });

  it('has no name twice', () => {
    const names = COMMANDS.map(commandName);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(COMMANDS.map((command) => [commandName(command), command] as const))(
    '%s fits every menu',
    (_name, command) => {
      const { path, description, options } = command;
      for (const word of path) expect(word).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(path.length).toBeLessThanOrEqual(2);
      expect(description.length).toBeGreaterThan(0);
      expect(options.length).toBeLessThanOrEqual(25);
      const required = options.map((option) => option.required === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
      for (const option of options) {
        expect(option.name).toMatch(/^[a-z][a-z-]{0,31}$/);
        expect(option.description.length).toBeLessThanOrEqual(100);
        if (option.kind === 'text' && option.suggests) expect(command.suggest).toBeDefined();
      }
      expect(description.length).toBeLessThanOrEqual(100);
    },
  );

  it('asks managers’ rights for all of /paper-admin and nothing of /paper', () => {
    for (const command of COMMANDS.filter(({ root }) => root !== 'button')) {
      expect(command.permission === 'manager', commandName(command)).toBe(command.root === 'paper-admin');
    }
  });

  it('shows how to write a command', () => {
    const line = (name: string) => COMMANDS.filter((one) => commandName(one) === name).map(usageLine)[0];
    expect(line('paper search')).toBe(
      'Usage: /paper search <query> [limit=1–20] [page=1–100] [sort=best|newest|votes]',
    );
    expect(line('paper trending')).toBe('Usage: /paper trending [day|week|month]');
    expect(line('paper-admin digest set')).toBe(
      'Usage: /paper-admin digest set [time] [topics=…] [zone=…] [channel=#…] [budget=1–50] ' +
        '[layout=compact|cards|thread] [prefer=balanced|topics|votes|newest] [quiet=yes|no] [notes=yes|no]',
    );
  });
});
