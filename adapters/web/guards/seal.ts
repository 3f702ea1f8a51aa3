import { createHash, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** Signs what a browser brings back, so that nobody else can make it up. */
export interface Seal {
  /** `value.signature`; `use` keeps one kind of value from serving as another. */
  sign(use: string, value: string): string;
  /** The value, when the signature is ours. */
  open(use: string, signed: string | undefined): string | undefined;
}

/** With a secret, what was signed holds over restarts; without one it holds as long as the process. */
export function createSeal(secret: string | undefined): Seal {
  // Chance that guards something must be the system's own, never the clock's. A key from a secret is slow to make once,
  // so that nobody tries secrets by the million against a signature they were given.
  const key = secret === undefined ? randomBytes(32) : scryptSync(secret, 'paperboy page', 32);
  const mac = (use: string, value: string) =>
    createHmac('sha256', key).update(`${use}\n${value}`).digest('base64url');
  return {
    sign: (use, value) => `${value}.${mac(use, value)}`,
    open(use, signed) {
      const cut = signed?.lastIndexOf('.') ?? -1;
      if (signed === undefined || cut < 1) return undefined;
      const value = signed.slice(0, cut);
      return sameText(signed.slice(cut + 1), mac(use, value)) ? value : undefined;
    },
  };
}

/** Compares in a time that tells nothing about where they differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** A new name for a browser that signed in: nobody can guess it. */
export function newAccountId(): string {
  return randomBytes(10).toString('hex');
}
