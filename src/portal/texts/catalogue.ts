import type { ja } from './ja.ts'

/**
 * The words of the public side in one language: the keys of the Japanese source, with the same arguments.
 * A language that lacks a key, or takes other arguments, does not compile.
 */
export type Catalogue = typeof ja
