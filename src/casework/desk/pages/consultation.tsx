import type { Child } from 'hono/jsx'
import { formatDay, formatInstant } from '../../../kernel/day.ts'
import { formatEraShort } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge, Urgency } from '../../../ui/badge.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { IdentityBar } from '../../../ui/identity-bar.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { ScreenOnly } from '../../../ui/print.tsx'
import { Columns, Panel, Section } from '../../../ui/section.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { ageOf, kanaOf, nameOf } from '../../people/index.ts'
import type { ConsultationView } from '../acts/read-consultation.ts'
import type { Consultation } from '../domain/consultation.ts'
import { paperTexts } from './paper-texts.ts'
import { ReachPanel } from './reach-panel.tsx'
import { doneText, texts } from './texts.ts'
import { entryOf } from './timeline-entry.tsx'
import { labelOf, numberWords, stateTone, stateWords } from './words.ts'
import { Words } from './words-said.tsx'

const { detail, fields } = texts

/** A consultation: who holds it, what was said, who is linked, what happened, and the next step. */
export function ConsultationPage(props: {
  readonly visit: SignedVisit
  readonly view: ConsultationView
  readonly referrals: Child
  readonly requests: Child
}) {
  const { visit, view } = props
  const { consultation, names } = view
  const isOwner = consultation.ownerAgency === visit.signedIn.reader.agencyId
  const subject = view.people.find(({ part }) => part === 'subject')?.person
  const title = subject ? nameOf(subject) : (consultation.called ?? texts.unknownName)
  return (
    <Layout
      title={`${numberWords(names.no)} ${title}`}
      frame={frameOf(visit, 'consultations')}
      withExit
      flash={doneText(visit.query.get('done'))}
      crumbs={[{ label: texts.title, href: '/consultations' }, { label: numberWords(names.no) }]}
    >
      <IdentityBar
        title={title}
        kana={subject && kanaOf(subject)}
        badges={
          <>
            <Badge tone={stateTone(consultation.state)}>{stateWords(consultation.state)}</Badge>
            {consultation.urgency && <Urgency level={consultation.urgency} />}
          </>
        }
        facts={[
          { label: texts.no, value: numberWords(names.no) },
          { label: texts.receivedAt, value: formatInstant(new Date(consultation.receivedAt)) },
          { label: texts.channel, value: labelOf(visit, 'channel', consultation.channel, consultation.receivedAt) },
          { label: texts.owner, value: names.ownerAgency },
          { label: texts.worker, value: names.ownerStaff ?? texts.noWorker },
          ...(consultation.nextOn ? [{ label: texts.nextOn, value: formatDay(consultation.nextOn) }] : []),
        ]}
      />
      {!isOwner && (
        <Banner tone="info" title={texts.standing.former_owner}>
          <p>{detail.notOwner(names.ownerAgency)}</p>
        </Banner>
      )}
      {isOwner && <GivenBack view={view} />}
      <Columns asideLabel={detail.people} aside={<Beside {...props} isOwner={isOwner} />}>
        {isOwner && <NextSteps {...props} />}
        <ReachPanel visit={visit} consultation={consultation} isOwner={isOwner} />
        <Section id="words" title={texts.sections.words}>
          <Words visit={visit} consultation={consultation} />
        </Section>
        {props.requests}
        {props.referrals}
        <Section id="history" title={detail.history}>
          <Timeline entries={[...view.acts].reverse().map(act => entryOf(visit, view, act))} />
        </Section>
      </Columns>
    </Layout>
  )
}

/** The hand came back: until somebody else takes it, the next step is this desk's. */
function GivenBack(props: { readonly view: ConsultationView }) {
  const last = props.view.acts.at(-1)
  if (last === undefined || last.kind !== 'referral_answered' || last.body.answer === 'accepted') return null
  return (
    <Banner tone="warn" title={texts.answers[last.body.answer]}>
      <p>{detail.givenBack(last.agencyName)}</p>
      {last.body.words && <p class="tn-said">{last.body.words}</p>}
    </Banner>
  )
}

function NextSteps(props: { readonly view: ConsultationView }) {
  const { consultation } = props.view
  const at = `/consultations/${consultation.id}`
  const isAnswered = consultation.state === 'answered'
  return (
    <ScreenOnly>
      <ButtonRow>
        {isAnswered ? (
          <ButtonLink kind="secondary" href={`${at}/reopen`}>
            {detail.reopen}
          </ButtonLink>
        ) : (
          <>
            <TowardsCase at={at} consultation={consultation} />
            <ButtonLink kind={leadsToCase(consultation) ? 'secondary' : 'primary'} href={`${at}/refer`}>
              {detail.refer}
            </ButtonLink>
            <ButtonLink kind="secondary" href={`${at}/screen`}>
              {detail.screen}
            </ButtonLink>
            <ButtonLink kind="secondary" href={`${at}/close`}>
              {detail.close}
            </ButtonLink>
            <ButtonLink kind="secondary" href={`${at}/edit`}>
              {detail.edit}
            </ButtonLink>
          </>
        )}
        <ButtonLink kind="quiet" href={`${at}/assign`}>
          {detail.assign}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${at}/print`}>
          {paperTexts.recordTitle}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${at}/receipt`}>
          {paperTexts.linkReceipt}
        </ButtonLink>
      </ButtonRow>
    </ScreenOnly>
  )
}

/** Where the screening points to a case, the way to it stands first. */
function TowardsCase({ at, consultation }: { readonly at: string; readonly consultation: Consultation }) {
  if (!leadsToCase(consultation)) return null
  const isOwn = consultation.disposition === 'own_agency'
  return (
    <ButtonLink kind="primary" href={isOwn ? `${at}/open-case` : `${at}/coordinate`}>
      {isOwn ? detail.openCase : detail.coordinate}
    </ButtonLink>
  )
}

function leadsToCase({ disposition, state }: Consultation): boolean {
  return state !== 'case_opened' && (disposition === 'own_agency' || disposition === 'coordination')
}

function Beside(props: { readonly visit: SignedVisit; readonly view: ConsultationView; readonly isOwner: boolean }) {
  const { visit, view } = props
  const { consultation } = view
  const known = [
    { label: fields.visitorName, value: consultation.visitorName },
    { label: fields.visitorRelation, value: consultation.visitorRelation },
    { label: fields.visitorPhone, value: consultation.visitorPhone },
    { label: fields.contactNote, value: consultation.contactNote },
    { label: fields.language, value: consultation.language === 'ja' ? null : labelOf(visit, 'language', consultation.language) },
    { label: fields.interpreter, value: consultation.interpreter ? texts.yes : null },
    { label: fields.accessNeeds, value: consultation.accessNeeds },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value, wide: true }]))
  return (
    <>
      <Panel title={detail.people}>
        <People {...props} />
      </Panel>
      {known.length > 0 && (
        <Panel title={texts.sections.who}>
          <Description rows={known} />
        </Panel>
      )}
      <Panel title={detail.standing}>
        <ul class="tn-plain-list">
          {view.standing.map(one => (
            <li>
              {one.agencyName}（{texts.standing[one.kind === 'owner' ? 'owner' : one.kind === 'involved' ? 'involved' : 'former_owner']}）
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}

function People(props: { readonly visit: SignedVisit; readonly view: ConsultationView; readonly isOwner: boolean }) {
  const { visit, view } = props
  const at = `/consultations/${view.consultation.id}`
  return (
    <>
      {view.people.length === 0 && <p>{detail.noPeople}</p>}
      <ul class="tn-plain-list">
        {view.people.map(({ person, part }) => (
          <li>
            <a href={`/people/${person.id}`}>{nameOf(person)}</a>（{texts.parts[part]}
            {person.birthDate && `・${formatEraShort(person.birthDate)}生・${ageOf(person, visit.act.today)}歳`}）
            {props.isOwner && (
              <ScreenOnly>
                <a href={`${at}/people/${person.id}/unlink`}>{detail.unlink}</a>
              </ScreenOnly>
            )}
          </li>
        ))}
      </ul>
      {props.isOwner && (
        <ScreenOnly>
          <ButtonLink kind="secondary" href={`${at}/people`}>
            {detail.addPerson}
          </ButtonLink>
        </ScreenOnly>
      )}
    </>
  )
}
