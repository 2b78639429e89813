import type pg from 'pg'

/** A table of our own, and the columns that are stored as they were given. */
export type Table = { readonly name: string; readonly quoted: string; readonly columns: readonly string[] }

/** Schemas are ours when the owner of the tables owns them; so a new module's tables join by themselves. */
const OURS = `n.nspowner = (select oid from pg_roles where rolname = 'tsunagi_owner')`

/** Every table of our schemas, the ledger of migrations among them, by name. */
export async function tablesOf(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${OURS}
     order by 1`)
  return rows
}

/** Every sequence of our schemas, those behind identity columns among them; names are quoted. */
export async function sequencesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OURS} order by 1`)
  return rows.map(({ name }) => name)
}

/** Our schemas, quoted. */
export async function schemasOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(n.nspname) as name from pg_namespace n where ${OURS} order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** What is put aside while rows are loaded, as statements that take it away and that bring it back exactly as it was. */
export type Aside = { readonly away: readonly string[]; readonly back: readonly string[] }

/**
 * Triggers that refuse changes, foreign keys and plain indexes: in the way of a load, or slower row by row than made anew at its end,
 * where foreign keys are then checked over all rows.
 */
export async function asideOf(client: pg.Client): Promise<Aside> {
  const { rows } = await client.query<{ away: string; back: string }>(`
    select * from (
      select 1 as turn, format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as away,
             format('alter table %s enable trigger %I', t.tgrelid::regclass, t.tgname) as back
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
       where not t.tgisinternal and t.tgenabled = 'O' and ${OURS}
      union all
      select 2, format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
             format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
             || coalesce(format('; comment on constraint %I on %s is %L', k.conname, k.conrelid::regclass, obj_description(k.oid, 'pg_constraint')), '')
        from pg_constraint k join pg_namespace n on n.oid = k.connamespace
       where k.contype = 'f' and k.conparentid = 0 and ${OURS}
      union all
      select 3, format('drop index %s', i.indexrelid::regclass),
             pg_get_indexdef(i.indexrelid)
             || coalesce(format('; comment on index %s is %L', i.indexrelid::regclass, obj_description(i.indexrelid, 'pg_class')), '')
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)) as obstacle
     order by turn, away`)
  return { away: rows.map(({ away }) => away), back: rows.map(({ back }) => back).reverse() }
}
