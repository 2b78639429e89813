import type { PersonId } from '../domain/person.ts'

/** Numbers persons 1, 2, 3 … in the order of a list, so that a board can tell whether two rows are about one person, and not who. */
export function numbersOf(rows: readonly { readonly personIds: readonly PersonId[] }[]): (id: PersonId) => string {
  const order = new Map<PersonId, number>()
  for (const id of rows.flatMap(({ personIds }) => personIds)) if (!order.has(id)) order.set(id, order.size + 1)
  return id => String(order.get(id) ?? '')
}
