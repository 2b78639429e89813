import type { ja } from './ja.ts'

/** The words of the open pages in one language; a language that lacks one, or takes other arguments, does not compile. */
export type Catalogue = typeof ja
