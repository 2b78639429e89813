import { readId } from '../../../kernel/id.ts'
import { readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { RegisterQuestion } from '../acts/read-register.ts'
import { REGISTER_QUERY } from './disclosure-bodies.ts'
import { personIdOf } from './sent.ts'

/** Which part of the register is asked for, by the address or by the form; what cannot be read leaves its condition out. */
export function questionOf(visit: SignedVisit): RegisterQuestion {
  const sent = (name: string) => visit.query.get(name) || visit.form.get(name)
  const read = (name: 'from' | 'until') => {
    const body = readBody(REGISTER_QUERY, { [name]: sent(name) })
    return body.ok ? (body.value[name] ?? null) : null
  }
  const personId = readId<'person'>(visit.params['id']) === undefined ? null : personIdOf(visit)
  return { personId, agencyId: readId<'agency'>(sent('agency')) ?? null, from: read('from'), until: read('until'), caseId: null }
}

/** The address of the list itself, also when its export was asked for. */
export function listPath(visit: SignedVisit): string {
  return visit.path.replace(/\/export$/, '')
}

/** The purpose for which a list is taken out, if it is one of the list of purposes. */
export function purposeSent(visit: SignedVisit): string | undefined {
  const purpose = visit.form.get('purpose')
  return visit.house.codes.holds('disclosure_purpose', purpose, visit.act.today) ? purpose : undefined
}
