import { createHmac, randomBytes } from 'node:crypto';

/** What stands in a link: chance that guards something is the system's own, never the clock's. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/** What is kept of it, so that who reads the store cannot follow the link. */
export const hashed = (key: string, use: string, text: string): string =>
  createHmac('sha256', key).update(`${use}\n${text}`).digest('base64url');
