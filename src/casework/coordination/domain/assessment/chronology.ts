import type { Day } from '../../../../kernel/day.ts'
import type { CareKind, PersonId, Relationship } from '../../../people/index.ts'
import type { IssueId } from './issue.ts'
import type { LineId } from './line.ts'
import type { Moment } from './moment.ts'
import { ageAt } from './moment.ts'

/** What happened, without words: the screen words it. Names are as the reader knows the persons. */
export type ChronologyEvent =
  | { readonly kind: 'birth'; readonly name: string }
  | { readonly kind: 'joined' | 'left'; readonly name: string; readonly relationship: Relationship }
  | { readonly kind: 'care_begun' | 'care_ended'; readonly carer: string; readonly caredFor: string; readonly care: CareKind }
  | { readonly kind: 'consultation'; readonly no: number; readonly words: string }
  | { readonly kind: 'referral'; readonly no: number; readonly to: string; readonly state: string }
  | { readonly kind: 'deed'; readonly deed: string; readonly agency: string; readonly words: string | null }
  | { readonly kind: 'entry'; readonly mark: EntryMark; readonly words: string | null }
  | { readonly kind: 'issue'; readonly code: string; readonly name: string | null }
  | { readonly kind: 'conference'; readonly words: string }
  | {
      readonly kind: 'written'
      readonly event: string
      readonly name: string | null
      readonly words: string
      readonly source: string | null
    }

/** Why an entry of the log stands in the years: the first and the last time somebody was met, and every conference. */
export type EntryMark = 'first_met' | 'last_met' | 'conference'

/** Where a line comes from: the record behind it, to which the screen leads. */
export type ChronologySource =
  | { readonly of: 'household' | 'case' }
  | { readonly of: 'consultation' | 'referral' | 'entry' | 'conference'; readonly id: string }
  | { readonly of: 'issue'; readonly id: IssueId }
  | { readonly of: 'line'; readonly id: LineId }

/** One line of the years. `ages` has one place for each person of the columns: undefined before birth, after death, or when unknown. */
export type ChronologyRow = {
  readonly moment: Moment
  readonly event: ChronologyEvent
  readonly source: ChronologySource
  readonly ages: readonly (number | undefined)[]
}

/** A person whose age is followed, in the order of the columns. */
export type Aged = { readonly personId: PersonId; readonly name: string; readonly birthDate: Day | null }

type At<Fact> = Fact & { readonly at: Day }

/** Everything the years are made of, as far as the reader may see it. */
export type ChronologyFacts = {
  readonly people: readonly Aged[]
  readonly memberships: readonly {
    readonly name: string
    readonly relationship: Relationship
    readonly birthDate: Day | null
    readonly from: Day
    readonly until: Day | null
  }[]
  readonly cares: readonly {
    readonly carer: string
    readonly caredFor: string
    readonly kind: CareKind
    readonly since: Day | null
    readonly until: Day | null
  }[]
  readonly consultations: readonly At<{ readonly id: string; readonly no: number; readonly words: string }>[]
  readonly referrals: readonly At<{ readonly id: string; readonly no: number; readonly to: string; readonly state: string }>[]
  readonly deeds: readonly At<{ readonly deed: string; readonly agency: string; readonly words: string | null }>[]
  readonly entries: readonly At<{ readonly id: string; readonly mark: EntryMark; readonly words: string | null }>[]
  readonly issues: readonly {
    readonly id: IssueId
    readonly code: string
    readonly personName: string | null
    readonly since: Moment | null
  }[]
  readonly conferences: readonly At<{ readonly id: string; readonly words: string }>[]
  readonly lines: readonly {
    readonly id: LineId
    readonly moment: Moment
    readonly event: string
    readonly personId: PersonId | null
    readonly words: string
    readonly source: string | null
  }[]
}

/**
 * 家族年表: the years of a family in order, built from the record and nothing typed twice, with the age of each person at the time.
 * What is known only to the month or year stands before what is known to the day.
 */
export function chronologyOf(facts: ChronologyFacts): readonly ChronologyRow[] {
  const deaths = new Map(facts.lines.filter(line => line.event === 'death').map(line => [line.personId, line.moment]))
  const ages = (moment: Moment) =>
    facts.people.map(person => {
      const death = deaths.get(person.personId)
      return person.birthDate === null || (death !== undefined && death.on < moment.on) ? undefined : ageAt(person.birthDate, moment)
    })
  return [...familyLines(facts), ...workLines(facts), ...writtenLines(facts)]
    .sort(byMoment)
    .map(line => ({ ...line, ages: ages(line.moment) }))
}

type Line = Omit<ChronologyRow, 'ages'>

const onDay = (on: Day): Moment => ({ on, precision: 'day' })

function familyLines({ people, memberships, cares }: ChronologyFacts): readonly Line[] {
  const source = { of: 'household' } as const
  const births = people.flatMap(({ name, birthDate }): Line[] =>
    birthDate === null ? [] : [{ moment: onDay(birthDate), event: { kind: 'birth', name }, source }],
  )
  const comings = memberships.flatMap(({ name, relationship, birthDate, from, until }): Line[] => [
    // Who was born into the household has already been told of.
    ...(from === birthDate ? [] : [{ moment: onDay(from), event: { kind: 'joined', name, relationship } as const, source }]),
    ...(until === null ? [] : [{ moment: onDay(until), event: { kind: 'left', name, relationship } as const, source }]),
  ])
  const care = cares.flatMap(({ carer, caredFor, kind, since, until }): Line[] => [
    ...(since === null ? [] : [{ moment: onDay(since), event: { kind: 'care_begun', carer, caredFor, care: kind } as const, source }]),
    ...(until === null ? [] : [{ moment: onDay(until), event: { kind: 'care_ended', carer, caredFor, care: kind } as const, source }]),
  ])
  return [...births, ...comings, ...care]
}

function workLines(facts: ChronologyFacts): readonly Line[] {
  return [
    ...facts.consultations.map(
      ({ at, id, no, words }): Line => ({
        moment: onDay(at),
        event: { kind: 'consultation', no, words },
        source: { of: 'consultation', id },
      }),
    ),
    ...facts.referrals.map(
      ({ at, id, no, to, state }): Line => ({
        moment: onDay(at),
        event: { kind: 'referral', no, to, state },
        source: { of: 'referral', id },
      }),
    ),
    ...facts.deeds.map(
      ({ at, deed, agency, words }): Line => ({ moment: onDay(at), event: { kind: 'deed', deed, agency, words }, source: { of: 'case' } }),
    ),
    ...facts.entries.map(
      ({ at, id, mark, words }): Line => ({ moment: onDay(at), event: { kind: 'entry', mark, words }, source: { of: 'entry', id } }),
    ),
    ...facts.conferences.map(
      ({ at, id, words }): Line => ({ moment: onDay(at), event: { kind: 'conference', words }, source: { of: 'conference', id } }),
    ),
  ]
}

function writtenLines({ people, issues, lines }: ChronologyFacts): readonly Line[] {
  const nameOf = (id: PersonId | null) => people.find(person => person.personId === id)?.name ?? null
  const since = issues.flatMap(({ id, code, personName, since: moment }): Line[] =>
    moment === null ? [] : [{ moment, event: { kind: 'issue', code, name: personName }, source: { of: 'issue', id } }],
  )
  const written = lines.map(({ id, moment, event, personId, words, source }): Line => {
    const name = nameOf(personId)
    return { moment, event: { kind: 'written', event, name, words, source }, source: { of: 'line', id } }
  })
  return [...since, ...written]
}

const EXACTNESS = { year: 0, month: 1, day: 2 } as const

function byMoment(a: Line, b: Line): number {
  if (a.moment.on !== b.moment.on) return a.moment.on < b.moment.on ? -1 : 1
  return EXACTNESS[a.moment.precision] - EXACTNESS[b.moment.precision]
}
