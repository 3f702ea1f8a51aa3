import type { Measurement } from '../table.ts';
import type { WorldSize } from './digest-world.ts';

const TIMES = 10;
/** What the deciding of a minute costs, of all that was measured. */
const COSTS = /^decide, compose, write: (CPU|peak memory)$/;

/** A world, then ten times of one thing after the other. */
export async function digestGrowth(
  size: WorldSize,
  measure: (size: WorldSize) => Promise<readonly Measurement[]>,
): Promise<Measurement[]> {
  const worlds: readonly (readonly [string, WorldSize])[] = [
    [`${size.channels} channels, ${size.papers} papers, ${topicsOf(size)} topics`, size],
    [`${TIMES} × channels, their topics and subscriptions`, { ...size, channels: size.channels * TIMES }],
    [`${TIMES} × channels that share the same topics`, shared(size)],
    [`${TIMES} × papers`, { ...size, papers: size.papers * TIMES }],
  ];
  const rows: Measurement[] = [];
  for (const [what, world] of worlds) {
    const costs = (await measure(world)).filter((row) => COSTS.test(row.what));
    rows.push(...costs.map((row) => ({ ...row, what: `${what}: ${row.what.replace(/^.*: /, '')}` })));
  }
  return rows;
}

const shared = (size: WorldSize): WorldSize => ({
  ...size,
  channels: size.channels * TIMES,
  channelsASpace: size.channelsASpace * TIMES,
});

export function topicsOf({ channels, channelsASpace, topicsASpace }: WorldSize): number {
  return Math.ceil(channels / channelsASpace) * topicsASpace;
}
