/** How much of each kind one mail tells of. Numbers only: there is no field into which a name could be put. */
export type MailCounts = {
  readonly tasks: number
  readonly mentions: number
  readonly alerts: number
  readonly glass: number
  readonly dueToday: number
}

/** Whether there is anything to tell. */
export function isWorthAMail(counts: MailCounts): boolean {
  return Object.values(counts).some(count => count > 0)
}
