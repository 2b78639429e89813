import { refusal } from '../../../kernel/refusal.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { PartnerStart } from '../domain/platform.ts'
import { CHOSEN_KINDS } from '../domain/platform.ts'
import { appendStep } from '../store/group.ts'
import { endPartner, insertPartner, partnerIsThere } from '../store/platform.ts'
import type { Asked, Done } from './group-keep.ts'
import { complaint, keepUndertaking } from './group-keep.ts'

/** Takes a member of any kind into a platform, with what they bring and hope for. */
export function takeInPartner(act: Act, id: string, start: PartnerStart, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'platform.take-in' }, async ({ tx, undertaking }) => {
    if (undertaking.kind !== 'platform') return no(refusal('wrong-state'))
    if (start.refId === null && start.kind === 'person')
      return complaint('refId', '個人の方は、協議会の名簿から選んでください。名簿にない方は、先に名簿に入れてください。')
    if (start.refId === null && start.name === '') return complaint('name', 'お名まえを書くか、一覧から選んでください。')
    if (start.refId !== null && !(CHOSEN_KINDS.includes(start.kind) && (await partnerIsThere(tx.db, start.kind, start.refId))))
      return complaint('refId', '一覧から選び直してください。')
    await insertPartner(tx.db, id, start)
    await appendStep(tx.db, id, 'joined', start.brings, { kind: start.kind, name: start.refId === null ? start.name : '' })
    return yes(undertaking.id)
  })
}

/** A member leaves, with a line of words; they stay in the record. */
export function letPartnerGo(act: Act, id: string, leave: { readonly partner: string; readonly words: string }, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'platform.let-go' }, async ({ tx, undertaking }) => {
    if (!(await endPartner(tx.db, id, leave.partner, act.today, leave.words))) return no(refusal('absent'))
    await appendStep(tx.db, id, 'left', leave.words, {})
    return yes(undertaking.id)
  })
}
