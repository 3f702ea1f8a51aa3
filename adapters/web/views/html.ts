import { html } from 'hono/html';

/** Markup whose foreign parts are escaped already. */
export type Html = ReturnType<typeof html>;

export { html };

/** Several pieces one after the other; undefined ones are left out. */
export function join(pieces: readonly (Html | undefined)[]): Html {
  return html`${pieces}`;
}
