import type { Child } from 'hono/jsx'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { PersonId } from '../../../people/index.ts'
import { readCaseHead } from '../../acts/case/read-log.ts'
import { readRequestsOf } from '../../acts/case/read-request.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { CasePage } from './case-frame.tsx'
import { caseTexts } from './case-texts.ts'
import { logTexts } from './log-texts.ts'
import { requestTexts } from './request-texts.ts'
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

/** One paper form of a case, with the address where it is printed. */
export type CasePaper = { readonly key: string; readonly name: string; readonly href: string }

/** GET /cases/:id/papers: every paper form of the case that can be printed now. `further` are those of the other rooms. */
export function showPapers(
  further: readonly ((visit: SignedVisit, head: CaseHead) => Promise<readonly CasePaper[]>)[],
): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const head = await readCaseHead(visit.act, caseIdOf(visit), 'case.read-papers')
    if (head === undefined || head.glassUntil !== null) return absentAnswer(visit)
    const others = await Promise.all(further.map(papersOf => papersOf(visit, head)))
    const papers = [...(await ownPapers(visit, head)), ...others.flat()]
    return page(
      <CasePage visit={visit} head={head} here="papers">
        <Section id="papers" title={caseTexts.tabs.papers}>
          <Table
            caption={caseTexts.tabs.papers}
            isCaptionHidden
            isWrapping
            columns={[{ key: 'name', label: caseTexts.tabs.papers }]}
            rows={papers.map(({ key, name, href }) => ({ key, href, cells: { name } }))}
            empty={{ title: caseTexts.tabs.papers, text: '' }}
          />
        </Section>
      </CasePage>,
    )
  }
}

async function ownPapers(visit: SignedVisit, { supportCase }: CaseHead): Promise<readonly CasePaper[]> {
  const { consultationId, id } = supportCase
  const requests = consultationId === null ? [] : await readRequestsOf(visit.act, consultationId)
  const asked = requests
    .filter(request => request.caseId === id)
    .map(request => ({
      key: request.id,
      name: `${requestTexts.paper.variantTitle(requestTexts.variant(request.basis === 'consent'))}　${requestTexts.number(request.no)}`,
      href: `/coordination/${request.id}/print`,
    }))
  return [...asked, { key: 'own-file', name: logTexts.ownFilePaper.title, href: `/cases/${id}/own-file` }]
}
