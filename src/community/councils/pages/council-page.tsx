import type { Child } from 'hono/jsx'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { CouncilWhole } from '../acts/read-councils.ts'
import { readCouncil } from '../acts/read-councils.ts'
import { BodyTree } from './body-tree.tsx'
import { FoundForm, SizeForm, StepForm } from './council-forms.tsx'
import { MeetingBadge, SetupChecklist } from './list-page.tsx'
import type { CouncilParts, StateCounts } from './part.ts'
import { councilAsked, flashOf } from './part.ts'
import { SizeSeries } from './size-series.tsx'
import { texts } from './texts.ts'

/** GET /councils/:no. */
export function showCouncil(parts: CouncilParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawCouncil(parts, visit, undefined)
}

/** A council on one page: what it says of itself, its bodies, its size, and what modules above tell of it. */
export async function drawCouncil(parts: CouncilParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const no = councilAsked(visit)
  const whole = no === undefined ? undefined : await readCouncil(visit.act, no)
  if (no === undefined || whole === undefined) return absentAnswer(visit)
  const { council } = whole
  const shown = { visit, whole, refused }
  return page(
    <Layout
      title={council.name}
      frame={frameOf(visit, 'councils')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit, texts.done)}
      crumbs={[{ label: texts.title, href: '/councils' }, { label: council.name }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={council.name} actions={<Actions whole={whole} />} />
      <Columns asideLabel={texts.next} aside={await aside(parts, visit, no)}>
        <Section id="about" title={texts.about}>
          {parts.panels.introduction && (await parts.panels.introduction(visit, no))}
          <About whole={whole} />
        </Section>
        {(council.networkStatus === 'none' || council.networkStatus === 'preparing') && (whole.isMember || whole.reader.isCity) && (
          <Section id="steps" title={texts.toFirst}>
            <SetupChecklist steps={whole.steps} />
            {whole.isKeeper && <StepForm {...shown} />}
          </Section>
        )}
        <Section id="bodies" title={texts.bodies}>
          <BodyTree {...whole} label={council.bodyLabel} today={visit.act.today} />
          {whole.isKeeper && <FoundForm {...shown} />}
        </Section>
        <Section id="roll" title={texts.roll}>
          <p>{whole.isMember ? <a href={`/councils/${no}/people`}>{texts.rollLink}</a> : texts.rollClosed}</p>
        </Section>
        <Section id="sizes" title={texts.sizes}>
          <SizeSeries sizes={whole.sizes} />
          {whole.isKeeper && <SizeForm {...shown} />}
        </Section>
      </Columns>
    </Layout>,
    refused?.form.status,
  )
}

function About(props: { readonly whole: CouncilWhole }) {
  const { council, profile } = props.whole
  return (
    <Description
      rows={[
        { label: texts.columns.status, value: <MeetingBadge status={council.networkStatus} /> },
        { label: texts.fields.bodyLabel, value: profile.bodyLabel },
        ...(profile.establishedOn ? [{ label: texts.body.started, value: formatBoth(profile.establishedOn) }] : []),
        { label: texts.columns.district, value: texts.districts[council.district] ?? council.district },
        { label: texts.fields.officeHours, value: profile.officeHours || texts.none },
        { label: texts.fields.phone, value: profile.phone || texts.none },
        {
          label: texts.fields.homepage,
          value: profile.homepage ? (
            <a href={profile.homepage} rel="noreferrer">
              {profile.homepage}
            </a>
          ) : (
            texts.none
          ),
        },
      ]}
    />
  )
}

async function aside({ panels }: CouncilParts, visit: SignedVisit, no: number): Promise<Child> {
  const balance = [
    { title: texts.issues, counts: panels.issues },
    { title: texts.treasures, counts: panels.treasures },
  ]
  return (
    <>
      {panels.nextMeetings && (
        <Section id="next" title={texts.next}>
          {await panels.nextMeetings(visit, no)}
        </Section>
      )}
      {panels.nextActivities && (
        <Section id="together" title={texts.together}>
          {await panels.nextActivities(visit, no)}
        </Section>
      )}
      {balance.some(({ counts }) => counts) && (
        <Section id="balance" title={texts.balance}>
          <p>{texts.balanceLead}</p>
          {
            await Promise.all(
              balance.map(async side => side.counts && (await Balance({ title: side.title, counts: side.counts, visit, no }))),
            )
          }
        </Section>
      )}
      {panels.coordinators && (
        <Section id="coordinators" title={texts.coordinators}>
          {await panels.coordinators(visit, no)}
        </Section>
      )}
      {panels.visions && (
        <Section id="visions" title={texts.visions}>
          {await panels.visions(visit, no)}
        </Section>
      )}
    </>
  )
}

async function Balance(props: { readonly title: string; readonly counts: StateCounts; readonly visit: SignedVisit; readonly no: number }) {
  const counted = await props.counts(props.visit, props.no)
  return (
    <>
      <h3>{props.title}</h3>
      {counted.length === 0 ? (
        <p>{texts.nothingYet}</p>
      ) : (
        <Description rows={counted.map(({ label, count }) => ({ label, value: String(count), isName: true }))} />
      )}
    </>
  )
}

function Actions(props: { readonly whole: CouncilWhole }) {
  return (
    <>
      {props.whole.isKeeper && (
        <ButtonLink kind="secondary" href={`/councils/${props.whole.council.no}/edit`}>
          {texts.edit}
        </ButtonLink>
      )}
      {props.whole.isKeeper && (
        <ButtonLink kind="quiet" href={`/councils/${props.whole.council.no}/export`}>
          {texts.takeAway}
        </ButtonLink>
      )}
      <PrintButton />
    </>
  )
}
