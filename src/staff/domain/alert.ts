/** Why somebody should ask about a look. @source security.md section 14; privacy-rules section 9 */
export const ALERT_RULES = [
  'outside_hours',
  'many_persons',
  'same_name',
  'no_later_act',
  'no_membership',
  'repeated_words',
  'break_glass',
] as const
export type AlertRule = (typeof ALERT_RULES)[number]

export const ALERT_FINDINGS = ['justified', 'not_justified', 'unclear'] as const
export type AlertFinding = (typeof ALERT_FINDINGS)[number]

/** Office hours, and how much is much. */
export const USUAL = { fromHour: 7, toHour: 20, mostPersonsAnHour: 30, mostRepeats: 5 } as const

/** Looks of one member of staff that stand out. Whom they looked at is in the events, by id only. */
export type Alert = {
  readonly id: string
  readonly rule: AlertRule
  readonly staffId: string
  readonly staffName: string
  readonly agencyName: string
  readonly events: number
  readonly firstEvent: string
  readonly firstAt: Date
  readonly lastAt: Date
  readonly finding: AlertFinding | null
  readonly words: string | null
  readonly closedAt: Date | null
  readonly closerName: string | null
}
