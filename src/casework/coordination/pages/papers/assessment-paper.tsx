import type { Answer } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { formOn } from '../../../../rules/index.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { takeAssessmentPaper } from '../../acts/papers/assessment-paper.ts'
import { readPapers } from '../../acts/papers/read-papers.ts'
import { caseTexts } from '../case/case-texts.ts'
import { caseIdOf } from '../case/sent.ts'
import { assessmentSheet } from './assessment-sheet.ts'
import type { PaperKind } from './handing-out.tsx'
import { handOut, leavingOf } from './handing-out.tsx'
import { askPurpose, kindOf, purposeOf } from './purpose-page.tsx'
import { paperTexts } from './texts.ts'

const FORM = 'assessment'

/** GET /cases/:id/papers/assessment (and /excel): インテーク・アセスメントシート of the newest version; sensitive answers stay off it. */
export function showAssessmentPaper(as: PaperKind): (visit: SignedVisit) => Promise<Answer> {
  return visit => take(visit, as)
}

/** GET /cases/:id/papers/assessment/whole: asks for the purpose before sensitive answers go to paper. */
export async function askWholeAssessment(visit: SignedVisit): Promise<Answer> {
  const papers = await readPapers(visit.act, caseIdOf(visit))
  return papers?.hasAssessment ? askPurpose(visit, askedOf(visit)) : absentAnswer(visit)
}

/** POST /cases/:id/papers/assessment/whole: everything on paper, the purpose in the access log. */
export function takeWholeAssessment(visit: SignedVisit): Promise<Answer> {
  const purpose = purposeOf(visit)
  return purpose === undefined ? askPurpose(visit, askedOf(visit), true) : take(visit, kindOf(visit), purpose)
}

async function take(visit: SignedVisit, as: PaperKind, purpose?: string): Promise<Answer> {
  const id = caseIdOf(visit)
  const { codes } = visit.house
  const left = await takeAssessmentPaper(visit.act, id, leavingOf(visit, as, purpose), facts => {
    const day = facts.assessment.madeOn
    return assessmentSheet(facts, { form: formOn(codes, FORM, day), codes, day })
  })
  if (left === undefined) return absentAnswer(visit)
  const { head, covered } = left.facts
  const at = `/cases/${id}/papers`
  return handOut(visit, left, {
    navigation: 'cases',
    crumbs: [
      { label: caseTexts.navigation, href: '/cases' },
      { label: head.supportCase.label, href: at },
    ],
    actions: (
      <>
        <ButtonLink kind="secondary" href={`${at}/assessment/excel`}>
          {paperTexts.save}
        </ButtonLink>
        {covered.length > 0 && (
          <ButtonLink kind="quiet" href={`${at}/assessment/whole`}>
            {paperTexts.purpose.withSensitive}
          </ButtonLink>
        )}
      </>
    ),
  })
}

function askedOf(visit: SignedVisit) {
  const at = `/cases/${caseIdOf(visit)}/papers`
  return { name: paperTexts.names.assessment, action: `${at}/assessment/whole`, kept: {}, back: at, navigation: 'cases' }
}
