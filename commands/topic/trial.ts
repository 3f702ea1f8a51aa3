import { type Block, type PaperBlock, text } from '../../src/chat/api.ts';
import { toEntry } from '../../src/papers/api.ts';
import type { RuleTrial } from '../../src/topics/api.ts';
import { count } from '../reply/words.ts';

/** What a rule would have brought over the last days, with examples. */
export function trialBlocks({ days, matched, examples }: RuleTrial): readonly Block[] {
  if (days === 0)
    return [text('No announcements are held yet, so I cannot say how many papers it will bring.')];
  const time = days === 1 ? 'On the last announcement day' : `Over the last ${days} announcement days`;
  const over = `${time} it would have brought ${count(matched, 'paper')}.`;
  const hint = matched === 0 ? ' If that is too few, remove the topic and add it with a wider rule.' : '';
  const entries = examples.map(
    (paper, i): PaperBlock => ({ type: 'paper', entry: toEntry(paper, { form: 'compact', number: i + 1 }) }),
  );
  return [text(over + hint), ...entries];
}
