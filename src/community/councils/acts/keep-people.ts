import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { ParticipantId } from '../domain/body.ts'
import type { Contact, Participant } from '../domain/participant.ts'
import { endAccess } from '../store/invitations.ts'
import { changeParticipant, endParticipant, findParticipant, insertParticipant, saveContact } from '../store/people.ts'
import type { Asked } from './keep-council.ts'
import { keepCouncil } from './keep-council.ts'

type Done = Promise<Result<ParticipantId, Refusal>>

/** What is written of a participant, with how they are reached. */
export type ParticipantWords = Pick<Participant, 'name' | 'kana' | 'reach'> & { readonly contact: Contact }

/** Writes a name on the roll of a council: no account, mail or telephone is needed. */
export function enrolParticipant(act: Act, councilNo: number, words: ParticipantWords, asked: Asked): Done {
  return keepCouncil(act, councilNo, { ...asked, action: 'participant.enrol', subjectType: 'participant' }, async tx => {
    const id = newId<'participant'>(act.now.getTime())
    await insertParticipant(tx.db, id, councilNo, words)
    if (isSaid(words.contact)) await saveContact(tx.db, id, words.contact)
    return yes(id)
  })
}

/** Changes how somebody is called and reached. */
export function amendParticipant(act: Act, councilNo: number, id: ParticipantId, words: ParticipantWords, asked: Asked): Done {
  return keepParticipant(act, councilNo, id, { ...asked, action: 'participant.amend' }, async tx => {
    await changeParticipant(tx.db, id, words)
    await saveContact(tx.db, id, words.contact)
    return yes(id)
  })
}

/** Takes somebody off the roll with a reason: their seats end, what they could sign in with stops at once, their records stay. */
export function leaveRoll(
  act: Act,
  councilNo: number,
  id: ParticipantId,
  leaving: { readonly on: Day; readonly why: string },
  asked: Asked,
): Done {
  return keepParticipant(act, councilNo, id, { ...asked, action: 'participant.end' }, async tx => {
    if (leaving.on > act.today) return no(refusal('fields', { fields: { on: '終える日は、今日までの日にしてください。' } }))
    await endParticipant(tx.db, id, leaving.on, leaving.why)
    await endAccess(tx.db, id)
    return yes(id)
  })
}

/** The ground of every change of a participant: on that roll, not left yet, of the version that was seen. */
export function keepParticipant(
  act: Act,
  councilNo: number,
  id: ParticipantId,
  asked: Asked & { readonly action: string },
  work: (tx: Tx, one: Participant) => Done,
): Done {
  return keepCouncil(act, councilNo, { ...asked, subjectType: 'participant' }, async tx => {
    const one = await findParticipant(tx.db, id, true)
    if (one === undefined || one.councilNo !== councilNo) return no(refusal('absent'))
    if (asked.version !== undefined && asked.version !== one.version) return no(refusal('stale-version', { currentVersion: one.version }))
    return one.endedOn === null ? work(tx, one) : no(refusal('wrong-state'))
  })
}

function isSaid({ phone, mail, note }: Contact): boolean {
  return [phone, mail, note].some(text => text !== '')
}
