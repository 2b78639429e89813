import { ageOn } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import type { SheetCell } from '../../../../ui/sheet.tsx'
import { SheetTable } from '../../../../ui/sheet.tsx'
import type { Person } from '../../../people/index.ts'
import { kanaOf, nameOf } from '../../../people/index.ts'
import type { PaperView } from '../../acts/plan/read-plans.ts'
import type { PaperProps } from './paper-props.ts'
import { paperTexts as paper } from './paper-texts.ts'
import { planTexts as texts } from './plan-texts.ts'

/**
 * The head of the form, from the person record and typed by nobody. Where anybody of the household is protected, nothing on it says
 * where somebody can be found. @source forms-and-codes 11 「address protection wins over every form」
 */
export function PersonTable({ view }: PaperProps) {
  const subjects = new Set<string>(view.head.people.filter(person => person.part === 'subject').map(person => person.personId))
  const persons = view.persons.filter(person => subjects.has(person.id))
  const isKept = view.persons.some(person => person.addressProtected)
  return <SheetTable title={paper.applicant} rows={[...persons.flatMap(person => personRows(view, person, isKept)), lastRow(view)]} />
}

function personRows(view: PaperView, person: Person, isKept: boolean): readonly (readonly SheetCell[])[] {
  const where = (value: string | null) => (isKept ? paper.protected : value)
  return [
    [
      { label: paper.name, value: nameOf(person) },
      { label: paper.kana, value: kanaOf(person) },
    ],
    [
      { label: paper.sex, value: paper.sexOf[person.sex] },
      {
        label: paper.birth,
        value: person.birthDate && `${formatBoth(person.birthDate)}　${paper.age(ageOn(person.birthDate, view.plan.draftedOn))}`,
      },
    ],
    [
      { label: paper.address, value: where(person.address) },
      { label: paper.phone, value: where(person.phone) },
    ],
  ]
}

function lastRow({ head, plan }: PaperView): readonly SheetCell[] {
  return [
    { label: paper.caseNo, value: String(head.no) },
    { label: paper.round, value: texts.round(plan.round) },
  ]
}
