import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Engine, firstAnswer, TOP } from './engine.ts';

/** SQLite's own full-text index with Porter stems, any word, ranked by its BM25. */
export function fts5(): Engine {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'paperboy-bench-'));
  const file = path.join(folder, 'fts5.db');
  const open = () => {
    const db = new Database(file);
    db.exec(
      `create virtual table if not exists papers using fts5(title, abstract, tokenize = 'porter unicode61')`,
    );
    const select = 'select rowid from papers where papers match ? order by rank limit ?';
    return { db, find: db.prepare<[string, number], { rowid: number }>(select) };
  };
  let { db, find } = open();
  const search = (query: string) => {
    const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length === 0
      ? []
      : find.all(words.map((word) => `"${word}"`).join(' OR '), TOP).map(({ rowid }) => rowid);
  };
  return {
    name: 'SQLite FTS5',
    build: async (papers) => {
      const insert = db.prepare('insert into papers (rowid, title, abstract) values (?, ?, ?)');
      db.transaction(() => {
        for (let number = 0; number < papers.count; number++) {
          const { title, abstract } = papers.at(number);
          insert.run(number, title, abstract);
        }
      })();
      db.exec(`insert into papers (papers) values ('optimize')`);
    },
    search,
    restart: async () => {
      db.close();
      const read = () => {
        ({ db, find } = open());
        search('graph');
      };
      return [await firstAnswer(read)];
    },
    diskBytes: () => statSync(file).size,
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
