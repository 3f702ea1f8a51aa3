import { expect, it } from 'vitest';
import type { PlatformState } from '../../src/chat/api.ts';
import { createStatusBoard } from '../../src/status/board.ts';

it('the board asks sources and platforms anew each time', async () => {
  let state: PlatformState = { state: 'off', detail: 'set CHAT_TOKEN' };
  const sources = [{ name: 'arXiv cs.CL', state: 'ok', detail: '89 new', okAt: 1 }];
  const board = createStatusBoard({
    sources: async () => sources,
    platforms: [{ label: 'Chat', state: () => state }],
  });
  expect(await board.sources()).toBe(sources);
  expect(board.platforms()).toEqual([{ name: 'Chat', state: 'not set up', detail: 'set CHAT_TOKEN' }]);
  state = { state: 'connected', detail: 'as Paperboy' };
  expect(board.platforms()).toEqual([{ name: 'Chat', state: 'connected', detail: 'as Paperboy' }]);
});
