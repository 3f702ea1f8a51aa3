import type { Count } from '../../test/support/faults/count.ts';
import type { Figure } from './figure.ts';

/** What the platforms' own records say, as figures. */
export function countFigures({ slots, messages, lost, doubled, outOfOrder }: Count): Figure[] {
  return [
    { what: 'digests due', value: slots, unit: '' },
    { what: 'messages that stand there', value: messages, unit: '' },
    { what: 'digests lost', value: lost, unit: '', limit: 0 },
    { what: 'messages doubled', value: doubled, unit: '', limit: 0 },
    { what: 'parts out of order', value: outOfOrder, unit: '', limit: 0 },
  ];
}
