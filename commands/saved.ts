import { type Message, type Select, text } from '../src/chat/api.ts';
import { FILE_FORMATS, papersFile } from '../src/export/api.ts';
import { type Paper, shorten } from '../src/papers/api.ts';
import { action, defineCommand } from './command.ts';
import type { Invocation } from './invocation.ts';
import { button, buttonRow } from './reply/button-row.ts';
import { pageButtons, pageOf } from './reply/pages.ts';
import { paperList } from './reply/paper-list.ts';
import { count } from './reply/words.ts';

const PAGE_SIZE = 10;
/** Over a thousand times what people save; a file of them stays under two megabytes. */
const EXPORTED = 5_000;
const LABEL_LENGTH = 75;

export const saved = defineCommand({
  root: 'paper',
  path: ['saved'],
  description: 'The papers you saved, or a file of them',
  visibility: 'private',
  permission: 'anyone',
  options: [
    {
      kind: 'choice',
      name: 'export',
      description: 'As a file for a reference manager',
      choices: FILE_FORMATS,
    },
    { kind: 'integer', name: 'page', description: 'Which ten of them, from 1', min: 1, max: 1_000 },
  ],

  async run({ export: format, page = 1 }, invocation) {
    const { person, services } = invocation;
    const { total } = await services.saved.of(person.id, 0, 0);
    if (total === 0) return { reply: NONE };
    if (format === undefined) return { reply: await listMessage(total, page, invocation) };
    const papers = await papersOf(0, EXPORTED, invocation);
    const file = papersFile(format, 'saved-papers', papers);
    return { reply: { title: `${count(papers.length, 'saved paper')} as a file`, blocks: [file] } };
  },
});

const NONE: Message = {
  title: 'You have saved nothing yet',
  blocks: [
    text('Press 🔖 Save on a paper, or react to its card with the emoji. Only you see what you save.'),
  ],
};

async function papersOf(
  from: number,
  limit: number,
  { person, services }: Invocation,
): Promise<readonly Paper[]> {
  const { saved } = await services.saved.of(person.id, from, limit);
  return services.papers.byIds(saved.map(({ paperId }) => paperId));
}

async function listMessage(total: number, asked: number, invocation: Invocation): Promise<Message> {
  const page = pageOf(total, PAGE_SIZE, asked);
  const papers = await papersOf(page.from, PAGE_SIZE, invocation);
  const list = papers.map((paper) => ({ paper, reason: '' }));
  return {
    title: `You saved ${count(total, 'paper')}`,
    blocks: [
      ...(await paperList(list, page.from, invocation)),
      { type: 'actions', items: [removeSelect(papers, page.from)] },
      ...buttonRow(...pageButtons('paper saved', {}, page), ...fileButtons()),
    ],
  };
}

function removeSelect(papers: readonly Paper[], from: number): Select {
  return {
    type: 'select',
    placeholder: 'Remove one',
    options: papers.map(({ id, title }, i) => ({
      label: shorten(`${from + i + 1}  ${title}`, LABEL_LENGTH),
      value: id,
    })),
    action: { ...action('save', { on: 0 }), choose: 'paper' },
  };
}

const LABELS = { bibtex: 'BibTeX', ris: 'RIS', json: 'JSON', csv: 'CSV' } as const;

const fileButtons = () =>
  FILE_FORMATS.slice(0, 2).map((format) => button(LABELS[format], action('paper saved', { export: format })));
