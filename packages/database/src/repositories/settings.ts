import type { SettingRepository } from '@uskalla/domain';
import { and, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { setting } from '../schema.ts';

export function createSettingRepository(db: Handle): SettingRepository {
  async function get(key: string): Promise<string | undefined> {
    const [row] = await db.select().from(setting).where(eq(setting.key, key));
    return row?.value;
  }
  return {
    get,
    async getOrCreate(key, value) {
      await db.insert(setting).values({ key, value }).onConflictDoNothing();
      return (await get(key)) ?? value;
    },
    async set(key, value) {
      await db.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
    },
    async take(key, expected) {
      const taken = await db
        .delete(setting)
        .where(and(eq(setting.key, key), eq(setting.value, expected)))
        .returning({ key: setting.key });
      return taken.length > 0;
    },
  };
}
