import type { Message } from '../src/chat/api.ts';
import { text } from '../src/chat/api.ts';
import { parseReference, shorten } from '../src/papers/api.ts';
import { suggestPapers } from './asked/papers.ts';
import { defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';
import { closestTitles } from './reply/closest-titles.ts';
import { quoted } from './reply/words.ts';
import { likeThese } from './similar/like-these.ts';

/** What one saved is asked for by this word. */
const SAVED = /^saved$/i;
/** The newest tell best what one looks for now. */
const SAVED_READ = 10;

export const similar = defineCommand({
  root: 'paper',
  path: ['similar'],
  description: 'Papers like one, or like those you saved',
  visibility: 'private',
  permission: 'anyone',
  options: [
    {
      kind: 'text',
      name: 'paper',
      description: 'An id, a link, or "saved" for more like what you saved',
      required: true,
      suggests: true,
      rest: 'words',
    },
  ],

  async run({ paper: asked }, invocation) {
    if (SAVED.test(asked.trim())) return { reply: await likeSaved(invocation) };
    const { papers } = invocation.services;
    const held = await papers.resolve(asked);
    if (!held && !parseReference(asked)) return { reply: await closestTitles(asked, invocation) };
    const paper = held ?? (await papers.obtain(asked));
    return { reply: await likeThese(`Like ${quoted(shorten(paper.title, 120), 120)}`, [paper], invocation) };
  },

  suggest: (_option, partial, { services }) => suggestPapers(partial, services),
});

async function likeSaved(invocation: Invocation): Promise<Message> {
  const { services, person } = invocation;
  const saved = await services.papers.byIds(await services.votes.saved(person.id, SAVED_READ));
  if (saved.length > 0) return likeThese('More like what you saved', saved, invocation);
  return {
    title: 'You have saved nothing yet',
    blocks: [
      text('Press 🔖 Save on a paper, or react to its card with 🔖. Then I can look for more like it.'),
    ],
  };
}
