import type { Act } from '../../platform/act.ts'
import { dropDraft } from '../../platform/draft.ts'
import type { MailId, UnsentMail } from '../../platform/mail/not-sent.ts'
import { listUnsentMail, tryMailAgain } from '../../platform/mail/not-sent.ts'
import type { MailWish } from '../../platform/mail/wishes.ts'
import { findMailWish, saveMailWish } from '../../platform/mail/wishes.ts'

export type { MailId, UnsentMail } from '../../platform/mail/not-sent.ts'
export type { MailWish } from '../../platform/mail/wishes.ts'
export { PACES } from '../../platform/mail/wishes.ts'

const MOST = 200

/** One's own wish to be told by mail. */
export function readOwnMailWish(act: Act): Promise<MailWish | undefined> {
  return act.look(db => findMailWish(db, act.reader.staffId))
}

/** From now on one is told like this. The address itself is not written into the audit. */
export function changeMailWish(act: Act, wish: MailWish, form: string): Promise<void> {
  return act.transaction(async tx => {
    await saveMailWish(tx.db, act.reader.staffId, wish)
    await dropDraft(tx.db, act.reader.staffId, form)
    const detail = { pace: wish.pace, hour: wish.hour, hasAddress: wish.address !== null }
    await tx.audit({ action: 'staff.mail-wish', subjectType: 'staff', subjectIds: [act.reader.staffId], detail })
  })
}

/** Mails that wait or were given up, at most 200. Who they are for is staff, and what they say is numbers: nobody's record. */
export function readUnsentMail(act: Act): Promise<readonly UnsentMail[]> {
  return act.look(db => listUnsentMail(db, MOST))
}

/** Lets a mail that was given up be tried from the beginning; false when there is none. */
export function sendMailAgain(act: Act, id: MailId): Promise<boolean> {
  return act.transaction(async tx => {
    const isThere = await tryMailAgain(tx.db, id, act.now)
    await tx.audit({ action: 'staff.mail-again', subjectType: 'mail', subjectIds: [id], outcome: isThere ? 'done' : 'absent' })
    return isThere
  })
}
