const ROOM = 256;
/** Three rows of the table, used again and again. */
let rows: readonly [Uint16Array, Uint16Array, Uint16Array] = [
  new Uint16Array(ROOM),
  new Uint16Array(ROOM),
  new Uint16Array(ROOM),
];

/** Letters added, left out, changed, or swapped with their neighbour; above `most` any number above it. */
export function editDistance(one: string, other: string, most: number): number {
  let [from, oneEnd, otherEnd] = [0, one.length, other.length];
  while (from < oneEnd && from < otherEnd && one[from] === other[from]) from++;
  while (oneEnd > from && otherEnd > from && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd--;
    otherEnd--;
  }
  const [height, width] = [oneEnd - from, otherEnd - from];
  if (Math.abs(height - width) > most) return most + 1;
  if (height === 0 || width === 0) return Math.max(height, width);
  return tableDistance(one.slice(from, oneEnd), other.slice(from, otherEnd), most);
}

function tableDistance(one: string, other: string, most: number): number {
  const width = other.length;
  if (width >= rows[0].length) rows = [0, 1, 2].map(() => new Uint16Array(width * 2)) as never;
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= width; j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const changed = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[width] ?? 0;
}
