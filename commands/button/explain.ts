import { type Block, footnote, plain, type Span, strong, text } from '../../src/chat/api.ts';
import type { DigestExplanation } from '../../src/digest/api.ts';
import { UserError } from '../../src/errors.ts';
import { identifierLink, shorten } from '../../src/papers/api.ts';
import { defineCommand } from '../command.ts';
import { buttonRow } from '../reply/button-row.ts';
import { pageButtons, pageRange } from '../reply/pages.ts';
import { count } from '../reply/words.ts';

export const explain = defineCommand({
  root: 'button',
  path: ['explain'],
  description: 'Why a digest brought its papers',
  visibility: 'private',
  permission: 'anyone',
  options: [
    { kind: 'text', name: 'digest', description: 'A digest', required: true },
    { kind: 'integer', name: 'page', description: 'Which ten', min: 1, max: 1_000 },
  ],

  async run({ digest, page: asked = 1 }, { services }) {
    const told = await services.digests.explain(digest, asked);
    if (!told) throw new UserError('I no longer hold that digest. See a day with /paper today.');
    const { papers, total, pages } = told;
    const page = { page: told.page, pages, from: (told.page - 1) * PAGE_SIZE };
    return {
      reply: {
        title: 'Why these papers',
        blocks: [
          ...papers.map((paper, i) => paperLine(paper, page.from + i + 1)),
          text(ORDER[told.prefer]),
          ...followed(told.follows),
          ...buttonRow(...pageButtons('explain', { digest }, page)),
          ...pageRange(page, papers.length, total),
        ],
      },
    };
  },
});

const PAGE_SIZE = 10;
const TITLE_LENGTH = 120;

function paperLine({ paper, reason, votesHere }: DigestExplanation['papers'][number], number: number): Block {
  const title = shorten(paper.title, TITLE_LENGTH) || 'Untitled paper';
  const upvotes = Math.max(0, ...paper.sources.map((source) => source.upvotes));
  const votes = [
    votesHere === 0 ? 'no votes here yet' : `${count(votesHere, 'vote')} here`,
    upvotes > 0 ? `👍 ${upvotes} elsewhere` : '',
  ];
  const why = [reason || 'whole feed', ...votes].filter(Boolean).join(' · ');
  const to = identifierLink(paper.identifiers);
  const name: Span = to ? { type: 'link', text: title, to } : plain(title);
  return text(strong(`${number}  `), name, `\n${why}`);
}

/** What moves a paper up, by the channel's choice. */
const ORDER: Readonly<Record<DigestExplanation['prefer'], string>> = {
  balanced:
    'What moves a paper up: topics that it fits, votes here, votes elsewhere, how new it is, and what was learned from votes.',
  topics:
    'What moves a paper up: above all the topics that it fits, then votes, how new it is, and what was learned from them.',
  votes:
    'What moves a paper up: above all votes, here more than elsewhere, then topics, how new it is, and what was learned.',
  newest:
    'The newest day comes first; within it topics that fit, votes, and what was learned from them move a paper up.',
};

const RULE_LENGTH = 200;
const TOPICS_TOLD = 8;

function followed(follows: DigestExplanation['follows']): readonly Block[] {
  if (follows.length === 0) return [footnote('Nothing is followed here any more.')];
  const fields = follows.slice(0, TOPICS_TOLD).map(({ name, rule }) => ({
    label: name,
    value: text(rule ? shorten(rule, RULE_LENGTH) : 'every paper that is announced').spans,
  }));
  const more = follows.length - fields.length;
  return [
    text('Followed here:'),
    { type: 'fields', fields },
    ...(more > 0 ? [footnote(`and ${count(more, 'more topic')}`)] : []),
  ];
}
