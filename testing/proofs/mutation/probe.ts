import type { Town } from './town.ts'
import { FIND_ANEW } from './walls-of-treasures.ts'

/** Functions of the session alone: they act as whoever calls them, and leave nothing behind. */
export const PROBES: readonly string[] = [
  `create function pg_temp.seen(who text, look text) returns text[] language plpgsql as $$
   declare found text[];
   begin
     perform set_config('app.staff_id', who, true);
     execute 'select coalesce(array_agg(x.key), ''{}'') from (' || look || ') x' into found;
     return found;
   end $$`,
  `create function pg_temp.tried(who text, statements text[]) returns text[] language plpgsql as $$
   declare one text; reached bigint; told text[] := '{}';
   begin
     perform set_config('app.staff_id', who, true);
     foreach one in array statements loop
       begin
         execute one;
         get diagnostics reached = row_count;
         raise exception using errcode = 'ZZ001', message = reached::text;
       exception when others then
         told := told || case when sqlstate = 'ZZ001' then sqlerrm
                              when sqlstate = '42501' and sqlerrm like '%row-level security%' then 'refused'
                              when sqlstate = '42501' then 'no right: ' || sqlerrm
                              else 'passed ' || sqlstate || ' ' || sqlerrm end;
       end;
     end loop;
     return told;
   end $$`,
]

/** Runs something as if a change had been made to the database, and takes the change back. */
export async function under<Value>(town: Town, change: string, look: () => Promise<Value>): Promise<Value> {
  await town.hand.query('begin')
  try {
    if (change !== '') await town.hand.query(change)
    await town.hand.query('set local session_replication_role = replica')
    await town.hand.query(FIND_ANEW)
    return await look()
  } finally {
    await town.hand.query('rollback')
  }
}

/** Keys that a login gets from one statement, acting for somebody or for nobody. */
export async function seenAs(town: Town, login: string, who: string | null, look: string): Promise<ReadonlySet<string>> {
  await town.hand.query(`set local role ${login}`)
  const { rows } = await town.hand.query<{ keys: string[] }>('select pg_temp.seen($1, $2) as keys', [who ?? '', look])
  await town.hand.query('reset role')
  return new Set(rows[0]?.keys)
}

/** What became of each statement: the rows it reached, `refused` by a row policy, or `passed` every policy and stopped at something else. */
export async function triedAs(
  town: Town,
  who: string | null,
  statements: readonly string[],
  login = 'tsunagi_app',
): Promise<readonly string[]> {
  if (statements.length === 0) return []
  await town.hand.query(`set local role ${login}`)
  const { rows } = await town.hand.query<{ told: string[] }>('select pg_temp.tried($1, $2) as told', [who ?? '', statements])
  await town.hand.query('reset role')
  const told = rows[0]?.told ?? []
  const barred = told.find(one => one.startsWith('no right'))
  if (barred !== undefined)
    throw new Error(`the probe itself is not allowed: ${barred}: ${statements[told.indexOf(barred)]?.slice(0, 160)}`)
  return told
}
