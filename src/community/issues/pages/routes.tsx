import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import type { NavPlace, Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { onceOf } from '../../../ui/sent.ts'
import { readIssueCounts } from '../acts/count-issues.ts'
import { takeBackEvidence } from '../acts/tell-evidence.ts'
import type { IssueId } from '../domain/issue.ts'
import type { IssueParts } from './issue-page.tsx'
import { drawIssue, showIssue } from './issue-page.tsx'
import type { IssueVerb } from './issue-verbs.ts'
import { AUDITS, DONE, doIssueVerb, ISSUE_VERBS } from './issue-verbs.ts'
import { showIssues } from './list-page.tsx'
import { texts } from './texts.ts'
import { raiseByForm, rewordByForm, showNewIssue, showReword } from './write-pages.tsx'

export { issueExporter } from './export.ts'

/** Residents with a seat, coordinators, and the city, which reads what councils share. */
const duty = ['outreach', 'evaluate', 'chair', 'resident'] as const

/** Pages of what troubles a neighbourhood. */
export function issueRoutes(parts: IssueParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/community-issues', duty, audit: 'issue.list', handler: showIssues }),
    route({ method: 'GET', path: '/community-issues/new', duty, audit: { none: '書きとめる用紙だけ' }, handler: showNewIssue }),
    route({ method: 'POST', path: '/community-issues/new', duty, audit: 'issue.raise', handler: raiseByForm }),
    route({ method: 'GET', path: '/community-issues/:id', duty, audit: 'issue.read', handler: showIssue(parts) }),
    route({ method: 'GET', path: '/community-issues/:id/edit', duty, audit: 'issue.read', handler: showReword }),
    route({ method: 'POST', path: '/community-issues/:id/edit', duty, audit: 'issue.reword', handler: rewordByForm }),
    ...ISSUE_VERBS.map(verb =>
      route({
        method: 'POST',
        path: `/community-issues/:id/${verb}`,
        duty,
        audit: AUDITS[verb],
        handler: visit => doByForm(parts, visit, verb),
      }),
    ),
    route({
      method: 'POST',
      path: '/community-issues/:id/voices/:voiceid/take-back',
      duty,
      audit: 'issue.take-back',
      handler: takeBackByForm,
    }),
  ]
}

/** The way to the issues in the main navigation. */
export const issueNavigation: readonly NavPlace[] = (['outreach', 'evaluate', 'resident'] as const).map(one => ({
  key: 'issues',
  href: '/community-issues',
  label: texts.title,
  duty: one,
}))

/** How many issues of a council stand in each state, for the page of the council. */
export async function issueCounts(
  visit: SignedVisit,
  councilNo: number,
): Promise<readonly { readonly label: string; readonly count: number }[]> {
  return (await readIssueCounts(visit.act, councilNo)).map(({ state, count }) => ({ label: texts.states[state], count }))
}

async function doByForm(parts: IssueParts, visit: SignedVisit, verb: IssueVerb): Promise<Answer> {
  const done = await doIssueVerb(visit, verb)
  if (done.ok) return seeOther(`/community-issues/${done.value}?done=${DONE[verb]}`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : drawIssue(parts, visit, { verb, form: refusedForm(visit, done.refusal) })
}

async function takeBackByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as IssueId
  const done = await takeBackEvidence(visit.act, id, visit.params['voiceid'] ?? '', onceOf(visit))
  return done.ok ? seeOther(`/community-issues/${id}?done=back`) : absentAnswer(visit)
}
