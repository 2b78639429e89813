import type { Database } from '../database.ts'
import { deliverMail } from './deliver.ts'
import { gatherMail } from './gather.ts'
import { openPostOffice } from './post-office.ts'
import type { MailSettings } from './settings.ts'

const ROUND_MS = 30_000

/**
 * Makes and hands in the mails that are due, at the start and every half minute. Acts never wait for it: they only leave rows behind.
 * @param clock the time of the database: by a machine's own, a wrong clock would hold mails back or send the morning's at night
 */
export function startPostman(
  database: Database,
  settings: MailSettings,
  clock: () => Date,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  const office = openPostOffice(settings)
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    const now = clock()
    await gatherMail(database, now)
    await deliverMail(database, { office, link: settings.link, now, chance: Math.random })
  }
  const walk = async () => {
    await round().catch(onError)
    if (isStopped) return
    timer = setTimeout(() => {
      walking = walk()
    }, ROUND_MS)
    timer.unref()
  }
  let walking = walk()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await walking
    },
  }
}
