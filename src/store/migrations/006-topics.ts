import type { Kysely } from 'kysely';
import { addColumns, TEXT as t } from './table.ts';

/** A topic that became part of another leads to it, like a paper does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'topics', { merged_into: t });
}
