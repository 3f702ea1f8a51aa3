import { describe, expect, it } from 'vitest';
import { liveIn } from '../../support/slack/live.ts';

const section = (text: object) => ({ blocks: [{ type: 'section', text }] });

describe('what would ping', () => {
  it.each([
    ['<!channel> in text', { text: 'x <!channel> y' }, ['!channel']],
    ['<!here|here> in text', { text: '<!here|here>' }, ['!here']],
    [
      'a person, a group and a channel',
      { text: '<@U0ADA> <!subteam^S0READERS|x> <#C0GENERAL>' },
      ['@U0ADA', '!subteam^S0READERS', '#C0GENERAL'],
    ],
    ['escaped text never', { text: '&lt;!channel&gt; &lt;@U0ADA&gt;' }, []],
    ['plain words never', { text: '@channel @here' }, []],
    ['plain words with link_names', { text: 'hey @channel', args: { link_names: true } }, ['@channel']],
    ['plain words with parse full', { text: 'hey @ada', args: { parse: 'full' } }, ['@ada']],
    ['mrkdwn in a section', section({ type: 'mrkdwn', text: '<!everyone>' }), ['!everyone']],
    ['plain_text never', section({ type: 'plain_text', text: '<!everyone> <@U0ADA>' }), []],
    [
      'a field of a section',
      { blocks: [{ type: 'section', fields: [{ type: 'mrkdwn', text: '<@U0BEN>' }] }] },
      ['@U0BEN'],
    ],
    [
      'context',
      { blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: '<!here>' }] }] },
      ['!here'],
    ],
    [
      'a text element of rich text never',
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '<!channel>' }] }],
          },
        ],
      },
      [],
    ],
    [
      'user, group and broadcast elements of rich text',
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'user', user_id: 'U1' },
                  { type: 'usergroup', usergroup_id: 'S1' },
                  { type: 'broadcast', range: 'here' },
                ],
              },
            ],
          },
        ],
      },
      ['@U1', '!subteam^S1', '!here'],
    ],
    ['the fallback text beside blocks', { text: '<!channel>', blocks: [{ type: 'divider' }] }, ['!channel']],
    ['attachments', { attachments: [{ text: '<!channel>' }] }, ['!channel']],
    ['a markdown block', { blocks: [{ type: 'markdown', text: '<!channel>' }] }, ['!channel']],
    [
      'a modal',
      { shown: { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '<@U0ADA>' } }] } },
      ['@U0ADA'],
    ],
  ])('%s', (_fact, source, mentions) => {
    expect(liveIn(source).mentions).toEqual(mentions);
  });
});

describe('what would be a link', () => {
  it.each([
    ['a labelled link', { text: '<https://arxiv.org/abs/1|Title>' }, [['https://arxiv.org/abs/1', 'Title']]],
    ['an escaped one never', { text: '&lt;https://evil.example|free&gt;' }, []],
    ['plain_text never', section({ type: 'plain_text', text: '<https://evil.example|free>' }), []],
    [
      'a button',
      {
        blocks: [
          {
            type: 'actions',
            elements: [
              { type: 'button', text: { type: 'plain_text', text: 'PDF' }, url: 'https://arxiv.org/pdf/1' },
            ],
          },
        ],
      },
      [['https://arxiv.org/pdf/1', 'PDF']],
    ],
    [
      'rich text',
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [{ type: 'link', url: 'https://arxiv.org/abs/1', text: 'T' }],
              },
            ],
          },
        ],
      },
      [['https://arxiv.org/abs/1', 'T']],
    ],
    [
      'markdown_text',
      { args: { markdown_text: '[T](https://arxiv.org/abs/1)' } },
      [['https://arxiv.org/abs/1', 'T']],
    ],
    ['markdown in mrkdwn never', section({ type: 'mrkdwn', text: '[free](evil)' }), []],
    [
      'the fallback text beside blocks never',
      { text: '<https://arxiv.org|T>', blocks: [{ type: 'divider' }] },
      [],
    ],
  ])('%s', (_fact, source, links) => {
    expect(liveIn(source).links.map((l) => [l.url, l.label])).toEqual(links);
  });
});

describe('what Slack may link on its own', () => {
  it.each([
    ['a bare URL in text', { text: 'see https://evil.example/x' }, ['https://evil.example/x']],
    ['not with parse none', { text: 'see https://evil.example/x', args: { parse: 'none' } }, []],
    [
      'names and URLs in mrkdwn',
      section({ type: 'mrkdwn', text: '#general @here https://e.example' }),
      ['https://e.example', '#general', '@here'],
    ],
    [
      'not with verbatim',
      section({ type: 'mrkdwn', text: '#general https://e.example', verbatim: true }),
      [],
    ],
    ['not in plain_text', section({ type: 'plain_text', text: 'https://e.example' }), []],
  ])('%s', (_fact, source, automatic) => {
    expect(liveIn(source).automatic).toEqual(automatic);
  });
});
