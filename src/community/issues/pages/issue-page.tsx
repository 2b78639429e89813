import type { Child } from 'hono/jsx'
import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { WayOn } from '../../../ui/ways-on.tsx'
import { WaysOn } from '../../../ui/ways-on.tsx'
import type { LinkShower } from '../../links/index.ts'
import type { IssueWhole } from '../acts/read-issues.ts'
import { readIssue } from '../acts/read-issues.ts'
import type { IssueId, IssueStep } from '../domain/issue.ts'
import { OPEN_STATES } from '../domain/move-issue.ts'
import { IssueForms } from './issue-forms.tsx'
import { LinkList } from './link-list.tsx'
import { themeWords } from './list-page.tsx'
import { StateBadge } from './state-badge.tsx'
import { titleOfStep } from './step-title.ts'
import { texts } from './texts.ts'
import type { RefusedForm } from './verb-form.tsx'
import { Voices } from './voices.tsx'

/** Treasures near an issue, drawn by the module that keeps treasures. */
export type NearPanel = (
  visit: SignedVisit,
  issue: { readonly id: string; readonly councilNo: number | null; readonly themes: readonly string[] },
) => Promise<Child>

/** What the page of an issue is given by the house. */
export type IssueParts = {
  readonly linksOf: LinkShower
  readonly nearTreasures: NearPanel
  /** What can be begun out of an issue. */
  readonly waysOn: (kind: 'issue', id: string) => readonly WayOn[]
}

/** GET /community-issues/:id: an issue with its voices, its course and what is joined to it. */
export function showIssue(parts: IssueParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawIssue(parts, visit, undefined)
}

/** The page again, with what was refused above it. */
export async function drawIssue(parts: IssueParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readIssue(visit.act, visit.params['id'] as IssueId, parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { issue } = whole
  return page(
    <Layout
      title={issue.title}
      frame={frameOf(visit, 'issues')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: texts.title, href: '/community-issues' }, { label: issue.title }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={issue.title} actions={<Actions whole={whole} ways={parts.waysOn('issue', issue.id)} />} />
      {issue.mergedInto && (
        <Banner tone="info" title={texts.mergedBanner}>
          <p>
            <a href={`/community-issues/${issue.mergedInto}`}>{texts.goThere}</a>
          </p>
        </Banner>
      )}
      <Columns
        asideLabel={texts.near}
        aside={
          <>
            <Section id="near" title={texts.near}>
              {await parts.nearTreasures(visit, issue)}
            </Section>
            <Section id="links" title={texts.links}>
              <LinkList links={whole.links} empty={texts.noLinks} />
            </Section>
          </>
        }
      >
        <Facts visit={visit} whole={whole} />
        <Section id="voices" title={texts.voices}>
          <Voices visit={visit} whole={whole} />
        </Section>
        <IssueForms visit={visit} whole={whole} refused={refused} />
        <Section id="course" title={texts.course}>
          <Timeline entries={[...whole.course].reverse().map(entryOf)} />
        </Section>
      </Columns>
    </Layout>,
    refused?.form.status,
  )
}

function Facts(props: { readonly visit: SignedVisit; readonly whole: IssueWhole }) {
  const { issue } = props.whole
  return (
    <Description
      rows={[
        { label: texts.columns.state, value: <StateBadge state={issue.state} /> },
        { label: texts.columns.council, value: issue.councilName ?? texts.cityWide },
        { label: texts.columns.level, value: texts.levels[issue.level] },
        { label: texts.columns.themes, value: themeWords(props.visit, issue.themes) || '―' },
        { label: texts.fields.origin, value: [texts.origins[issue.origin], issue.byName].filter(Boolean).join('　') },
        ...(issue.words ? [{ label: texts.fields.words, value: <p class="tn-said">{issue.words}</p>, wide: true }] : []),
        ...(issue.passedOnTo ? [{ label: texts.fields.passedOnTo, value: issue.passedOnTo }] : []),
        ...(issue.changedFor ? [{ label: texts.changedFor, value: <p class="tn-said">{issue.changedFor}</p>, wide: true }] : []),
      ]}
    />
  )
}

function Actions(props: { readonly whole: IssueWhole; readonly ways: readonly WayOn[] }) {
  return (
    <>
      {props.whole.isKeeper && OPEN_STATES.includes(props.whole.issue.state) && <WaysOn ways={props.ways} />}
      {props.whole.isKeeper && (
        <ButtonLink kind="secondary" href={`/community-issues/${props.whole.issue.id}/edit`}>
          {texts.reword}
        </ButtonLink>
      )}
      <PrintButton />
    </>
  )
}

function entryOf(step: IssueStep) {
  const day = dayOfInstant(step.at)
  return {
    key: step.id,
    when: formatDayShort(day),
    whenMachine: step.at.toISOString(),
    who: step.byName,
    title: titleOfStep(step),
    body: step.words === '' ? undefined : <p class="tn-said">{step.words}</p>,
  }
}

function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(texts.done).find(([key]) => key === done)?.[1]
}
