/** What a person may be told as it stands: it names the thing and the way out. Never holds a secret. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** A `UserError` about one field of a form. */
export class FieldError extends UserError {
  readonly field: string;
  constructor(field: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.field = field;
  }
}

/** The start cannot go on as configured; each problem is one line that names the setting and the way out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}

/** Work that may succeed later: a busy database, a source that refuses for now. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly afterMs: number;
  constructor(message: string, afterMs: number, options?: ErrorOptions) {
    super(message, options);
    this.afterMs = afterMs;
  }
}

/** One line for a log or a status: the message of an error and of its causes. */
export function describeError(error: unknown): string {
  const parts: string[] = [];
  let at: unknown = error;
  for (let depth = 0; at !== undefined && depth < 4; depth++) {
    const text = at instanceof Error ? at.message : String(at);
    // Many errors repeat their cause's words in their own.
    if (!parts.some((said) => said.includes(text))) parts.push(text);
    at = at instanceof Error ? at.cause : undefined;
  }
  return parts.filter(Boolean).join(': ') || 'unknown error';
}
