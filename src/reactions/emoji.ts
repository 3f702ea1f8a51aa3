const SKIN_TONES = /[\u{1F3FB}-\u{1F3FF}]/gu;
const VARIATION_SELECTORS = /[\u{FE0E}\u{FE0F}]/gu;
/** A platform's own emoji whose id stays when it is renamed, or when it is deleted and its name with it. */
const WITH_LASTING_ID = /^\w*(:\d{15,20})$/;

/**
 * One emoji whatever hand or font it came from: without skin tone and variation selector. Of a custom one its id, where
 * it has one, else its `name:id`. For comparing, not for showing.
 */
export function plainEmoji(emoji: string): string {
  const plain = emoji.replace(SKIN_TONES, '').replace(VARIATION_SELECTORS, '').trim();
  return WITH_LASTING_ID.exec(plain)?.[1] ?? plain;
}
