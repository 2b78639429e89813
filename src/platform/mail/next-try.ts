/** After so many tries a mail is given up and shown to the administrator; the waits before add up to about a day and a half. */
export const MOST_TRIES = 14

const FIRST_MINUTES = 1
const LONGEST_MINUTES = 360

/**
 * How many minutes to wait after a failed try: twice as long each time, up to six hours, and somewhere between half and all of it, so that
 * mails that failed together do not come back together.
 * @param tries how often it was tried before this failure, from 0
 * @param chance 0 to 1
 */
export function minutesToNextTry(tries: number, chance: number): number {
  const whole = Math.min(FIRST_MINUTES * 2 ** tries, LONGEST_MINUTES)
  return whole * (0.5 + chance / 2)
}
