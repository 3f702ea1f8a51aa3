import { type Command, commandName, type OptionDef } from '../command.ts';

/** "Usage: /paper search <query> [limit=1–20]" */
export function usageLine(command: Command): string {
  return `Usage: ${usage(command)}`;
}

/** "/paper search <query> [limit=1–20]" */
export function usage(command: Command): string {
  return [`/${commandName(command)}`, ...command.options.map(optionUsage)].join(' ');
}

function optionUsage(option: OptionDef): string {
  const { name, required } = option;
  switch (option.kind) {
    case 'text':
      return required ? `<${name}>` : `[${option.rest ? name : `${name}=…`}]`;
    case 'integer':
      return bracket(`${name}=${option.min}–${option.max}`, required);
    case 'choice':
      return bracket(option.choices.join('|'), required);
    case 'channel':
      return bracket(`${name}=#…`, required);
  }
}

function bracket(text: string, required = false): string {
  return required ? `<${text}>` : `[${text}]`;
}
