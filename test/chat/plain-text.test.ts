import { describe, expect, it } from 'vitest';
import { type Block, footnote, plainText, strong, text } from '../../src/chat/api.ts';

const say = (...blocks: Block[]) => plainText({ title: 'Papers', blocks }, 0);

describe('the plain text of a message', () => {
  it('has the title, then every kind of block', () => {
    const words = say(
      text('Follow ', strong('soups'), ' '),
      {
        type: 'paper',
        entry: {
          form: 'compact',
          paperId: 'p',
          number: 1,
          title: 'Soups',
          authors: ['Ann Lee'],
          link: { kind: 'arxiv', id: '2203.05482' },
          reason: 'topic soups',
        },
      },
      {
        type: 'fields',
        fields: [{ label: 'next', value: [{ type: 'time', at: 0, zone: 'UTC', style: 'datetime' }] }],
      },
      { type: 'image', alt: 'papers a week', png: '' },
      { type: 'file', name: 'soups.bib', mediaType: 'text/plain', content: '' },
      footnote('the end'),
    );
    expect(words.split('\n')).toEqual([
      'Papers',
      'Follow soups ',
      '1  Soups (https://arxiv.org/abs/2203.05482)',
      '   Lee',
      '   topic soups',
      'next: Thu 1 Jan 0:00 UTC, now',
      '(picture: papers a week)',
      '(file: soups.bib)',
      'the end',
    ]);
  });

  it('shows buttons and what a select offers', () => {
    const action = { run: 'vote', args: {}, placement: 'reply' } as const;
    const words = say({
      type: 'actions',
      items: [
        { type: 'button', label: 'Join', emoji: '🧲', style: 'primary', action },
        {
          type: 'select',
          placeholder: 'Open',
          options: [
            { label: '1', value: 'a' },
            { label: '2', value: 'b' },
          ],
          action,
        },
      ],
    });
    expect(words).toBe('Papers\n[ 🧲 Join ] [ Open: 1 | 2 ]');
  });

  it('leaves foreign text untouched and drops the address of a link that is none', () => {
    const link = { type: 'link', text: '@everyone *x*', to: { kind: 'arxiv', id: 'javascript:' } } as const;
    expect(say(text(link))).toBe('Papers\n@everyone *x*');
  });
});
