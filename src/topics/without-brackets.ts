/** `before (a, b) after`, with nothing between brackets and no commas outside. */
const ONE_GROUP = /^([^(),;|\n]*)\(([^()]*)\)([^(),;|\n]*)$/;
const TERM = /[+-]?(?:\p{L}+:)?=?(?:"[^"]*"|[^\s"]+)/gu;
/** What holds for the whole rule already. */
const IS_WHOLE = /^(?:[+-]|(?:cat|category|source|src|requires?):)/i;

/** A rule in brackets without them: `(robot, arm) learning` is `robot, arm +learning`. Else only the brackets go. */
export function withoutBrackets(text: string): string {
  const [whole, before = '', inside = '', after = ''] = ONE_GROUP.exec(text) ?? [];
  if (whole === undefined || !/[,;|]/.test(inside)) return text.replace(/[()]/g, ' ');
  if (before.endsWith('-')) return `${before.slice(0, -1)} ${noneOf(inside)} ${after}`;
  const outside = `${before} ${after}`.match(TERM) ?? [];
  return [inside.trim(), ...outside.map((term) => (IS_WHOLE.test(term) ? term : `+${term}`))].join(' ');
}

function noneOf(inside: string): string {
  const pieces = inside.split(/[,;|]/).map((piece) => piece.trim());
  return pieces
    .map((piece) => (/^[^"\s]*$/.test(piece) ? `-${piece}` : `-"${piece.replaceAll('"', '')}"`))
    .join(' ');
}
