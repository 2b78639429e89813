import type { Day } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'

/** A day as it is read; '' where there is none. */
export const day = (text: string | null) => (text === null ? '' : formatBoth(text.slice(0, 10) as Day))
/** What a code is called; the code itself where nothing is known of it. */
export const said = (of: Readonly<Record<string, string | undefined>>, code: string | null) => (code === null ? '' : (of[code] ?? code))
/** A number as it is read; '' where there is none. */
export const number = (value: number | null) => (value === null ? '' : String(value))
