const HEADER = `-- The database as all migrations leave it: written by scripts/dump-schema.mjs, never by hand.
-- For reading and for seeing what a migration changes; the truth is db/migrations. Everything belongs to tsunagi_owner.
`

/** Spells what readSchema gave as one SQL text, schema by schema, table by table. */
export function spellSchema(read) {
  const chapters = read.schemas.map(schema => spellChapter(schema, read))
  return `${[HEADER, ...chapters].join('\n')}`
}

function spellChapter({ schema, comment, grants }, read) {
  const within = rows => rows.filter(row => row.schema === schema)
  const relations = within(read.relations)
  return [
    `create schema ${schema};\n${commentOn(`schema ${schema}`, comment)}${grantOn(`schema ${schema}`, grants)}`,
    ...within(read.types).map(spellType),
    ...relations.filter(({ kind }) => kind === 'S').map(spellSequence),
    ...relations.filter(({ kind }) => 'rpf'.includes(kind)).map(table => spellTable(table, read)),
    ...relations.filter(({ kind }) => 'vm'.includes(kind)).map(spellView),
    ...within(read.functions).map(spellFunction),
  ].join('\n')
}

function spellType({ schema, name, kind, definition, comment }) {
  const object = `${schema}.${name}`
  if (kind === 'e') return `create type ${object} as enum (${definition});\n${commentOn(`type ${object}`, comment)}`
  return `create domain ${object} as ${definition};\n${commentOn(`domain ${object}`, comment)}`
}

function spellSequence({ schema, name, comment, grants }) {
  const object = `sequence ${schema}.${name}`
  return `create ${object};\n${commentOn(object, comment)}${grantOn(object, grants)}`
}

function spellTable(table, read) {
  const object = `${table.schema}.${table.name}`
  const own = rows => rows.filter(({ relation }) => relation === table.oid)
  const columns = own(read.columns)
  const lines = [...columns.map(spellColumn), ...own(read.constraints).map(({ name, definition }) => `constraint ${name} ${definition}`)]
  return [
    `create table ${object} (\n${lines.map(line => `  ${line}`).join(',\n')}\n);\n`,
    table.owner === 'tsunagi_owner' ? '' : `alter table ${object} owner to ${table.owner};\n`,
    commentOn(`table ${object}`, table.comment),
    ...columns.map(({ name, comment }) => commentOn(`column ${object}.${name}`, comment)),
    ...[...own(read.indexes), ...own(read.triggers)].map(({ definition }) => `${definition};\n`),
    table.secured ? `alter table ${object} enable row level security;\n` : '',
    table.forced ? `alter table ${object} force row level security;\n` : '',
    ...own(read.policies).map(policy => spellPolicy(policy, object)),
    grantOn(object, table.grants),
    ...columnGrants(columns, object),
  ].join('')
}

function spellColumn({ name, type, collation, required, generated, identity, fallback }) {
  const parts = [name, type]
  if (collation) parts.push(`collate "${collation}"`)
  if (required) parts.push('not null')
  if (identity) parts.push(`generated ${identity === 'a' ? 'always' : 'by default'} as identity`)
  if (generated) parts.push(`generated always as (${fallback}) ${generated === 's' ? 'stored' : 'virtual'}`)
  else if (fallback !== null) parts.push(`default ${fallback}`)
  return parts.join(' ')
}

function spellPolicy({ name, permissive, command, roles, sees, writes, comment }, object) {
  const verb = { r: 'select', a: 'insert', w: 'update', d: 'delete', '*': 'all' }[command]
  const kind = permissive ? '' : ' as restrictive'
  const rules = [sees === null ? '' : `\n  using (${sees})`, writes === null ? '' : `\n  with check (${writes})`].join('')
  return `create policy ${name} on ${object}${kind} for ${verb} to ${roles}${rules};\n${commentOn(`policy ${name} on ${object}`, comment)}`
}

function spellView({ schema, name, kind, definition, options, comment, grants }) {
  const object = `${schema}.${name}`
  const what = kind === 'm' ? 'materialized view' : 'view'
  const settings = options.length > 0 ? ` with (${options.join(', ')})` : ''
  return `create ${what} ${object}${settings} as\n${definition}\n${commentOn(`${what} ${object}`, comment)}${grantOn(object, grants)}`
}

function spellFunction({ schema, name, arguments: takes, definition, comment, grants }) {
  const object = `function ${schema}.${name}(${takes})`
  const text = definition
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .trimEnd()
  return `${text};\n${commentOn(object, comment)}${grantOn(object, grants)}`
}

function columnGrants(columns, object) {
  const granted = new Map()
  for (const { name, grants } of columns) {
    for (const { to, rights } of grants) {
      for (const right of rights) granted.set(`${right} ${to}`, [...(granted.get(`${right} ${to}`) ?? []), name])
    }
  }
  return [...granted]
    .sort()
    .map(([key, names]) => `grant ${key.split(' ')[0]} (${names.join(', ')}) on ${object} to ${key.split(' ')[1]};\n`)
}

function grantOn(object, grants) {
  return grants.map(({ to, rights }) => `grant ${rights.join(', ')} on ${object} to ${to};\n`).join('')
}

function commentOn(object, comment) {
  return comment === null ? '' : `comment on ${object} is '${comment.replaceAll("'", "''")}';\n`
}
