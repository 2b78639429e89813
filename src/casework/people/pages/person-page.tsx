import type { Child } from 'hono/jsx'
import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { IdentityBar } from '../../../ui/identity-bar.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Columns, Disclosure, Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import type { PersonView } from '../acts/read-person.ts'
import { readPerson } from '../acts/read-person.ts'
import type { PersonId } from '../domain/person.ts'
import { kanaOf, nameOf } from '../domain/person.ts'
import { isOwners } from '../domain/protection.ts'
import { conflictTexts } from './conflict-texts.ts'
import type { FactName } from './facts.tsx'
import { ageAndBirth, factsInWords, LanguageBadge } from './facts.tsx'
import { HouseholdPanel } from './household-panel.tsx'
import { protectionTexts } from './protection-texts.ts'
import { flashOf, personIdOf } from './sent.ts'
import { texts } from './texts.ts'

/** What stands on a person's page but belongs to other modules; main puts it there. */
export type BesidePeople = {
  /** The consultations of a person the reader may see, as a part of the page. */
  consultationsOf(visit: SignedVisit, id: PersonId): Promise<Child>
  /** Their cases, and the newest of what is written about them there. */
  casesOf(visit: SignedVisit, id: PersonId): Promise<Child>
}

/** GET /people/:id: whom this is about, what is known, with whom they live, who works with them. */
export function showPerson(beside: BesidePeople): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const id = personIdOf(visit)
    const view = await readPerson(visit.act, id)
    if (view === undefined) return absentAnswer(visit)
    const consultations = await beside.consultationsOf(visit, id)
    return page(<PersonPage visit={visit} view={view} consultations={consultations} cases={await beside.casesOf(visit, id)} />)
  }
}

function PersonPage({
  visit,
  view,
  consultations,
  cases,
}: {
  readonly visit: SignedVisit
  readonly view: PersonView
  readonly consultations: Child
  readonly cases: Child
}) {
  const name = nameOf(view.person)
  const crumbs = [{ label: texts.search.title, href: '/people' }, { label: name }]
  return (
    <Layout title={name} frame={frameOf(visit, 'people')} crumbs={crumbs} flash={flashOf(visit, texts.done)} withExit>
      <WhoItIs visit={visit} view={view} />
      <Columns aside={<Around visit={visit} view={view} />} asideLabel={texts.person.aside}>
        <Section id="consultations" title={texts.person.consultations}>
          {consultations}
        </Section>
        {cases}
        <Section id="facts" title={texts.person.facts} actions={<FactActions id={view.person.id} />}>
          <Facts visit={visit} view={view} />
        </Section>
      </Columns>
    </Layout>
  )
}

type Shown = { readonly visit: SignedVisit; readonly view: PersonView }

function WhoItIs({ visit, view: { person } }: Shown) {
  const { today } = visit.act
  const { fields } = texts
  const birth = person.birthDate === null ? texts.person.unknownBirth : ageAndBirth(person.birthDate, today)
  const known = [
    { label: fields.birthDate, value: birth },
    { label: fields.language, value: visit.house.codes.label('language', person.language, today) },
    { label: fields.phone, value: person.phone ?? '' },
    { label: fields.contactNote, value: person.contactNote ?? '' },
  ]
  return (
    <IdentityBar
      title={nameOf(person)}
      kana={kanaOf(person)}
      facts={known.filter(fact => fact.value !== '')}
      badges={
        <>
          {person.addressProtected && <Badge tone="bad">{protectionTexts.badge}</Badge>}
          <LanguageBadge person={person} codes={visit.house.codes} today={today} />
        </>
      }
      warning={person.addressProtected ? texts.person.isProtected : undefined}
    />
  )
}

const IN_THE_BAR: readonly FactName[] = [
  'family',
  'given',
  'familyKana',
  'givenKana',
  'birthDate',
  'language',
  'interpreter',
  'phone',
  'contactNote',
]
const LONG: readonly FactName[] = ['address', 'note']

function Facts({ visit, view }: Shown) {
  const facts = factsInWords(view.person, visit.house.codes, visit.act.today).filter(
    fact => fact.text !== '' && !IN_THE_BAR.includes(fact.name),
  )
  if (facts.length === 0) return <p>{texts.person.nothingMore}</p>
  return <Description rows={facts.map(({ name, label, text }) => ({ label, value: text, wide: LONG.includes(name) }))} />
}

function FactActions({ id }: { readonly id: PersonId }) {
  return (
    <ButtonRow>
      <ButtonLink kind="secondary" href={`/people/${id}/edit`}>
        {texts.actions.edit}
      </ButtonLink>
      <PrintButton />
    </ButtonRow>
  )
}

function Around({ visit, view }: Shown) {
  const make = (
    <ButtonLink kind="secondary" href={`/people/${view.person.id}/household`}>
      {texts.actions.makeHousehold}
    </ButtonLink>
  )
  return (
    <>
      <Section id="households" title={texts.person.households} actions={make}>
        {view.households.length === 0 && <p>{texts.person.noHousehold}</p>}
        {view.households.map(household => (
          <HouseholdPanel household={household} here={view.person.id} codes={visit.house.codes} today={visit.act.today} />
        ))}
      </Section>
      <Section id="sharing" title={texts.person.sharing}>
        <SharingLinks visit={visit} view={view} />
      </Section>
      <Section id="agencies" title={texts.person.agencies}>
        <Agencies view={view} own={visit.signedIn.reader.agencyId} />
      </Section>
      <OwnTie visit={visit} view={view} />
    </>
  )
}

/** One press closes the person to the reader, because they know each other. */
function OwnTie({ visit, view: { person } }: Shown) {
  const options = visit.house.codes.on('conflict_reason', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <Disclosure summary={conflictTexts.open}>
      <p>{conflictTexts.explain}</p>
      <Form action={`/people/${person.id}/conflict`} token={visit.formToken}>
        <RadioGroup name="reason" legend={conflictTexts.reason} required options={options} />
        <ButtonRow>
          <Button kind="danger">{conflictTexts.submit}</Button>
          {visit.act.reader.duties.has('head') && (
            <ButtonLink kind="quiet" href={`/people/${person.id}/conflict`}>
              {conflictTexts.forStaffTitle}
            </ButtonLink>
          )}
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

/** The ways to what the person agreed to, what was told, and the protection of the place. */
function SharingLinks({ visit, view: { person } }: Shown) {
  const home = `/people/${person.id}`
  return (
    <ButtonRow>
      <ButtonLink kind="secondary" href={`${home}/consents`}>
        {texts.actions.consents}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`${home}/disclosures`}>
        {texts.actions.disclosures}
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${home}/disclosures/new`}>
        {texts.actions.tell}
      </ButtonLink>
      {isOwners(person, visit.act.reader) && (
        <ButtonLink kind="quiet" href={`${home}/protection`}>
          {texts.actions.protect}
        </ButtonLink>
      )}
      <ButtonLink kind="quiet" href={`${home}/own-file`}>
        {texts.actions.ownFile}
      </ButtonLink>
    </ButtonRow>
  )
}

function Agencies({ view, own }: { readonly view: PersonView; readonly own: string }) {
  const { person } = texts
  return (
    <Table
      caption={person.agenciesCaption}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'agency', label: person.agency },
        { key: 'since', label: person.since },
      ]}
      rows={view.agencies.map(({ agencyId, agencyName, since }) => ({
        key: agencyId,
        cells: {
          agency: (
            <>
              {agencyName} {agencyId === own && <Badge tone="neutral">{texts.known.own}</Badge>}
            </>
          ),
          since: formatDayShort(dayOfInstant(since)),
        },
      }))}
      empty={{ title: person.noAgency, text: '' }}
    />
  )
}
