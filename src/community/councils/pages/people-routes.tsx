import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { onceOf } from '../../../ui/sent.ts'
import { inviteParticipant, withdrawAccess } from '../acts/invite.ts'
import type { ParticipantId } from '../domain/body.ts'
import { INVITE_BODY } from './bodies.ts'
import { amendByForm, enrolByForm, leaveByForm } from './council-verbs.ts'
import { invitationPaper } from './invitation-paper.tsx'
import { councilAsked } from './part.ts'
import { drawPeople, showPeople } from './people-page.tsx'
import { drawPerson, showPerson } from './person-page.tsx'

const duty = ['outreach', 'chair', 'resident'] as const
const ONE = '/councils/:no/people/:participantid'

/** Rolls of the councils: members read names, keepers write and invite. The division of the plan has no business here. */
export const peopleRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/councils/:no/people', duty, audit: 'participant.list', handler: showPeople }),
  route({ method: 'POST', path: '/councils/:no/people', duty, audit: 'participant.enrol', handler: enrol }),
  route({ method: 'GET', path: ONE, duty, audit: 'participant.list', handler: showPerson }),
  route({
    method: 'POST',
    path: ONE,
    duty,
    audit: 'participant.amend',
    handler: visit => onPerson(visit, 'amend', amendByForm, 'amended'),
  }),
  route({
    method: 'POST',
    path: `${ONE}/leave`,
    duty,
    audit: 'participant.end',
    handler: visit => onPerson(visit, 'leave', leaveByForm, 'left'),
  }),
  route({ method: 'POST', path: `${ONE}/invite`, duty, audit: 'participant.invite', handler: invite }),
  route({
    method: 'POST',
    path: `${ONE}/withdraw`,
    duty,
    audit: 'participant.withdraw-access',
    handler: visit =>
      onPerson(visit, 'withdraw', (_, no) => withdrawAccess(visit.act, no, personOf(visit), { once: onceOf(visit) }), 'withdrawn'),
  }),
]

async function enrol(visit: SignedVisit): Promise<Answer> {
  const no = councilAsked(visit)
  if (no === undefined) return absentAnswer(visit)
  const done = await enrolByForm(visit, no)
  if (done.ok) return seeOther(`/councils/${no}/people?done=enrolled`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawPeople(visit, { verb: 'add', form: refusedForm(visit, done.refusal) })
}

async function onPerson(
  visit: SignedVisit,
  verb: string,
  work: (visit: SignedVisit, no: number) => Promise<Result<string, Refusal>>,
  said: string,
): Promise<Answer> {
  const no = councilAsked(visit)
  if (no === undefined) return absentAnswer(visit)
  const done = await work(visit, no)
  if (done.ok) return seeOther(`/councils/${no}/people/${personOf(visit)}?done=${said}`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawPerson(visit, { verb, form: refusedForm(visit, done.refusal) })
}

/** Shows what was made, this once; it cannot be shown again. */
async function invite(visit: SignedVisit): Promise<Answer> {
  const no = councilAsked(visit)
  if (no === undefined) return absentAnswer(visit)
  const again = (refused: Refusal) =>
    refused.code === 'absent' ? absentAnswer(visit) : drawPerson(visit, { verb: 'invite', form: refusedForm(visit, refused) })
  const read = readBody(INVITE_BODY, bodyFromForm(visit.form, { ticks: ['asChair'] }))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const done = await inviteParticipant(visit.act, no, personOf(visit), read.value)
  return done.ok ? invitationPaper(visit, no, done.value) : again(done.refusal)
}

function personOf(visit: SignedVisit): ParticipantId {
  return visit.params['participantid'] as ParticipantId
}
