import type { Child } from 'hono/jsx'
import { formatDayShort } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import type { ConsentsView } from '../acts/read-consents.ts'
import { readConsents } from '../acts/read-consents.ts'
import type { Consent } from '../domain/consent.ts'
import type { ConsentState } from '../domain/consent-coverage.ts'
import { consentStateOn } from '../domain/consent-coverage.ts'
import type { PersonId } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'
import { allAgencies } from './agency-fields.tsx'
import { consentTexts as texts } from './consent-texts.ts'

/** The consents of several persons, one part for each, for the page of a case; each person stands for themselves alone. */
export async function consentsPanel(visit: SignedVisit, people: readonly PersonId[]): Promise<Child> {
  if (people.length === 0) return <p>{texts.noneText}</p>
  const view = await readConsents(visit.act, people)
  const names = await agencyNames(visit)
  return (
    <>
      <p>{texts.lead}</p>
      {view.people.map(person => (
        <Section id={`consents-${person.id}`} title={nameOf(person)} actions={<AddConsent id={person.id} />}>
          <ConsentsTable visit={visit} consents={view.consents.filter(({ personId }) => personId === person.id)} names={names} />
        </Section>
      ))}
    </>
  )
}

/** The way to write down a consent of a person. */
export function AddConsent({ id }: { readonly id: PersonId }) {
  return (
    <ButtonLink kind="secondary" href={`/people/${id}/consents/new`}>
      {texts.add}
    </ButtonLink>
  )
}

/** Names of the agencies by id. */
export async function agencyNames(visit: SignedVisit): Promise<ReadonlyMap<string, string>> {
  return new Map((await allAgencies(visit)).map(({ id, name }) => [id, name]))
}

type Listed = { readonly visit: SignedVisit; readonly consents: ConsentsView['consents']; readonly names: ReadonlyMap<string, string> }

const KEYS = ['purpose', 'state', 'agencies', 'categories', 'term', 'asked'] as const

/** Consents in one list, the newest first. */
export function ConsentsTable({ visit, consents, names }: Listed) {
  return (
    <Table
      caption={texts.caption}
      isCaptionHidden
      isWrapping
      columns={KEYS.map(key => ({ key, label: texts.columns[key], isWhole: key === 'state' || key === 'asked' }))}
      rows={consents.map(consent => ({
        key: consent.id,
        href: `/consents/${consent.id}`,
        cells: {
          purpose: consent.purpose,
          state: <StateBadge visit={visit} consent={consent} />,
          agencies: consent.agencies.map(id => names.get(id) ?? '').join('、'),
          categories: categoriesInWords(visit, consent),
          term: termInWords(consent),
          asked: formatDayShort(consent.askedOn),
        },
      }))}
      empty={{ title: texts.none, text: texts.noneText }}
    />
  )
}

const TONES: Readonly<Record<ConsentState, Tone>> = {
  asked: 'warn',
  not_obtained: 'warn',
  given: 'good',
  not_yet: 'info',
  expired: 'bad',
  withdrawn: 'done',
}

/** Where a consent stands today. */
export function StateBadge({ visit, consent }: { readonly visit: SignedVisit; readonly consent: Consent }) {
  const state = consentStateOn(consent, visit.act.today)
  return <Badge tone={TONES[state]}>{texts.state[state]}</Badge>
}

/** What a consent covers, in words. */
export function categoriesInWords(visit: SignedVisit, consent: Pick<Consent, 'categories'>): string {
  return consent.categories.map(code => visit.house.codes.label('consent_category', code, visit.act.today)).join('、')
}

/** From and until, or the day to ask again. */
export function termInWords(consent: Consent): string {
  if (consent.askAgainOn !== null) return `${texts.fields.askAgainOn} ${formatDayShort(consent.askAgainOn)}`
  if (consent.from === null) return ''
  const from = formatDayShort(consent.from)
  return consent.until === null ? texts.untilWithdrawn(from) : texts.term(from, formatDayShort(consent.until))
}
