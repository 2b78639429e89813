/** The fields of a posted form or of a query, in the order sent. A name that is absent reads as the empty text. */
export type Fields = {
  readonly entries: readonly (readonly [name: string, value: string])[]
  get(name: string): string
  all(name: string): readonly string[]
}

/**
 * Reads urlencoded text. A hidden field of the page itself (`_key`, `_draft`, …) was typed by nobody: one that holds a NUL, which no text of
 * PostgreSQL can hold, was never written by us and counts as absent. What people typed is told to them, by the schema of each form.
 */
export function fieldsFrom(urlencoded: string): Fields {
  return sentFields([...new URLSearchParams(urlencoded)])
}

/** The fields of a form as they came, however it was packed. */
export function sentFields(entries: readonly (readonly [string, string])[]): Fields {
  return fieldsOf(entries.filter(([name, value]) => !(name.startsWith('_') && value.includes('\u0000'))))
}

/** Fields in hand. */
export function fieldsOf(entries: readonly (readonly [string, string])[]): Fields {
  return {
    entries,
    get: name => entries.find(entry => entry[0] === name)?.[1] ?? '',
    all: name => entries.filter(entry => entry[0] === name).map(entry => entry[1]),
  }
}

/** What a person typed: everything but the hidden fields of the page itself, whose names begin with an underscore. */
export function typedFields(fields: Fields): readonly (readonly [string, string])[] {
  return fields.entries.filter(([name]) => !name.startsWith('_'))
}
