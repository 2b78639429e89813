import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
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
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { LinkShower } from '../../links/index.ts'
import { WordingPanel } from '../../texts/index.ts'
import type { ActivityWhole } from '../acts/read-activities.ts'
import { readActivity } from '../acts/read-activities.ts'
import type { ActivityId, ActivityStep } from '../domain/activity.ts'
import { ActivityForms } from './activity-forms.tsx'
import { ActivityBadge, DateBadge } from './badges.tsx'
import { reviewPanel } from './review-panel.tsx'
import { flashOf, scheduleWords, whenShort } from './spelling.ts'
import { texts } from './texts.ts'

/** What the page of an activity is given by the house. */
export type ActivityParts = { readonly linksOf: LinkShower }

/** GET /activities/:id: what it is, when it takes place, who is wanted, and what it is joined to. */
export function showActivity(parts: ActivityParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawActivity(parts, visit, undefined)
}

/** The page again, with what was refused above it. */
export async function drawActivity(parts: ActivityParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readActivity(visit.act, visit.params['id'] as ActivityId, parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { activity } = whole
  return page(
    <Layout
      title={activity.name}
      frame={frameOf(visit, 'activities')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: texts.title, href: '/activities' }, { label: activity.name }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={activity.name} lead={scheduleWords(activity)} actions={<Actions whole={whole} />} />
      <Columns
        asideLabel={texts.links}
        aside={
          <>
            <Section id="links" title={texts.links}>
              <Links whole={whole} />
            </Section>
            {activity.isInside && (
              <Section id="wording" title={texts.shownWords}>
                <WordingPanel kind="activity" of={activity.id} wording={whole.wording} />
              </Section>
            )}
            {activity.isInside && (await reviewPanel(visit, { kind: 'activity', id: activity.id }))}
          </>
        }
      >
        <Facts visit={visit} whole={whole} />
        <Section id="dates" title={texts.dates}>
          <Dates visit={visit} whole={whole} />
        </Section>
        {whole.roles.length > 0 && (
          <Section id="roles" title={texts.roles}>
            <Roles whole={whole} />
          </Section>
        )}
        <ActivityForms visit={visit} whole={whole} refused={refused} />
        <Past visit={visit} whole={whole} />
        {whole.course.length > 0 && (
          <Section id="course" title={texts.course}>
            <Timeline entries={whole.course.map(entryOf)} />
          </Section>
        )}
      </Columns>
    </Layout>,
    refused?.form.status,
  )
}

function Actions(props: { readonly whole: ActivityWhole }) {
  const { activity, isKeeper } = props.whole
  return (
    <>
      {isKeeper && (
        <>
          <ButtonLink kind="secondary" href={`/activities/${activity.id}/edit`}>
            {texts.edit}
          </ButtonLink>
          {(activity.state === 'planned' || activity.state === 'running') && (
            <ButtonLink kind="secondary" href={`/activities/${activity.id}/schedule`}>
              {texts.schedule}
            </ButtonLink>
          )}
        </>
      )}
      <ButtonLink kind="secondary" href={`/activities/${activity.id}/calendar.ics`}>
        {texts.feed}
      </ButtonLink>
      <PrintButton />
    </>
  )
}

function Facts(props: { readonly visit: SignedVisit; readonly whole: ActivityWhole }) {
  const { activity } = props.whole
  const { codes } = props.visit.house
  const told = [
    ['openTo', activity.openTo],
    ['fee', activity.fee],
    ['bring', activity.bring],
    ['accessNotes', activity.accessNotes],
    ['transport', activity.transport],
  ] as const
  const themes = activity.themes.map(code => codes.label('community_theme', code, props.visit.act.today)).join('、')
  return (
    <Description
      rows={[
        { label: texts.columns.state, value: <ActivityBadge state={activity.state} /> },
        ...(activity.stateWords ? [{ label: texts.stateWords, value: activity.stateWords }] : []),
        { label: texts.columns.kind, value: texts.kinds[activity.kind] },
        { label: texts.columns.place, value: activity.place || '―' },
        { label: texts.columns.council, value: activity.councilName ?? texts.cityWide },
        { label: texts.fields.bodyId, value: [activity.bodyName, activity.hostName].filter(Boolean).join('、') || texts.noBody },
        ...told.flatMap(([name, value]) => (value ? [{ label: texts.fields[name], value }] : [])),
        ...(themes ? [{ label: texts.fields.themes, value: themes }] : []),
        ...(activity.words ? [{ label: texts.fields.words, value: <p class="tn-said">{activity.words}</p>, wide: true }] : []),
      ]}
    />
  )
}

function Dates(props: { readonly visit: SignedVisit; readonly whole: ActivityWhole }) {
  const { whole, visit } = props
  if (whole.coming.length === 0) return <p>{texts.noDates}</p>
  return (
    <ul class="tn-dates">
      {whole.coming.map(date => {
        const taken = whole.taken.get(date.id) ?? []
        const count = taken.reduce((sum, one) => sum + one.joined, 0)
        return (
          <li>
            <a class="tn-dates__when" href={`/activities/${date.activityId}/dates/${date.id}`}>
              {whenShort(date)}
            </a>
            <DateBadge date={date} now={visit.now} />
            {whole.mine.has(date.id) && <Badge tone="good">{texts.mine}</Badge>}
            {date.isInside && count > 0 && <span>{texts.people(count)}</span>}
            {date.cancelledWhy && <span>{`${texts.cancelledBecause}：${date.cancelledWhy}`}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function Roles(props: { readonly whole: ActivityWhole }) {
  return (
    <ul class="tn-dates">
      {props.whole.roles
        .filter(role => !role.hasEnded)
        .map(role => (
          <li>
            <strong>{role.name}</strong>
            <span>{role.cap === null ? texts.noCap : texts.capOf(role.cap)}</span>
            {role.isWanted && <Badge tone="warn">{texts.wantsHelp}</Badge>}
          </li>
        ))}
    </ul>
  )
}

function Links(props: { readonly whole: ActivityWhole }) {
  const { links } = props.whole
  if (links.length === 0) return <p>{texts.noLinks}</p>
  return (
    <ul>
      {links.map(link => (
        <li>
          <a href={link.href}>{link.title}</a>
          {link.note && `（${link.note}）`}
        </li>
      ))}
    </ul>
  )
}

function Past(props: { readonly visit: SignedVisit; readonly whole: ActivityWhole }) {
  const { past } = props.whole
  if (past.length === 0) return null
  return (
    <Section id="past" title={texts.datesPast}>
      <ul class="tn-dates">
        {past.map(date => (
          <li>
            <a class="tn-dates__when" href={`/activities/${date.activityId}/dates/${date.id}`}>
              {whenShort(date)}
            </a>
            <DateBadge date={date} now={props.visit.now} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function entryOf(step: ActivityStep) {
  const { kind, body } = step
  const word = (code: string | undefined) => texts.states[code as keyof typeof texts.states] ?? ''
  const more =
    kind === 'moved'
      ? `${word(body['from'])} → ${word(body['to'])}`
      : [body['from'], body['on'] ?? body['to'] ?? (kind === 'changed' ? '' : body['name'])].filter(Boolean).join(' → ')
  return {
    key: step.id,
    when: formatDayShort(dayOfInstant(step.at)),
    whenMachine: step.at.toISOString(),
    who: step.byName,
    title: more ? `${texts.steps[kind]}：${more}` : texts.steps[kind],
    body: step.words === '' ? undefined : <p class="tn-said">{step.words}</p>,
  }
}
