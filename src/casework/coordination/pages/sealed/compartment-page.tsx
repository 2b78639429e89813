import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Banner } from '../../../../ui/banner.tsx'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { IdentityBar } from '../../../../ui/identity-bar.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Columns, Section } from '../../../../ui/section.tsx'
import type { CompartmentView } from '../../acts/sealed/read-compartment.ts'
import { readCompartment } from '../../acts/sealed/read-compartment.ts'
import { CompartmentAside } from './compartment-aside.tsx'
import { SEALED_TONES } from './compartment-list.tsx'
import { SealedEntries } from './sealed-entries.tsx'
import { compartmentIdOf } from './sealed-steps.tsx'
import { sealedTexts as texts } from './sealed-texts.ts'

type Shown = { readonly visit: SignedVisit; readonly view: CompartmentView }

/** GET /compartments/:id: what was written, by whom, who may read it, and who did. */
export async function showCompartment(visit: SignedVisit): Promise<Answer> {
  const view = await readCompartment(visit.act, compartmentIdOf(visit), readId(visit.query.get('after') || undefined))
  if (view === undefined) return absentAnswer(visit)
  const { compartment } = view
  return page(
    <Layout
      title={compartment.label}
      frame={frameOf(visit, 'compartments')}
      flash={texts.done[visit.query.get('done')]}
      crumbs={[{ label: texts.title, href: '/compartments' }, { label: compartment.label }]}
      withExit
    >
      <Head visit={visit} view={view} />
      <Standing visit={visit} view={view} />
      <Columns aside={<CompartmentAside visit={visit} view={view} />} asideLabel={texts.sections.members}>
        <Entries visit={visit} view={view} />
      </Columns>
    </Layout>,
  )
}

function Head({ visit, view: { compartment } }: Shown) {
  const { codes } = visit.house
  const today = visit.act.today
  return (
    <IdentityBar
      title={compartment.label}
      facts={[
        { label: texts.about, value: aboutOf(compartment) },
        { label: texts.keptBy, value: compartment.keptByName },
        { label: texts.basisLabel, value: codes.basis(compartment.basis, today)?.title ?? compartment.basis },
        { label: texts.twoPersons, value: `${compartment.openedByName}、${compartment.secondName}` },
      ]}
      badges={
        <>
          <Badge tone="bad">{codes.label('compartment_kind', compartment.kind, today)}</Badge>
          <Badge tone={SEALED_TONES[compartment.state]}>{texts.states[compartment.state]}</Badge>
        </>
      }
    />
  )
}

function aboutOf({ caseId, caseNo, caseLabel, householdLabel, personName }: CompartmentView['compartment']) {
  if (caseId !== null && caseNo !== null) return <a href={`/cases/${caseId}`}>{`${texts.aboutCase(caseNo)} ${caseLabel ?? ''}`}</a>
  return personName ?? householdLabel ?? texts.aboutHidden
}

/** What stands in the way of writing: the second person has not confirmed, or it ended. */
function Standing({ visit, view: { compartment } }: Shown) {
  if (compartment.state === 'ended') {
    return (
      <Banner tone="done" title={texts.states.ended}>
        <p>{compartment.endWords}</p>
      </Banner>
    )
  }
  if (compartment.state !== 'proposed') return null
  if (compartment.secondStaff !== visit.act.reader.staffId) return <Banner tone="warn" title={texts.done['opened'] ?? ''} />
  return (
    <Banner tone="warn" title={texts.waitsForYou}>
      <ButtonRow>
        <ButtonLink kind="primary" href={`/compartments/${compartment.id}/confirm`}>
          {texts.actions.confirm}
        </ButtonLink>
      </ButtonRow>
    </Banner>
  )
}

function Entries({ visit, view }: Shown) {
  const { compartment, entries, next } = view
  const at = `/compartments/${compartment.id}`
  const mayWrite = compartment.state === 'open' || (compartment.state === 'proposed' && compartment.openedBy === visit.act.reader.staffId)
  const write = mayWrite && (
    <ButtonLink kind="primary" href={`${at}/write`} shortcut="new">
      {texts.actions.write}
    </ButtonLink>
  )
  const actions = (
    <>
      {write}
      <ButtonLink kind="secondary" href={`${at}/print`}>
        {texts.actions.print}
      </ButtonLink>
    </>
  )
  return (
    <Section id="entries" title={texts.sections.entries} actions={actions}>
      {entries.length === 0 ? (
        <EmptyState title={texts.entriesEmpty} text={texts.entriesEmptyText} />
      ) : (
        <SealedEntries view={view} actionsAt={mayWrite ? at : undefined} />
      )}
      <Pager nextHref={next && `${at}?after=${next}`} />
    </Section>
  )
}
