const DISCORD_EPOCH = 1_420_070_400_000n;

/** Makes snowflakes that grow, dated by the given clock. https://discord.com/developers/docs/reference#snowflakes */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fresh = (BigInt(Math.trunc(now())) - DISCORD_EPOCH) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}

/** The moment a snowflake was made, in milliseconds. */
export const timeOf = (id: string): number => Number((BigInt(id) >> 22n) + DISCORD_EPOCH);

/** Sorts by age: a longer number is the younger one, so text order will not do. */
export const byAge = (a: string, b: string): number =>
  BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0;
