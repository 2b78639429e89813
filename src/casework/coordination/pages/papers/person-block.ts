import type { Day } from '../../../../kernel/day.ts'
import type { Person } from '../../../people/index.ts'
import { ageOf, kanaOf, nameOf } from '../../../people/index.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import type { SheetBlock, SheetBox } from '../../domain/papers/sheet.ts'
import { dayOf, numberOf, words } from '../../domain/papers/sheet.ts'
import { paperTexts } from './texts.ts'

const { person: texts } = paperTexts

/** Whose record heads a paper. */
export type HeadFacts = { readonly head: CaseHead; readonly persons: readonly Person[] }

/**
 * The head that every paper of a case carries, copied from the person record and typed by nobody. Where anybody of the case is
 * protected, nothing on it says where somebody can be found. The age is that of the day of the form.
 * @source forms-and-codes 2 「type once, appear everywhere」, 11
 */
export function personBlocks({ head, persons }: HeadFacts, day: Day): readonly SheetBlock[] {
  const subjects = new Set<string>(head.people.filter(one => one.part === 'subject').map(one => one.personId))
  const shown = persons.filter(person => subjects.has(person.id))
  const isKept = persons.some(person => person.addressProtected)
  const lead = head.team.find(member => member.agencyId === head.supportCase.leadAgency)?.agencyName
  const last: readonly SheetBox[] = [
    { label: texts.no, value: words(paperTexts.case(head.no)) },
    { label: texts.lead, value: words(lead) },
  ]
  if (shown.length === 0) return [{ kind: 'boxes', title: texts.title(1, 1), lines: [last] }]
  return shown.map((person, at) => ({
    kind: 'boxes',
    title: texts.title(at + 1, shown.length),
    lines: [...personLines(person, day, isKept), ...(at === shown.length - 1 ? [last] : [])],
  }))
}

function personLines(person: Person, day: Day, isKept: boolean): readonly (readonly SheetBox[])[] {
  const where = (value: string | null) => words(isKept ? paperTexts.protected : value)
  const postal = person.postalCode && `〒${person.postalCode.slice(0, 3)}-${person.postalCode.slice(3)}`
  const address = [postal, person.address].filter(part => part).join('　')
  return [
    [
      { label: texts.name, value: words(nameOf(person)) },
      { label: texts.kana, value: words(kanaOf(person)) },
    ],
    [
      { label: texts.birth, value: dayOf(person.birthDate) },
      { label: texts.age, value: numberOf(ageOf(person, day), texts.years) },
    ],
    [
      { label: texts.sex, value: words(texts.sexOf[person.sex]) },
      { label: texts.phone, value: where([person.phone, person.phoneOther].filter(part => part).join('、')) },
    ],
    [{ label: texts.address, value: where(address), isWide: true }],
  ]
}
