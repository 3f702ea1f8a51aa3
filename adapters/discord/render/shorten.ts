const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = '…';

/**
 * A text whose form (e.g. escaped) is at most `max` UTF-16 units long, cut between graphemes and marked with `…`.
 * '' when not even the mark fits. Discord counts code points; units are never fewer.
 */
export function shorten(text: string, max: number, form: (cut: string) => string = (cut) => cut): string {
  const whole = form(text);
  if (whole.length <= max) return whole;
  if (max < 1) return '';
  // A form never shortens a text, so what lies beyond `max` units cannot fit: the rest need not be segmented.
  const graphemes = Array.from(GRAPHEMES.segment(text.slice(0, max + 1)), ({ segment }) => segment);
  let low = 0;
  let high = graphemes.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (cutAt(graphemes, middle, form).length <= max) low = middle;
    else high = middle - 1;
  }
  return cutAt(graphemes, Math.max(low, 0), form);
}

function cutAt(graphemes: readonly string[], count: number, form: (cut: string) => string): string {
  return form(graphemes.slice(0, count).join('').trimEnd()) + ELLIPSIS;
}
