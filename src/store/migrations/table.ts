import type { ColumnDataType, Kysely } from 'kysely';

/** Column shapes: text and number never null, so that nothing is told by a missing value. */
export const TEXT = { type: 'text' as ColumnDataType, fallback: '' };
export const NUMBER = { type: 'bigint' as ColumnDataType, fallback: 0 };

export type Shape = Record<string, { readonly type: ColumnDataType; readonly fallback: string | number }>;

export interface Table {
  readonly columns: Shape;
  readonly key: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly indexes?: readonly (readonly string[])[];
}

export async function createTable(db: Kysely<unknown>, name: string, table: Table): Promise<void> {
  let create = db.schema.createTable(name);
  for (const [column, { type, fallback }] of Object.entries(table.columns)) {
    create = create.addColumn(column, type, (c) => c.notNull().defaultTo(fallback));
  }
  create = create.addPrimaryKeyConstraint(`${name}_key`, [...table.key] as never);
  for (const [i, unique] of (table.unique ?? []).entries()) {
    create = create.addUniqueConstraint(`${name}_unique_${i + 1}`, [...unique] as never);
  }
  await create.execute();
  for (const [i, columns] of (table.indexes ?? []).entries()) {
    await createIndex(db, name, `${name}_by_${i + 1}`, columns);
  }
}

export async function createIndex(
  db: Kysely<unknown>,
  table: string,
  name: string,
  columns: readonly string[],
): Promise<void> {
  await db.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}

export async function addColumns(db: Kysely<unknown>, table: string, columns: Shape): Promise<void> {
  for (const [name, { type, fallback }] of Object.entries(columns)) {
    await db.schema
      .alterTable(table)
      .addColumn(name, type, (c) => c.notNull().defaultTo(fallback))
      .execute();
  }
}
