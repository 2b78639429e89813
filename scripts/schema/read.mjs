const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`

/** What a right granted on an object looks like; the owner's own rights go without saying. */
const rightsOf = (acl, owner) => `
  (select coalesce(json_agg(json_build_object('to', grantee, 'rights', rights) order by grantee), '[]')
     from (select coalesce(r.rolname, 'public') as grantee, array_agg(lower(x.privilege_type) order by x.privilege_type) as rights
             from aclexplode(${acl}) x left join pg_roles r on r.oid = x.grantee
            where x.grantee <> ${owner} group by 1) held)`

const SCHEMAS = `
  select n.nspname as schema, obj_description(n.oid, 'pg_namespace') as comment, ${rightsOf('n.nspacl', 'n.nspowner')} as grants
    from pg_namespace n where ${OURS} order by 1`

const FUNCTIONS = `
  select n.nspname as schema, p.proname as name, pg_get_function_identity_arguments(p.oid) as arguments, pg_get_functiondef(p.oid) as definition,
         obj_description(p.oid, 'pg_proc') as comment, ${rightsOf(`coalesce(p.proacl, acldefault('f', p.proowner))`, 'p.proowner')} as grants
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} and p.prokind in ('f', 'p') order by 1, 2, 3`

const RELATIONS = `
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as comment,
         c.relrowsecurity as secured, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner,
         case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as definition, coalesce(c.reloptions, '{}') as options,
         ${rightsOf('c.relacl', 'c.relowner')} as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') order by 2, 3`

const COLUMNS = `
  select a.attrelid as relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.attgenerated as generated,
         a.attidentity as identity, pg_get_expr(d.adbin, d.adrelid) as fallback, col_description(a.attrelid, a.attnum) as comment,
         case when a.attcollation <> t.typcollation then (select collname from pg_collation where oid = a.attcollation) end as collation,
         ${rightsOf('a.attacl', 'c.relowner')} as grants
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where ${OURS} and c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped order by a.attrelid, a.attnum`

/** PostgreSQL 18 lists not-null as constraints of their own; the column says it already. */
const CONSTRAINTS = `
  select k.conrelid as relation, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
   where ${OURS} and k.conrelid <> 0 and k.contype in ('p', 'u', 'f', 'c', 'x')
   order by k.conrelid, array_position(array['p', 'u', 'x', 'c', 'f'], k.contype::text), k.conname`

const INDEXES = `
  select i.indrelid as relation, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
   where ${OURS} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) order by c.relname`

const TRIGGERS = `
  select t.tgrelid as relation, pg_get_triggerdef(t.oid) as definition
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where ${OURS} and not t.tgisinternal order by t.tgname`

const POLICIES = `
  select p.polrelid as relation, p.polname as name, p.polpermissive as permissive, p.polcmd as command, pg_get_expr(p.polqual, p.polrelid) as sees,
         pg_get_expr(p.polwithcheck, p.polrelid) as writes, obj_description(p.oid, 'pg_policy') as comment,
         (select string_agg(coalesce(r.rolname, 'public'), ', ' order by r.rolname) from unnest(p.polroles) role left join pg_roles r on r.oid = role) as roles
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} order by p.polname`

/** Types and domains of our own (not the row types of tables), with their whole meaning. */
const TYPES = `
  select n.nspname as schema, t.typname as name, t.typtype as kind, obj_description(t.oid, 'pg_type') as comment,
         case t.typtype when 'e' then (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)
                        when 'd' then format_type(t.typbasetype, t.typtypmod) || coalesce((select string_agg(' ' || pg_get_constraintdef(k.oid), '' order by k.conname)
                                         from pg_constraint k where k.contypid = t.oid and k.contype = 'c'), '') end as definition
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where ${OURS} and t.typtype in ('e', 'd') order by 1, 2`

const QUERIES = { schemas: SCHEMAS, types: TYPES, functions: FUNCTIONS, relations: RELATIONS, columns: COLUMNS, constraints: CONSTRAINTS }
const MORE = { indexes: INDEXES, triggers: TRIGGERS, policies: POLICIES }

/** Reads everything a migrated database holds apart from rows, in an order that is the same every time. */
export async function readSchema(client) {
  // Only then are names in definitions written with their schema.
  await client.query(`set search_path = ''`)
  const read = {}
  for (const [name, query] of Object.entries({ ...QUERIES, ...MORE })) read[name] = (await client.query(query)).rows
  return read
}
