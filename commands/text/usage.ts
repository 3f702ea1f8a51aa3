import { type Command, commandName, type OptionDef } from '../command.ts';

/** "Usage: /paper search <query> [limit=1–20]" */
export function usageLine(command: Command): string {
  return `Usage: ${usage(command)}`;
}

/** "/paper search <query> [limit=1–20]" */
export function usage(command: Command): string {
  const typed = command.options.filter(({ kind }) => kind !== 'file');
  const parts = typed.map((option, i) => optionUsage(option, !typed.slice(0, i).every(isOneWord)));
  return [`/${commandName(command)}`, ...parts].join(' ');
}

/** What can stand before others without its name. */
const isOneWord = (option: OptionDef) =>
  option.kind === 'choice' || (option.kind === 'text' && option.required && !option.rest);

/** `byName`: what stands before it is named itself, or takes the rest of the line. */
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
