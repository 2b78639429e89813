import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { ageOn } from '../../../kernel/day.ts'
import { formatBoth, formatEra, formatEraShort } from '../../../kernel/era.ts'
import type { Codes } from '../../../platform/codes.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { Initial } from '../../../ui/form-state.ts'
import type { PersonFacts } from '../domain/person.ts'
import { texts } from './texts.ts'

export type FactName = keyof typeof texts.fields
export type Fact = { readonly name: FactName; readonly label: string; readonly text: string }

/** Every fact of a person in words, in the order of the form; '' where nothing is known. */
export function factsInWords(facts: PersonFacts, codes: Codes, today: Day): readonly Fact[] {
  const names = Object.keys(texts.fields) as FactName[]
  return names.map(name => ({ name, label: texts.fields[name], text: wordsOf(name, facts, codes, today) }))
}

/** The facts as the form shows them when it opens: days in the era, so that they can be read out. */
export function initialOf(facts: PersonFacts): Initial {
  const names = (Object.keys(texts.fields) as FactName[]).filter(name => name !== 'councilNo')
  return Object.fromEntries(names.map(name => [name, initialWordsOf(facts, name)]))
}

/** 「66歳　昭和35年4月1日（1960年）」, or what is known of it. */
export function ageAndBirth(birthDate: Day | null, today: Day): string {
  return birthDate === null ? '' : `${texts.person.years(ageOn(birthDate, today))}　${formatBoth(birthDate)}`
}

/** The same for a narrow column: 「66歳 S35.4.1 (1960)」. */
export function ageAndBirthShort(birthDate: Day | null, today: Day): string {
  return birthDate === null ? '' : `${texts.person.years(ageOn(birthDate, today))} ${formatEraShort(birthDate)} (${birthDate.slice(0, 4)})`
}

/** The last four digits of a telephone number, enough to recognise it and not enough to call. */
export function phoneLast4(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '') ?? ''
  return digits.length < 8 ? null : digits.slice(-4)
}

/** 518-0000 of 5180000; what was loaded in another shape stays as it is. */
export function postalCodeInWords(code: string | null): string {
  return code?.replace(/^(\d{3})(\d{4})$/, '$1-$2') ?? ''
}

/** What somebody at the desk must know before speaking: the language, and whether an interpreter is needed. */
export function LanguageBadge(props: {
  readonly person: Pick<PersonFacts, 'language' | 'interpreter'>
  readonly codes: Codes
  readonly today: Day
}): Child {
  const { person, codes, today } = props
  const language = codes.label('language', person.language, today)
  if (person.interpreter) return <Badge tone="warn">{texts.person.interpreter(language)}</Badge>
  return person.language === 'ja' ? null : <Badge tone="info">{texts.person.speaks(language)}</Badge>
}

function initialWordsOf(facts: PersonFacts, name: FactName): string | null {
  if (name === 'interpreter') return facts.interpreter ? 'yes' : null
  if (name === 'birthDate') return facts.birthDate && formatEra(facts.birthDate)
  return name === 'councilNo' ? null : facts[name]
}

function wordsOf(name: FactName, facts: PersonFacts, codes: Codes, today: Day): string {
  switch (name) {
    case 'birthDate':
      return facts.birthDate === null ? '' : formatBoth(facts.birthDate)
    case 'sex':
      return facts.sex === 'not_stated' ? '' : texts.sex[facts.sex]
    case 'language':
      return codes.label('language', facts.language, today)
    case 'readingLanguage':
      return codes.label('language', facts.readingLanguage, today)
    case 'interpreter':
      return facts.interpreter ? texts.person.yes : ''
    case 'postalCode':
      return postalCodeInWords(facts.postalCode)
    case 'councilNo':
      return facts.councilNo === null ? '' : String(facts.councilNo)
    default:
      return facts[name] ?? ''
  }
}
