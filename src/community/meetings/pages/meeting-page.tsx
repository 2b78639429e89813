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
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { WayOn } from '../../../ui/ways-on.tsx'
import type { LinkShower } from '../../links/index.ts'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import { readMeeting } from '../acts/read-meetings.ts'
import type { MeetingId } from '../domain/meeting.ts'
import { hasMinutes, isOpen } from '../domain/steps.ts'
import { Agenda } from './agenda.tsx'
import { AttendanceList } from './attendance-list.tsx'
import { MeetingBadge } from './badges.tsx'
import { MeetingForms } from './meeting-forms.tsx'
import { LinkList, OutcomeLists } from './outcome-lists.tsx'
import { PaperLinks } from './paper/paper-links.tsx'
import { flashOf, whenLong } from './spelling.ts'
import { texts } from './texts.ts'

/** What the pages of meetings are given by the house: the links, and the kinds of treasures as the module of treasures calls them. */
export type MeetingParts = {
  readonly linksOf: LinkShower
  /** What can be begun out of a decision. */
  readonly waysOn: (kind: 'decision', id: string) => readonly WayOn[]
  readonly treasureTypes: readonly { readonly value: string; readonly label: string }[]
}

/** GET /meetings/:id: a meeting with its agenda, what is said, and what came of it. */
export function showMeeting(parts: MeetingParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawMeeting(parts, visit, undefined)
}

/** The page again, with what was refused above it. */
export async function drawMeeting(parts: MeetingParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readMeeting(visit.act, visit.params['id'] as MeetingId, parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { meeting } = whole
  return page(
    <Layout
      title={meeting.title}
      frame={frameOf(visit, 'meetings')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: texts.title, href: '/meetings' }, { label: meeting.title }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={meeting.title} actions={<Actions whole={whole} />} />
      {meeting.state === 'cancelled' && (
        <Banner tone="warn" title={texts.cancelled}>
          <p>{meeting.cancelledWhy}</p>
        </Banner>
      )}
      <Columns
        asideLabel={texts.attendance}
        aside={
          <>
            <AttendanceList whole={whole} />
            <PaperLinks whole={whole} />
            <Section id="links" title={texts.links}>
              <LinkList links={whole.links} />
            </Section>
          </>
        }
      >
        <Facts visit={visit} whole={whole} />
        <Agenda visit={visit} whole={whole} refused={refused} />
        <OutcomeLists visit={visit} whole={whole} />
        {whole.isKeeper && isOpen(meeting) && <MeetingForms visit={visit} whole={whole} refused={refused} />}
      </Columns>
    </Layout>,
    refused?.form.status,
  )
}

function Facts(props: { readonly visit: SignedVisit; readonly whole: MeetingWhole }) {
  const { meeting } = props.whole
  const hosts = meeting.hosts.map(({ name, as }) => `${texts.hosts[as]} ${name}`).join('、')
  return (
    <Description
      rows={[
        { label: texts.columns.state, value: <MeetingBadge meeting={meeting} now={props.visit.now} /> },
        { label: texts.columns.when, value: whenLong(meeting) },
        { label: texts.columns.body, value: [meeting.councilName, meeting.bodyName].filter(Boolean).join('　') },
        { label: texts.columns.place, value: [meeting.place, texts.modes[meeting.mode]].filter(Boolean).join('　') },
        { label: texts.fields.audience, value: texts.audiences[meeting.audience] },
        ...(hosts ? [{ label: texts.fields.hosts, value: hosts }] : []),
        ...(meeting.chairName ? [{ label: texts.fields.chair, value: meeting.chairName }] : []),
        ...(meeting.scribeName ? [{ label: texts.fields.scribeName, value: meeting.scribeName }] : []),
      ]}
    />
  )
}

function Actions(props: { readonly whole: MeetingWhole }) {
  const { meeting, isKeeper, minutes } = props.whole
  const here = `/meetings/${meeting.id}`
  return (
    <>
      {isKeeper && isOpen(meeting) && (
        <>
          <ButtonLink kind="primary" href={`${here}/close`}>
            {texts.close}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${here}/edit`}>
            {texts.edit}
          </ButtonLink>
        </>
      )}
      {hasMinutes(meeting) && minutes && (
        <ButtonLink kind="secondary" href={`${here}/minutes`}>
          {texts.minutes}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={`${here}/calendar`}>
        {texts.calendar}
      </ButtonLink>
      <PrintButton />
    </>
  )
}
