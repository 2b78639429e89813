import type { Child } from 'hono/jsx'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import type { PersonId } from '../../../people/index.ts'
import { readCaseHead } from '../../acts/case/read-log.ts'
import { CasePage } from './case-frame.tsx'
import { caseIdOf } from './sent.ts'

/** Consents and disclosures of several persons, drawn by the module that keeps them; main puts it there. */
export type ConsentsPanel = (visit: SignedVisit, people: readonly PersonId[]) => Child | Promise<Child>

/** GET /cases/:id/consents: what the persons of a case agreed to, and what was told to whom. */
export function showCaseConsents(panel: ConsentsPanel): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const head = await readCaseHead(visit.act, caseIdOf(visit), 'case.read-consents')
    if (head === undefined) return absentAnswer(visit)
    return page(
      <CasePage visit={visit} head={head} here="consents">
        {
          await panel(
            visit,
            head.people.map(person => person.personId),
          )
        }
      </CasePage>,
    )
  }
}
