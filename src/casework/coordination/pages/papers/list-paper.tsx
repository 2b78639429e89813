import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { formOn } from '../../../../rules/index.ts'
import { takeListPaper } from '../../acts/papers/list-paper.ts'
import { TRACK_STATES } from '../../domain/case/case.ts'
import type { CaseFilter, CaseView } from '../../domain/case/case-list.ts'
import { CASE_VIEWS } from '../../domain/case/case-list.ts'
import { listTexts } from '../case/list-texts.ts'
import { handOut, leavingOf } from './handing-out.tsx'
import { listSheet } from './list-sheet.ts'
import { askPurpose, kindOf, purposeOf } from './purpose-page.tsx'
import { paperTexts } from './texts.ts'

const FORM = 'support_case_list'

/** GET /cases/papers: asks what the list of cases is for. */
export function askListPurpose(visit: SignedVisit): Promise<Answer> {
  return askPurpose(visit, askedOf(visit))
}

/** POST /cases/papers: 支援ケース一覧 under the reader's sight, the purpose in the access log. */
export async function takeList(visit: SignedVisit): Promise<Answer> {
  const purpose = purposeOf(visit)
  if (purpose === undefined) return askPurpose(visit, askedOf(visit), true)
  const view = viewAsked(visit)
  const { codes } = visit.house
  const { today } = visit.act
  const leaving = { ...leavingOf(visit, kindOf(visit), purpose), purpose }
  const left = await takeListPaper(visit.act, { view, filter: filterAsked(visit) }, leaving, facts =>
    listSheet(
      facts,
      { viewName: listTexts.views[view], agencyName: visit.signedIn.agencyName },
      { form: formOn(codes, FORM, today), codes, day: today },
    ),
  )
  return handOut(visit, left, { navigation: 'cases', crumbs: [{ label: listTexts.title, href: `/cases?view=${view}` }] })
}

function askedOf(visit: SignedVisit) {
  const view = viewAsked(visit)
  const asked = ['solving', 'accompanying', 'lead', 'issue', 'mine'].map(name => [name, said(visit, name)] as const)
  const kept = { view, ...Object.fromEntries(asked.filter(([, value]) => value !== '')) }
  return { name: paperTexts.names.list, action: '/cases/papers', kept, back: `/cases?view=${view}`, navigation: 'cases' }
}

function viewAsked(visit: SignedVisit): CaseView {
  return CASE_VIEWS.find(view => view === said(visit, 'view')) ?? 'lead'
}

function filterAsked(visit: SignedVisit): CaseFilter {
  const state = (name: string) => TRACK_STATES.find(one => one === said(visit, name))
  return {
    solving: state('solving'),
    accompanying: state('accompanying'),
    leadAgency: readId<'agency'>(said(visit, 'lead') || undefined),
    issue: visit.house.codes.holds('issue', said(visit, 'issue'), visit.act.today) ? said(visit, 'issue') : undefined,
    isMine: said(visit, 'mine') === 'yes' || undefined,
  }
}

function said(visit: SignedVisit, name: string): string {
  return visit.query.get(name) || visit.form.get(name)
}
