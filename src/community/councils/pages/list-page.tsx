import { formatDayShort } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Panel, Section } from '../../../ui/section.tsx'
import { Checklist } from '../../../ui/steps.tsx'
import { Table } from '../../../ui/table.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { CouncilList } from '../acts/read-councils.ts'
import { ownCouncil, readCouncils } from '../acts/read-councils.ts'
import type { Council } from '../domain/body.ts'
import type { SetupStep } from '../domain/setup.ts'
import { stepsOf } from '../domain/setup.ts'
import { PLAN_SHARE } from '../domain/tracker.ts'
import { BodyTree } from './body-tree.tsx'
import { FoundCityForm } from './council-forms.tsx'
import { flashOf } from './part.ts'
import { texts } from './texts.ts'

const TONES: Readonly<Record<Council['networkStatus'], Tone>> = { none: 'neutral', preparing: 'info', active: 'good', dormant: 'warn' }

/** GET /councils: every council by its number, and how many have a network meeting. */
export function showCouncils(visit: SignedVisit): Promise<Answer> {
  return drawCouncils(visit, undefined)
}

/** The list again, with what was refused above it. */
export async function drawCouncils(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const list = await readCouncils(visit.act)
  const { tracker } = list
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit, 'councils')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit, texts.done)}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={texts.title} lead={texts.lead} actions={<PrintButton />} />
      <Figures
        label={texts.tracker}
        entries={[
          {
            key: 'tracker',
            label: texts.tracker,
            value: texts.trackerValue(tracker.withMeeting, tracker.all, tracker.share),
            note: texts.trackerPlan(PLAN_SHARE.began, PLAN_SHARE.wanted, formatBoth(visit.act.today)),
          },
        ]}
      />
      <Without list={list} />
      <Table
        caption={texts.title}
        isWrapping
        columns={[
          { key: 'council', label: texts.columns.council, width: 'm' },
          { key: 'no', label: texts.columns.no, align: 'end', width: 'xs' },
          { key: 'district', label: texts.columns.district },
          { key: 'body', label: texts.columns.body },
          { key: 'status', label: texts.columns.status },
          { key: 'population', label: texts.columns.population, align: 'end' },
        ]}
        rows={list.councils.map(council => ({
          key: String(council.no),
          href: `/councils/${council.no}`,
          cells: {
            council: council.name,
            no: String(council.no),
            district: texts.districts[council.district] ?? council.district,
            body: council.bodyLabel,
            status: <MeetingBadge status={council.networkStatus} />,
            population: council.population.toLocaleString('ja-JP'),
          },
        }))}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
      <Section id="bodies" title={texts.cityBodies}>
        <p>{texts.cityBodiesLead}</p>
        <BodyTree bodies={list.bodies} relations={[]} seats={[]} label={undefined} today={visit.act.today} />
        {list.isKeeperOfCity && <FoundCityForm visit={visit} refused={refused} bodies={list.bodies} />}
      </Section>
    </Layout>,
    refused?.form.status,
  )
}

/** GET /councils/mine: where somebody with a seat begins. */
export async function goToOwnCouncil(visit: SignedVisit): Promise<Answer> {
  const no = await ownCouncil(visit.act)
  const done = visit.query.get('done') === 'joined' ? '?done=joined' : ''
  return seeOther(no === undefined ? '/councils' : `/councils/${no}${done}`)
}

/** Whether a council has a meeting, in a word. */
export function MeetingBadge(props: { readonly status: Council['networkStatus'] }) {
  return <Badge tone={TONES[props.status]}>{texts.statuses[props.status]}</Badge>
}

function Without(props: { readonly list: CouncilList }) {
  const without = props.list.councils.filter(({ networkStatus }) => networkStatus === 'none' || networkStatus === 'preparing')
  const isTold = (council: Council) => props.list.steps.some(({ councilNo }) => councilNo === council.no)
  return (
    <Section id="without" title={texts.without}>
      {without.length === 0 ? (
        <EmptyState title={texts.noneWithout} text={texts.noneWithoutText} />
      ) : (
        <>
          <p>{texts.withoutLead}</p>
          {without.filter(isTold).map(council => (
            <Panel title={council.name}>
              <SetupChecklist steps={stepsOf(council.no, props.list.steps)} />
            </Panel>
          ))}
          <p>
            {without
              .filter(council => !isTold(council))
              .map((council, nth) => (
                <>
                  {nth > 0 && '、'}
                  <a href={`/councils/${council.no}`}>{council.name}</a>
                </>
              ))}
          </p>
        </>
      )}
    </Section>
  )
}

/** The steps to a first meeting, each with its day and who helped. */
export function SetupChecklist(props: { readonly steps: readonly SetupStep[] }) {
  return (
    <Checklist
      tasks={props.steps.map(step => ({
        key: step.step,
        label: texts.steps[step.step],
        isDone: step.doneOn !== null,
        note: [step.doneOn && texts.stepDone(formatDayShort(step.doneOn)), step.supporter && texts.stepBy(step.supporter), step.note]
          .filter(Boolean)
          .join('　'),
      }))}
    />
  )
}
