const SKIN_TONES = /[\u{1F3FB}-\u{1F3FF}]/gu;
const VARIATION_SELECTORS = /[\u{FE0E}\u{FE0F}]/gu;

/** One emoji whatever hand or font it came from: without skin tone and variation selector. A custom `name:id` stays. */
export function plainEmoji(emoji: string): string {
  return emoji.replace(SKIN_TONES, '').replace(VARIATION_SELECTORS, '').trim();
}
