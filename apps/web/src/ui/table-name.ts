import * as m from '@uskalla/messages';

/** What a table is called: its number, and the name it may have. */
export function tableName({ number, name }: { number: number; name?: string | null }): string {
  return name ? m.table_named({ number, name }) : m.table_n({ number });
}
