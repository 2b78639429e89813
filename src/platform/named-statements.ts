/** Statements that change nothing of the schema and come again and again. */
const REPEATABLE = /^\s*(select|insert|update|delete|with)\b/i

/**
 * Names for the statements of one pool, so that a connection plans each of them a few times and not at every call: behind row policies
 * the planning costs as much as the answer. A text gets its name when it comes the second time; after `most` names no more are given,
 * because every connection keeps what it has planned.
 *
 * @returns the name of a statement's text; nothing for what is to be planned anew
 */
export function statementNames(most: number): (text: string) => string | undefined {
  const names = new Map<string, string | undefined>()
  let given = 0
  return text => {
    if (!names.has(text)) {
      // Texts that never come again must not fill the memory either.
      if (names.size < most * 4 && REPEATABLE.test(text)) names.set(text, undefined)
      return undefined
    }
    const name = names.get(text)
    if (name !== undefined || given >= most) return name
    const fresh = `t${++given}`
    names.set(text, fresh)
    return fresh
  }
}
