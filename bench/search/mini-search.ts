import MiniSearch, { type Options } from 'minisearch';
import { stemmer } from 'stemmer';
import { STOP_WORDS } from '../../src/search/analyzer/stop-words.ts';
import { type Engine, firstAnswer, TOP } from './engine.ts';

const FIELDS: Options = { fields: ['title', 'abstract'], idField: 'number' };

/** As its README sets it up. */
export const rawMiniSearch = (): Engine => miniSearch('MiniSearch', FIELDS);

/** With stems and stop words. */
export const tunedMiniSearch = (): Engine =>
  miniSearch('MiniSearch tuned', {
    ...FIELDS,
    processTerm: (term) => {
      const word = term.toLowerCase();
      return STOP_WORDS.has(word) ? null : stemmer(word);
    },
  });

function miniSearch(name: string, options: Options): Engine {
  let index = new MiniSearch(options);
  return {
    name,
    build: async (papers) => {
      for (let number = 0; number < papers.count; number++) {
        const { title, abstract } = papers.at(number);
        index.add({ number, title, abstract });
      }
    },
    search: (query) =>
      index
        .search(query)
        .slice(0, TOP)
        .map(({ id }) => Number(id)),
    suggest: (partial) => index.autoSuggest(partial),
    restart: async () => {
      const json = JSON.stringify(index);
      index = new MiniSearch(options);
      const read = () => {
        index = MiniSearch.loadJSON(json, options);
        index.search('graph');
      };
      return [await firstAnswer(read)];
    },
    close: () => index.removeAll(),
  };
}
