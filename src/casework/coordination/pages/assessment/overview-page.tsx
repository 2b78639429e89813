import { newId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Section } from '../../../../ui/section.tsx'
import type { Overview } from '../../acts/assessment/read-assessments.ts'
import { readOverview } from '../../acts/assessment/read-assessments.ts'
import { CasePage } from '../case/case-frame.tsx'
import { Answers } from './answers.tsx'
import { EcomapSection, GenogramSection } from './drawings.tsx'
import { IssuesSection } from './issues-table.tsx'
import { caseIdOf, flashOf } from './sent.ts'
import { texts } from './texts.ts'
import { VersionsTable } from './versions-table.tsx'

/** GET /cases/:id/assessment: issues, the newest version, the drawings, the way to the years. */
export async function showOverview(visit: SignedVisit): Promise<Answer> {
  const view = await readOverview(visit.act, caseIdOf(visit))
  return view === undefined ? absentAnswer(visit) : page(<OverviewPage visit={visit} view={view} />)
}

type Shown = { readonly visit: SignedVisit; readonly view: Overview }

function OverviewPage({ visit, view }: Shown) {
  const { head, connections } = view
  const { id, label } = head.supportCase
  const editHref = head.glassUntil === null ? `/cases/${id}/connections` : undefined
  return (
    <CasePage visit={visit} head={head} here="assessment" flash={flashOf(visit)}>
      <CarerWarning visit={visit} view={view} />
      <IssuesSection visit={visit} head={head} issues={view.issues} />
      <LatestSection visit={visit} view={view} />
      <GenogramSection visit={visit} view={view} />
      <EcomapSection visit={visit} label={view.family?.label ?? label} connections={connections} editHref={editHref} />
      <Section id="years" title={texts.years.title}>
        <p>{texts.years.lead}</p>
        <ButtonRow>
          <ButtonLink kind="secondary" href={`/cases/${id}/chronology`}>
            {texts.years.open}
          </ButtonLink>
          <PrintButton />
        </ButtonRow>
      </Section>
    </CasePage>
  )
}

/** What the carer roles say. It stays in the own agency; a task is left there and nowhere else. */
function CarerWarning({ visit, view }: Shown) {
  if (view.flags.length === 0) return null
  return (
    <Banner tone="warn" title={texts.flags.title}>
      <ul>
        {view.flags.map(flag => (
          <li>{texts.flags.said[flag]}</li>
        ))}
      </ul>
      <p>{texts.flags.text}</p>
      {view.head.glassUntil === null && (
        <ActionForm
          action={`/cases/${view.head.supportCase.id}/carer-tasks`}
          token={visit.formToken}
          kind="secondary"
          idempotencyKey={newId()}
        >
          {texts.flags.leave}
        </ActionForm>
      )}
    </Banner>
  )
}

function LatestSection({ visit, view }: Shown) {
  const { latest, head, versions } = view
  const { id } = head.supportCase
  const write = (label: string) =>
    head.glassUntil === null ? (
      <ButtonLink kind={latest ? 'secondary' : 'primary'} href={`/cases/${id}/assessment/new`}>
        {label}
      </ButtonLink>
    ) : undefined
  if (latest === undefined) {
    return (
      <Section id="assessment" title={texts.latest.title}>
        <EmptyState title={texts.latest.none} text={texts.latest.noneText} action={write(texts.latest.make)} />
      </Section>
    )
  }
  return (
    <Section id="assessment" title={texts.latest.title} actions={write(texts.latest.next)}>
      <VersionsTable caseId={id} versions={versions} />
      <Answers visit={visit} caseId={id} covered={latest} />
    </Section>
  )
}
