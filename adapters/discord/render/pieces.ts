import type { Message } from '../../../src/chat/api.ts';
import { LIMITS } from '../limits.ts';
import { type OpensForm, type Row, rowsOf } from './buttons.ts';
import { type Upload, uploadOf } from './files.ts';
import { type Sized, stacked, WHOLE } from './sized.ts';
import { blockText, titleText } from './texts.ts';

/** What a message is laid out of, in its order. */
export type Piece =
  | { readonly type: 'text'; readonly text: Sized }
  | { readonly type: 'row'; readonly row: Row }
  | { readonly type: 'image'; readonly upload: Upload }
  | { readonly type: 'file'; readonly upload: Upload };

/** A message's pieces, as few as Discord takes: texts that stand together are joined first, then what stands last goes. */
export function piecesOf(message: Message, opensForm: OpensForm): readonly Piece[] {
  let pieces = limited(allPieces(message, opensForm));
  while (pieces.reduce((sum, piece) => sum + cost(piece), CONTAINER) > LIMITS.components) {
    pieces = withNeighboursJoined(pieces) ?? withoutLastExtra(pieces);
  }
  return pieces;
}

const CONTAINER = 1;

function allPieces(message: Message, opensForm: OpensForm): Piece[] {
  const pieces: Piece[] = [textPiece(titleText(message))];
  let items = 0;
  for (const [index, block] of message.blocks.entries()) {
    const text = blockText(block);
    if (text) pieces.push(textPiece(text));
    if (block.type === 'actions') {
      pieces.push(...rowsOf(block, items, opensForm).map((row): Piece => ({ type: 'row', row })));
      items += block.items.length;
    }
    if (block.type === 'image' || block.type === 'file') {
      const upload = uploadOf(block, index);
      if (upload) pieces.push({ type: block.type, upload });
    }
  }
  return pieces.filter((piece) => piece.type !== 'text' || piece.text(WHOLE) !== '');
}

function textPiece(text: Sized): Piece {
  return { type: 'text', text };
}

/** No more rows and files than fit even when every row is full. */
function limited(pieces: readonly Piece[]): readonly Piece[] {
  let rows = 0;
  let files = 0;
  return pieces.filter((piece) => {
    if (piece.type === 'row') return ++rows <= LIMITS.rows;
    return piece.type === 'text' || ++files <= LIMITS.files;
  });
}

function cost(piece: Piece): number {
  return piece.type === 'row' ? 1 + piece.row.components.length : 1;
}

/** Every text joined with the texts right after it; undefined when no two stand together. */
function withNeighboursJoined(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (piece.type === 'text' && run?.[0]?.type === 'text') run.push(piece);
    else runs.push([piece]);
  }
  if (runs.length === pieces.length) return undefined;
  return runs.map((run) => {
    const texts = run.flatMap((piece) => (piece.type === 'text' ? [piece.text] : []));
    const [first] = run;
    return texts.length > 1 || first === undefined ? textPiece(stacked(texts, '\n\n')) : first;
  });
}

function withoutLastExtra(pieces: readonly Piece[]): readonly Piece[] {
  const at = pieces.findLastIndex((piece) => piece.type !== 'text');
  return pieces.toSpliced(at < 0 ? pieces.length - 1 : at, 1);
}
