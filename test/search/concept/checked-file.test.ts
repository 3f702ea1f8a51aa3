import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readChecked, writeChecked } from '../../../src/search/concept/saved/checked-file.ts';
import { temporaryFolders } from '../../support/store.ts';

describe('a file under a checksum', () => {
  const newFolder = temporaryFolders();

  test('is whole although what it is made of changes while it is written', async () => {
    const file = path.join(newFolder(), 'vectors.bin');
    const column = new Uint8Array(20 << 20);
    const writing = writeChecked(file, { kind: 'vectors' }, [column]);
    const changing = setInterval(() => column.fill(column[0] === 0 ? 1 : 0), 1);
    await writing.finally(() => clearInterval(changing));
    let read = new Uint8Array();
    await readChecked(file, (head, bytes) => {
      expect(head).toEqual({ kind: 'vectors' });
      read = new Uint8Array(bytes);
      return read;
    });
    expect(read).toHaveLength(column.length);
  });
});
