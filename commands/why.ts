import { type Block, dayWords, footnote, type Message, strong, text } from '../src/chat/api.ts';
import { type Paper, parseReference, shorten } from '../src/papers/api.ts';
import type { PlaceWhy, Why } from '../src/why/api.ts';
import { suggestPapers } from './asked/papers.ts';
import { action, defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';
import { button, buttonRow } from './reply/button-row.ts';
import { closestTitles } from './reply/closest-titles.ts';
import { quoted } from './reply/words.ts';

const TITLE_LENGTH = 150;
const RULES_SHOWN = 15;

export const why = defineCommand({
  root: 'paper',
  path: ['why'],
  description: 'Why a paper came, or why it did not',
  visibility: 'private',
  permission: 'anyone',
  options: [
    {
      kind: 'text',
      name: 'paper',
      description: 'An arXiv id, or a link to arXiv, Hugging Face, a DOI',
      required: true,
      suggests: true,
      rest: 'words',
    },
  ],

  async run({ paper: asked }, invocation) {
    const paper = await invocation.services.papers.resolve(asked);
    if (paper) return { reply: await explained(paper, invocation) };
    if (!parseReference(asked)) return { reply: await closestTitles(asked, invocation) };
    return { reply: notHeld(asked) };
  },

  suggest: (_option, partial, { services }) => suggestPapers(partial, services),
});

function notHeld(asked: string): Message {
  return {
    title: `I do not hold ${quoted(asked)}`,
    blocks: [
      text(
        'None of the sources I read has announced it, and nobody asked for it. Bring it in for the next digest, or post it here.',
      ),
      ...buttonRow(
        button('Submit it', action('paper submit', { paper: asked })),
        button('Post it here', action('paper show', { paper: asked })),
      ),
    ],
  };
}

async function explained(paper: Paper, invocation: Invocation): Promise<Message> {
  const { person, space, channel, services } = invocation;
  const told = await services.whyDesk.why({ paper, person, space, channel });
  const none = text(
    'No digest is set here, and you follow no topic: nothing would bring it. /paper topic list shows the topics.',
  );
  return {
    title: shorten(paper.title, TITLE_LENGTH) || 'This paper',
    blocks: [
      text(announcedWords(told)),
      ...told.places.flatMap(placeBlocks),
      ...(told.places.length === 0 ? [none] : []),
      ...(await hadBlocks(paper, invocation)),
      ...buttonRow(
        button('Open', action('open', { paper: paper.id })),
        button('Post it here', action('paper show', { paper: paper.id })),
      ),
    ],
  };
}

function announcedWords({ announced }: Why): string {
  if (announced.length === 0) return 'No source has announced it while I listened.';
  return `Announced: ${announced.map(({ source, day, how }) => `${source} ${dayWords(day)} (${how})`).join(', ')}.`;
}

function placeBlocks({ name, verdict, rules, score }: PlaceWhy): readonly Block[] {
  const more = rules.length - RULES_SHOWN;
  return [
    text(strong(name), ` · ${verdict}`),
    ...rules
      .slice(0, RULES_SHOWN)
      .map(({ topic, fits, because }) => footnote(`${fits ? '✓' : '✗'} ${topic}: ${because}`)),
    ...(score ? [footnote(score)] : []),
    ...(more > 0 ? [footnote(`and ${more} more topics that it does not fit better`)] : []),
  ];
}

async function hadBlocks(paper: Paper, { space, services }: Invocation): Promise<readonly Block[]> {
  const seen = space && (await services.memory.of(space.id, [paper.id])).get(paper.id);
  if (!seen?.posted) return [];
  const { name, at } = seen.posted;
  const where = name ? `#${name.replace(/^#/, '')}` : 'a channel here';
  const when = { type: 'time', at, zone: space?.zone ?? 'UTC', style: 'date' } as const;
  return [text(`Last shown in ${where}, `, when, '.')];
}
