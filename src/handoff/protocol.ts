/** One line to the bot: what to do. */
export interface HandoffRequest {
  readonly verb: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Lines back: any number of `progress`, then one `result` or one `error`. */
export type HandoffLine =
  | { readonly progress: unknown }
  | { readonly result: unknown }
  /** `told`: the text is for the person as it stands. */
  | { readonly error: string; readonly told: boolean };

/** A request is a verb and a few options; anything longer is not one. */
export const LONGEST_REQUEST = 64 * 1024;

/** The request in a line, or undefined when it is none. */
export function readRequest(line: string): HandoffRequest | undefined {
  const read = parsed(line);
  if (!isRecord(read) || typeof read.verb !== 'string' || !isRecord(read.args)) return undefined;
  return { verb: read.verb, args: read.args };
}

export function readLine(line: string): HandoffLine | undefined {
  const read = parsed(line);
  if (!isRecord(read)) return undefined;
  return 'progress' in read || 'result' in read || typeof read.error === 'string'
    ? (read as HandoffLine)
    : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
