/** A schema as openapi.json tells it, as far as it is looked into here. */
export type Shape = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minItems?: number
  readonly minimum?: number
}

/** What a text stands for is told by its name where the schema only says that it is a text. */
export type Words = { readonly uuid: string; named(name: string): string | undefined }

/**
 * The smallest value that a schema lets through: what is required and nothing else, the first of several shapes or codes.
 * A route that joins the table brings its schema along, and so its lawful body.
 */
export function sampleOf(shape: Shape, words: Words, name = ''): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  const shapes = shape.oneOf ?? shape.anyOf ?? shape.allOf ?? []
  if (shapes.some(one => one.type === 'null')) return null
  if (shapes[0] !== undefined) return sampleOf(shapes[0], words, name)
  switch (typeof shape.type === 'string' ? shape.type : shape.type?.[0]) {
    case 'object':
      return Object.fromEntries((shape.required ?? []).map(key => [key, sampleOf(shape.properties?.[key] ?? {}, words, key)]))
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => sampleOf(shape.items ?? {}, words, name))
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return textOf(shape, words, name)
  }
}

function textOf(shape: Shape, words: Words, name: string): string {
  if (shape.format === 'uuid') return words.uuid
  if (shape.format === 'date') return '2027-01-31'
  if (shape.format === 'date-time') return '2026-11-20T03:00:00Z'
  return (
    words.named(name) ?? (/Id$|Ids$|Agency$/.test(name) ? words.uuid : /On$|^on$|^until$|^from$/.test(name) ? '2027-01-31' : '見本の言葉')
  )
}
