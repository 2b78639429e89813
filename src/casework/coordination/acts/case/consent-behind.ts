import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { consentsOf, coveringConsent } from '../../../people/index.ts'
import type { CaseHead, ConsentId } from '../../domain/case/case.ts'

/** The consent an agency may stand on in the team, and the last day it carries. */
export type ConsentBehind = { readonly consentId: ConsentId; readonly endsOn: Day | null }

/** Whether everybody in the case agreed that this agency learns of these matters: nobody's consent speaks for another. @source privacy-rules 2.1 */
export async function consentBehind(
  act: Act,
  tx: Tx,
  head: CaseHead,
  wish: { readonly agencyId: AgencyId; readonly categories: readonly string[] },
): Promise<Result<ConsentBehind, Refusal>> {
  const consents = await consentsOf(
    tx.db,
    head.people.map(person => person.personId),
  )
  const found = head.people.map(({ personId }) =>
    coveringConsent(consents, { personId, agencyId: wish.agencyId, categories: wish.categories, on: act.today }),
  )
  const [first] = found
  if (first === undefined || found.some(consent => consent === undefined)) {
    const basis =
      'この機関・この内容についての同意がない方がいます。同意を記録するか、範囲を狭めるか、別の根拠と理由を選んでください。住所を守っている方の同意は、登録した機関が知らせた機関だけが確かめられます。'
    return no(refusal('out-of-consent', { fields: { basis } }))
  }
  const ends = found.flatMap(consent => consent?.until ?? []).sort()
  return yes({ consentId: first.id, endsOn: ends[0] ?? null })
}
