import type { Obj } from './json.ts';

/** A refusal as the Web API gives it: HTTP 200 and `{ok:false,error}`, or 429 when rate limited. */
export class Refusal extends Error {
  readonly code: string;
  /** The named rule of `rules/table.ts` that was broken, when there is one. */
  readonly rule: string | undefined;
  readonly extra: Obj;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(
    code: string,
    options: { rule?: string; extra?: Obj; status?: number; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.rule = options.rule;
    this.extra = options.extra ?? {};
    this.status = options.status ?? 200;
    this.headers = options.headers ?? {};
  }
}

/** `invalid_arguments` with the sentence Slack puts into response_metadata. */
export const invalidArguments = (...says: string[]): Refusal =>
  new Refusal('invalid_arguments', {
    extra: { response_metadata: { messages: says.map((say) => `[ERROR] ${say}`) } },
  });
