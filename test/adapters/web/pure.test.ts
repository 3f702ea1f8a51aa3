import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionOf } from '../../../adapters/web/completion.ts';
import { localPath } from '../../../adapters/web/guards/change.ts';
import { allowedHosts, hostName, isOpen } from '../../../adapters/web/guards/hosts.ts';
import { createSeal } from '../../../adapters/web/guards/seal.ts';
import { handlesOf } from '../../../adapters/web/views/handles.ts';
import type { Select } from '../../../src/chat/api.ts';

describe('the pure parts', () => {
  it('whatever is sent along, the way back stays on this page', () => {
    const base = 'http://127.0.0.1:3000';
    const hostile = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((text) => `/${text}`),
    );
    fc.assert(
      fc.property(hostile, (sent) => {
        expect(new URL(localPath(sent), base).origin).toBe(base);
      }),
    );
  });

  it('only names of the page are allowed, whatever a Host header holds', () => {
    const allowed = allowedHosts({ host: '127.0.0.1', publicUrl: 'https://papers.example.org' });
    expect(
      ['localhost:1', '127.0.0.1', '[::1]', 'papers.example.org', 'Papers.Example.org:443'].every(allowed),
    ).toBe(true);
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string()), (host) => {
        fc.pre(!host.toLowerCase().includes('localhost') && !host.startsWith('127.'));
        fc.pre(!['127.0.0.1', '::1'].includes(hostName(host)));
        expect(allowed(host)).toBe(false);
      }),
    );
  });

  it('a page on every address answers to addresses in digits, which cannot be rebound', () => {
    const allowed = allowedHosts({ host: '0.0.0.0' });
    expect(allowed('192.168.1.5:3000')).toBe(true);
    expect(allowed('evil.example')).toBe(false);
  });

  it.each([
    ['127.0.0.1', undefined, false],
    ['::1', undefined, false],
    ['localhost', 'http://localhost:3000', false],
    ['0.0.0.0', undefined, true],
    ['192.168.1.5', undefined, true],
    ['127.0.0.1', 'https://papers.example.org', true],
  ])('on %s with %s strangers can come: %s', (host, publicUrl, open) => {
    expect(isOpen({ host, publicUrl })).toBe(open);
  });

  it('what was signed for one use opens for that use alone, and only unchanged', () => {
    const seal = createSeal('a secret of the page');
    const stranger = createSeal('another secret');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (value, other) => {
        const signed = seal.sign('form', value);
        expect(seal.open('form', signed)).toBe(value);
        expect(seal.open('person', signed)).toBeUndefined();
        expect(stranger.open('form', signed)).toBeUndefined();
        if (other !== '') expect(seal.open('form', signed + other)).toBeUndefined();
      }),
    );
  });

  it('completing keeps everything before what it completes', () => {
    const hint = {
      root: 'paper-admin',
      path: ['digest', 'set'],
      description: '',
      permission: 'manager',
    } as const;
    const options = ['time', 'zone', 'layout'].map((name) => ({ name, description: '' }));
    const hints = [{ ...hint, options }];
    expect(completionOf('/paper-admin digest set 9:00 zone=Europe/B', hints)).toMatchObject({
      option: { name: 'zone' },
      partial: 'Europe/B',
      head: '/paper-admin digest set 9:00 zone=',
    });
    expect(completionOf('/paper-admin digest set 9:00 zone=UTC la', hints)).toMatchObject({
      more: { options: [{ name: 'layout' }], head: '/paper-admin digest set 9:00 zone=UTC ' },
    });
    for (const typed of ['9:00 l', 'layout=cards la', '9:00/la', '9:00 la ']) {
      expect(completionOf(`/paper-admin digest set ${typed}`, hints)).toMatchObject({
        more: { options: [] },
      });
    }
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const done = completionOf(`paper-admin digest set ${typed}`, hints);
        if (done.kind === 'value') expect(done.head).toMatch(/^\/paper-admin digest set/);
      }),
    );
  });
});

describe('what a list’s select does with one paper', () => {
  it('stands beside each paper, also beyond the options that fit into it', () => {
    const facts = { form: 'compact', title: 'A paper', authors: [] } as const;
    const entries = ['p1', 'p2', 'p3'].map((paperId) => ({ ...facts, paperId }));
    const select: Select = {
      type: 'select',
      placeholder: 'Open',
      options: [{ label: '1  First', value: 'p1' }],
      action: { run: 'open', args: {}, choose: 'paper', placement: 'reply', id: 'act1' },
    };
    const papers = entries.map((entry) => ({ type: 'paper', entry }) as const);
    const { of, blocks } = handlesOf({
      title: '',
      blocks: [...papers, { type: 'actions', items: [select] }],
    });
    expect(blocks).toHaveLength(3);
    expect(entries.map((entry) => of(entry).map(({ press }) => press))).toEqual([
      ['act1 p1'],
      ['act1 p2'],
      ['act1 p3'],
    ]);
  });
});
