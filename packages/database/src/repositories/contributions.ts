import type { Contribution, ContributionRepository } from '@uskalla/domain';
import { and, asc, count, countDistinct, eq, inArray, or, sql, sum } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { contribution } from '../schema.ts';

export function createContributionRepository(db: Handle): ContributionRepository {
  const inActivity = (workshopId: string, activity: string) =>
    and(eq(contribution.workshopId, workshopId), eq(contribution.activity, activity));
  const inOrder = [asc(contribution.at), asc(contribution.item)] as const;
  return {
    async of(workshopId, activity) {
      const rows = await db
        .select()
        .from(contribution)
        .where(inActivity(workshopId, activity))
        .orderBy(...inOrder);
      return rows.map(toContribution);
    },
    async givers(workshopId, activities) {
      const rows = await db
        .select({ activity: contribution.activity, by: contribution.by })
        .from(contribution)
        .where(and(eq(contribution.workshopId, workshopId), inArray(contribution.activity, [...activities])))
        .orderBy(...inOrder);
      const by = Map.groupBy(rows, ({ activity }) => activity);
      return new Map(activities.map((each) => [each, (by.get(each) ?? []).map((row) => row.by)]));
    },
    async answered(workshopId) {
      const rows = await db
        .selectDistinct({ activity: contribution.activity })
        .from(contribution)
        .where(eq(contribution.workshopId, workshopId));
      return rows.map(({ activity }) => activity);
    },
    async ofPerson(workshopId, given) {
      if (given.length === 0) return [];
      const rows = await db
        .select()
        .from(contribution)
        .where(
          and(
            eq(contribution.workshopId, workshopId),
            or(...given.map(({ activity, by }) => and(eq(contribution.activity, activity), eq(contribution.by, by)))),
          ),
        )
        .orderBy(...inOrder);
      return rows.map(toContribution);
    },
    async tally(workshopId, activity) {
      const rows = await db
        .select({ item: contribution.item, sum: sum(contribution.number), people: count() })
        .from(contribution)
        .where(inActivity(workshopId, activity))
        .groupBy(contribution.item)
        .orderBy(asc(contribution.item));
      return rows.map((row) => ({ ...row, sum: Number(row.sum) }));
    },
    async countPeople(workshopId, activity) {
      const [row] = await db
        .select({ people: countDistinct(contribution.by) })
        .from(contribution)
        .where(inActivity(workshopId, activity));
      return row?.people ?? 0;
    },
    async countByNumber(workshopId, activities) {
      if (activities.length === 0) return new Map();
      const rows = await db
        .select({ activity: contribution.activity, number: contribution.number, people: count() })
        .from(contribution)
        .where(and(eq(contribution.workshopId, workshopId), inArray(contribution.activity, [...activities])))
        .groupBy(contribution.activity, contribution.number);
      const by = Map.groupBy(rows, ({ activity }) => activity);
      return new Map([...by].map(([each, own]) => [each, new Map(own.map(({ number, people }) => [number, people]))]));
    },
    change: (workshopId, activity, by, change) =>
      db.transaction(async (tx) => {
        // There may be no row yet to hold.
        await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${workshopId} ${activity} ${by}`}, 0))`);
        const mine = and(inActivity(workshopId, activity), eq(contribution.by, by));
        const before = (
          await tx
            .select()
            .from(contribution)
            .where(mine)
            .orderBy(...inOrder)
        ).map(toContribution);
        const after = change(before);
        const gone = before.filter(({ item }) => !after.some((kept) => kept.item === item)).map(({ item }) => item);
        if (gone.length > 0) await tx.delete(contribution).where(and(mine, inArray(contribution.item, gone)));
        for (const each of after) {
          if (before.includes(each)) continue;
          const { number, text, isApproved, at } = each;
          await tx
            .insert(contribution)
            .values({ ...each, workshopId })
            .onConflictDoUpdate({
              target: [contribution.workshopId, contribution.activity, contribution.by, contribution.item],
              set: { number, text, isApproved, at },
            });
        }
        return after;
      }),
    async approve(workshopId, activity, item, isApproved) {
      const rows = await db
        .update(contribution)
        .set({ isApproved })
        .where(and(inActivity(workshopId, activity), eq(contribution.item, item)))
        .returning({ item: contribution.item });
      return rows.length > 0;
    },
    async removeBy(workshopId, by) {
      if (by.length === 0) return;
      await db
        .delete(contribution)
        .where(and(eq(contribution.workshopId, workshopId), inArray(contribution.by, [...by])));
    },
    async removeItem(workshopId, activity, item) {
      await db.delete(contribution).where(and(inActivity(workshopId, activity), eq(contribution.item, item)));
    },
  };
}

const toContribution = ({ workshopId: _workshop, ...row }: typeof contribution.$inferSelect): Contribution => row;
