import { leastDaring } from '@uskalla/domain';
import { sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { contribution, keptDaring, liveState, workshop } from '../schema.ts';

/**
 * By workshop and level, how many of its people felt so before and after, where enough said so both times.
 * Which phases are before and after is the rule of `dareBeforeAndAfter`: the first and the last, where there are two.
 * @param which of the closed workshops that were no rehearsals
 */
function daringRows(which: SQL): SQL {
  return sql`
    with meter as (
      select ${liveState.workshopId} as workshop_id, phase.value ->> 'id' as phase,
        row_number() over (partition by ${liveState.workshopId} order by phase.place) as place,
        count(*) over (partition by ${liveState.workshopId}) as meters
      from ${liveState}
      join ${workshop} on ${workshop.id} = ${liveState.workshopId}
        and not ${workshop.rehearsal} and ${workshop.status} = 'closed' and ${which}
      cross join lateral jsonb_array_elements(${liveState.state} -> 'agenda') with ordinality as phase (value, place)
      where phase.value -> 'activity' ->> 'kind' = 'dare'
    ), level as (
      select meter.workshop_id, ${contribution.number} as level,
        count(*) filter (where place = 1)::int as before,
        count(*) filter (where place = meters)::int as after
      from meter
      join ${contribution} on ${contribution.workshopId} = meter.workshop_id and ${contribution.activity} = meter.phase
      where meters > 1
      group by 1, 2
    ), whole as (
      select *, sum(before) over (partition by workshop_id) as all_before,
        sum(after) over (partition by workshop_id) as all_after
      from level
    )
    select workshop_id, level, before, after
    from whole where all_before >= ${leastDaring} and all_after >= ${leastDaring}`;
}

/** Keeps the numbers of workshops that are about to be forgotten. */
export async function keepDaring(tx: Pick<Handle, 'execute'>, which: SQL): Promise<void> {
  await tx.execute(sql`insert into ${keptDaring} (workshop_id, level, before, after) ${daringRows(which)}`);
}

/** All there is, of workshops that are forgotten too. */
export const allDaring: SQL = sql`
  select level, sum(before)::int as before, sum(after)::int as after from (
    (${daringRows(sql`true`)}) union all select workshop_id, level, before, after from ${keptDaring}
  ) as daring group by level`;
