import { type Command, commandName, type OptionDef } from '../command.ts';

/** "Usage: /paper search <query> [limit=1–20]" */
export function usageLine(command: Command): string {
  return `Usage: ${usage(command)}`;
}

/** "/paper search <query> [limit=1–20]" */
export function usage(command: Command): string {
  const { options } = command;
  const rest = options.findIndex((option) => option.kind === 'text' && option.rest);
  const parts = options
    .filter(({ kind }) => kind !== 'file')
    .map((option, i) => optionUsage(option, rest >= 0 && i > rest));
  return [`/${commandName(command)}`, ...parts].join(' ');
}

/** What stands after an option that takes the rest of the line is given by its name. */
function optionUsage(option: OptionDef, byName: boolean): string {
  const { name, required } = option;
  switch (option.kind) {
    case 'text':
      return required ? `<${name}>` : `[${option.rest ? name : `${name}=…`}]`;
    case 'integer':
      return bracket(`${name}=${option.min}–${option.max}`, required);
    case 'choice':
      return bracket(`${byName ? `${name}=` : ''}${option.choices.join('|')}`, required);
    case 'file':
    case 'channel':
      return bracket(`${name}=#…`, required);
  }
}

function bracket(text: string, required = false): string {
  return required ? `<${text}>` : `[${text}]`;
}
