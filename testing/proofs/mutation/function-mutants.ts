import type { Town } from './town.ts'

/** A function on which row policies lean, directly or through another, answered by something else. */
export type FunctionMutant = { readonly name: string; readonly change: string; readonly tables: readonly string[] }

type Found = { readonly name: string; readonly args: string; readonly returns: string; readonly tables: readonly string[] }

/** What a spoilt function answers, by what it gives back. */
function answersOf(name: string, returns: string): readonly string[] {
  if (returns === 'boolean') return ['true', 'false']
  // Somebody's agency, whoever asks: the first of all.
  if (returns === 'uuid' && name.startsWith('staff.')) return ['null::uuid', '(select a.id from directory.agency a order by a.id limit 1)']
  if (returns === 'uuid') return ['null::uuid', `(select s.id from staff.staff s where s.login = 'desk')`]
  if (returns === 'uuid[]') return [`'{}'::uuid[]`, '(select array_agg(b.id) from councils.body b)']
  if (returns === 'smallint[]') return [`'{}'::smallint[]`, '(select array_agg(c.no) from directory.council c)']
  // How far a wording is told, and for whom the inside of a meeting is.
  // The calendar, of which everybody's standing depends: the last of all days, when whatever ends has ended.
  if (returns === 'date') return [`'infinity'::date`]
  if (returns === 'text')
    return name.endsWith('reach') ? ['null::text', `'public'::text`] : [`'council'::text`, `'liaison'::text`, `'public'::text`]
  return []
}

/** Every function named by a policy, and every function that these name, read from the catalogue. */
export async function functionMutants(
  town: Town,
): Promise<{ readonly mutants: readonly FunctionMutant[]; readonly functions: number; readonly unspoilt: readonly string[] }> {
  const found = await town.app.ask<Found>(FUNCTIONS)
  const unspoilt: string[] = []
  const mutants = found.flatMap(({ name, args, returns, tables }) => {
    const spoilt = SPOILT_TABLES[name] ?? answersOf(name, returns).map(answer => `select ${answer}`)
    if (spoilt.length === 0) unspoilt.push(name)
    return spoilt.map(body => ({
      name: `${name} → ${body.slice(7, 47)}`,
      change: `create or replace function ${name}(${args}) returns ${returns} language sql stable security definer set search_path = pg_catalog, pg_temp as $m$ ${body} $m$`,
      tables,
    }))
  })
  return { mutants, functions: found.length, unspoilt }
}

/** Functions that give rows: everything to everybody, and nothing to anybody. */
const SPOILT_TABLES: Readonly<Record<string, readonly string[]>> = {
  // It only spares the question who is in conflict with whom: answered yes, that question is asked, and nothing differs.
  'people.has_conflicts': ['select false'],
  'staff.duties_today': [
    `select d, null::uuid from unnest(array['consult', 'administer', 'audit', 'head', 'evaluate']) d`,
    'select null::text, null::uuid where false',
  ],
  'staff.door_reader': [`select s.id, s.agency_id from staff.staff s where s.login = 'desk'`, 'select null::uuid, null::uuid where false'],
}

const FUNCTIONS = `
  with recursive named as (
    select p.oid as policy, c.oid as table_id, f.oid as fn
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on true
      join pg_proc f on f.pronamespace = n.oid
     where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_temp%'
       and (coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')) ~ ('\\m' || n.nspname || '\\.' || f.proname || '\\(')
     union
    select named.policy, named.table_id, g.oid
      from named join pg_proc g on g.oid <> named.fn join pg_namespace n on n.oid = g.pronamespace
     where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_temp%'
       and pg_get_functiondef(named.fn) ~ ('\\m' || n.nspname || '\\.' || g.proname || '\\('))
  select n.nspname || '.' || f.proname as name, pg_get_function_arguments(f.oid) as args, pg_get_function_result(f.oid) as returns,
         array_agg(distinct t.relnamespace::regnamespace || '.' || t.relname) as tables
    from named join pg_proc f on f.oid = named.fn and f.prokind = 'f' join pg_namespace n on n.oid = f.pronamespace join pg_class t on t.oid = named.table_id
   group by 1, 2, 3 order by 1`
