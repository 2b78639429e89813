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
import { Section } from '../../../ui/section.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { DateWhole } from '../acts/read-dates.ts'
import { readDate } from '../acts/read-dates.ts'
import type { ActivityId } from '../domain/activity.ts'
import type { OccurrenceId } from '../domain/occurrence.ts'
import { takesJoiners } from '../domain/occurrence.ts'
import { DateBadge } from './badges.tsx'
import { Coming } from './coming.tsx'
import { DateForms } from './date-forms.tsx'
import { How } from './how.tsx'
import { flashOf, whenLong } from './spelling.ts'
import { texts } from './texts.ts'

/** GET /activities/:id/dates/:dateid: one date, with joining and, afterwards, how it went. */
export function showDate(visit: SignedVisit): Promise<Answer> {
  return drawDate(visit, undefined)
}

/** The page again, with what was refused above it. */
export async function drawDate(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readDate(visit.act, visit.params['id'] as ActivityId, visit.params['dateid'] as OccurrenceId)
  if (whole === undefined) return absentAnswer(visit)
  const { date } = whole
  const title = date.name
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, 'activities')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[
        { label: texts.title, href: '/activities' },
        { label: title, href: `/activities/${date.activityId}` },
        { label: texts.columns.when },
      ]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={title} lead={whenLong(date)} actions={<Actions whole={whole} />} />
      {date.state === 'cancelled' && (
        <Banner tone="bad" title={texts.phases.cancelled}>
          {date.cancelledWhy && <p>{date.cancelledWhy}</p>}
        </Banner>
      )}
      <Facts visit={visit} whole={whole} />
      {whole.takesPart && takesJoiners(date, visit.now) && <Coming visit={visit} whole={whole} refused={refused} />}
      {whole.takesPart && date.startsAt <= visit.now && date.state !== 'cancelled' && <How visit={visit} whole={whole} refused={refused} />}
      {whole.isKeeper && takesJoiners(date, visit.now) && (
        <Section id="tend" title={texts.tend}>
          <DateForms visit={visit} whole={whole} refused={refused} />
        </Section>
      )}
    </Layout>,
    refused?.form.status,
  )
}

function Actions(props: { readonly whole: DateWhole }) {
  const { date, isKeeper } = props.whole
  return (
    <>
      {isKeeper && (
        <ButtonLink kind="secondary" href={`/activities/${date.activityId}/dates/${date.id}/sheet`}>
          {texts.sheet}
        </ButtonLink>
      )}
      <PrintButton />
    </>
  )
}

function Facts(props: { readonly visit: SignedVisit; readonly whole: DateWhole }) {
  const { activity, date } = props.whole
  const told = (['openTo', 'fee', 'bring', 'accessNotes', 'transport'] as const).flatMap(name =>
    activity[name] ? [{ label: texts.fields[name], value: activity[name] }] : [],
  )
  return (
    <Description
      rows={[
        { label: texts.columns.state, value: <DateBadge date={date} now={props.visit.now} /> },
        { label: texts.columns.place, value: activity.place || '―' },
        ...told,
      ]}
    />
  )
}
