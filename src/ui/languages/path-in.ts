import type { Language } from '../../kernel/language.ts'

/** The same public page in another language. `path`: `/p/<language>/…`; any other path leads to the first public page. */
export function pathIn(language: Language, path: string): `/p/${string}` {
  const rest = /^\/p\/[^/]+(\/[^?#]*)?$/.exec(path)?.[1] ?? ''
  return `/p/${language}${rest}`
}
