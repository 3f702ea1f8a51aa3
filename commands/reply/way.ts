import type { Button } from '../../src/chat/api.ts';
import type { OwnDigest } from '../../src/feed/api.ts';
import { action } from '../command.ts';
import { button } from './button-row.ts';

export const wayWords = ({ way }: OwnDigest): string => (way === 'mail' ? 'by e-mail' : 'by direct message');

/** The other way it could come, where there is one. */
export function wayButtons({ way, mail }: OwnDigest): readonly Button[] {
  if (way === 'mail') return [button('By direct message', action('by-direct'))];
  return mail.missing ? [] : [button('By e-mail', action('by-mail'))];
}

export const timeButton = (): Button => button('Change time', action('own-time'));
