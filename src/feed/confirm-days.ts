/** How long an address that was asked for can be confirmed. */
export const CONFIRM_DAYS = 7;

export const mayConfirm = (askedAt: number, now: number): boolean =>
  now - askedAt <= CONFIRM_DAYS * 24 * 3_600_000;
