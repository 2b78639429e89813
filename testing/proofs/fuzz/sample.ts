import fc from 'fast-check'

/** A JSON schema as z.toJSONSchema writes it. */
export type Schema = { readonly [keyword: string]: unknown }

/** What a city would say under a field of this name; undefined leaves it to the schema. */
export type Hint = (name: string) => fc.Arbitrary<unknown> | undefined

const MOST = 3

/** Values that a schema allows. Fields that need not be there are there half of the time. @throws Error on a keyword that is not known here */
export function sampleOf(schema: Schema, hint: Hint = () => undefined, name = ''): fc.Arbitrary<unknown> {
  const oneOf = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined
  if (oneOf) return fc.oneof(...oneOf.map(branch => sampleOf(branch, hint, name)))
  const all = schema['allOf'] as readonly Schema[] | undefined
  if (all)
    return fc.tuple(...all.map(part => sampleOf(part, hint, name))).map(parts => Object.assign({}, ...(parts as object[])) as unknown)
  if ('const' in schema) return fc.constant(schema['const'])
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]))
  const type = schema['type']
  if (Array.isArray(type)) return fc.oneof(...type.map(one => sampleOf({ ...schema, type: one }, hint, name)))
  if (type === undefined) return fc.jsonValue({ maxDepth: 1 })
  return ofType(String(type), schema, hint, name)
}

function ofType(type: string, schema: Schema, hint: Hint, name: string): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null)
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.integer(rangeOf(schema))
  if (type === 'number') return fc.integer(rangeOf(schema)).map(whole => (whole < rangeOf(schema).max ? whole + 0.5 : whole))
  if (type === 'string') return textOf(schema, hint, name)
  if (type === 'array') return listOf(schema, hint, name)
  if (type === 'object') return objectOf(schema, hint, name)
  throw new Error(`no sample of ${type}`)
}

function rangeOf(schema: Schema): { min: number; max: number } {
  const min = Number(schema['minimum'] ?? (schema['exclusiveMinimum'] === undefined ? -1000 : Number(schema['exclusiveMinimum']) + 1))
  return { min, max: Math.max(min, Math.min(Number(schema['maximum'] ?? 1000), min + 100_000)) }
}

function textOf(schema: Schema, hint: Hint, name: string): fc.Arbitrary<unknown> {
  const pattern = typeof schema['pattern'] === 'string' ? new RegExp(schema['pattern'], 'u') : undefined
  const [shortest, longest] = [Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? 40)]
  const fits = (said: unknown) =>
    typeof said === 'string' && said.length >= shortest && said.length <= Math.max(longest, 40) && (pattern?.test(said) ?? true)
  const bySchema =
    schema['format'] === 'uuid'
      ? fc.uuid({ version: 7 })
      : pattern
        ? fc.stringMatching(pattern)
        : fc.string({ minLength: shortest, maxLength: Math.min(longest, 40) })
  const asked = hint(name)
  return asked ? fc.tuple(asked, bySchema).map(([said, other]) => (fits(said) ? said : other)) : bySchema
}

function listOf(schema: Schema, hint: Hint, name: string): fc.Arbitrary<unknown> {
  const minLength = Number(schema['minItems'] ?? 0)
  const maxLength = Math.max(minLength, Math.min(Number(schema['maxItems'] ?? MOST), MOST))
  return fc.array(sampleOf((schema['items'] ?? {}) as Schema, hint, name), { minLength, maxLength })
}

function objectOf(schema: Schema, hint: Hint, name: string): fc.Arbitrary<unknown> {
  const known = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>)
  const requiredKeys = ((schema['required'] ?? []) as readonly string[]).filter(key => known.some(([field]) => field === key))
  const fields = fc.record(Object.fromEntries(known.map(([field, of]) => [field, sampleOf(of, hint, field)])), { requiredKeys })
  const others = schema['additionalProperties']
  const keys = schema['propertyNames'] as Schema | undefined
  if (keys === undefined || typeof others !== 'object' || others === null) return fields
  const dictionary = fc.dictionary(sampleOf(keys, hint, name) as fc.Arbitrary<string>, sampleOf(others as Schema, hint, name), {
    maxKeys: MOST,
  })
  return fc.tuple(fields, dictionary).map(([a, b]): unknown => ({ ...b, ...(a as object) }))
}
