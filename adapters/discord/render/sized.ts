/** Some text that can be had in fewer characters: '' when it has nothing to show. */
export type Sized = (max: number) => string;

export const WHOLE = Number.POSITIVE_INFINITY;

/** A mark of ours before a text, if there is a text. */
export function prefixed(prefix: string, text: Sized): Sized {
  return (max) => {
    const rest = text(max - prefix.length);
    return rest === '' ? '' : prefix + rest;
  };
}

/** Several texts under each other, each with a fair share of the room. */
export function stacked(parts: readonly Sized[], between = '\n'): Sized {
  return (max) => {
    const shown = parts.filter((part) => part(WHOLE) !== '');
    const room = max - between.length * Math.max(shown.length - 1, 0);
    const share = fairShare(
      shown.map((part) => part(WHOLE).length),
      room,
    );
    const texts = shown.map((part) => part(share));
    return texts.filter(Boolean).join(between);
  };
}

/** The most each may take so that all together fit: short ones leave their rest to long ones. */
export function fairShare(lengths: readonly number[], room: number): number {
  let left = Math.max(room, 0);
  const rising = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of rising.entries()) {
    const share = Math.floor(left / (rising.length - index));
    if (length > share) return share;
    left -= length;
  }
  return WHOLE;
}
