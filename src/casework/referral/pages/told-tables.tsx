import type { Day } from '../../../kernel/day.ts'
import { ageOn } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { RingBoxes } from '../../../ui/boxes.tsx'
import type { SheetCell } from '../../../ui/sheet.tsx'
import { SheetTable } from '../../../ui/sheet.tsx'
import type { ReferralView } from '../acts/read-referral.ts'
import type { Bundle } from '../domain/bundle.ts'
import { texts } from './texts.ts'
import { paperTexts, sheetTexts } from './texts-sheet.ts'
import { dayOfWords, wordedBundle } from './wording.ts'

type Rows = readonly (readonly SheetCell[])[]

/** Boxes that stand on the sheet even where nothing was shared, so that nobody takes an empty box for an answer. */
const ALWAYS = ['statement', 'accessNeeds'] as const
const ABOUT_PERSONS: readonly string[] = ['personName', 'personBirth', 'personPhone', 'personAddress', 'topics']

/**
 * What was shared, in the order of the national example: the person, the troubles, what they wish to talk about and how to treat them.
 * Exactly the frozen bundle: a box that was not ticked says so, and never falls back on the record.
 * @source forms-and-codes 4.1 (岡山市「つなぐシート」, 厚生労働白書 令和5年 p.107)
 */
export function ToldTables(props: { readonly visit: SignedVisit; readonly shown: ReferralView }) {
  const { visit, shown } = props
  if (shown.bundle === undefined)
    return <SheetTable title={paperTexts.told} rows={[[{ label: sheetTexts.bundleSection, value: sheetTexts.bundleGone }]]} />
  const day = dayOfWords(shown.referral, visit.act.today)
  return (
    <>
      <SheetTable title={paperTexts.persons} rows={personRows(shown.bundle, day)} />
      <SheetTable title={paperTexts.troubles} rows={[[{ label: texts.field.topics, value: topicBoxes(visit, shown.bundle, day) }]]} />
      <SheetTable title={paperTexts.told} rows={wordRows(visit, shown.bundle, day)} />
    </>
  )
}

function personRows(bundle: Bundle, day: Day): Rows {
  const names = [...new Set(bundle.flatMap(({ field, of }) => (field.startsWith('person') && of !== null ? [of] : [])))]
  if (names.length === 0) return [[{ label: paperTexts.name, value: paperTexts.notTold }]]
  return names.flatMap(name => {
    const told = (field: string) => bundle.find(line => line.field === field && line.of === name)?.value
    const birth = told('personBirth') as Day | undefined
    return [
      [
        { label: paperTexts.name, value: told('personName') ?? name },
        { label: paperTexts.birth, value: birth ? birthWords(birth, day) : paperTexts.notTold },
      ],
      [
        { label: paperTexts.address, value: told('personAddress') ?? paperTexts.notTold },
        { label: paperTexts.phone, value: told('personPhone') ?? paperTexts.notTold },
      ],
    ]
  })
}

function birthWords(birth: Day, day: Day): string {
  return `${formatBoth(birth)}　${paperTexts.age(ageOn(birth, day))}`
}

function topicBoxes(visit: SignedVisit, bundle: Bundle, day: Day) {
  const told = bundle.flatMap(({ field, value }) => (field === 'topics' ? [value] : []))
  if (told.length === 0) return paperTexts.notTold
  const boxes = visit.house.codes
    .on('topic', day)
    .map(({ code, label }) => ({ label, mark: told.includes(code) ? ('applies' as const) : ('none' as const) }))
  return <RingBoxes boxes={boxes} />
}

function wordRows(visit: SignedVisit, bundle: Bundle, day: Day): Rows {
  const worded = wordedBundle(bundle, visit.house.codes, day).filter(({ field }) => !ABOUT_PERSONS.includes(field))
  const missing = ALWAYS.filter(field => !worded.some(one => one.field === field))
  return [
    ...worded.map(({ label, lines }) => [{ label, value: lines.join('\n') }]),
    ...missing.map(field => [{ label: texts.field[field], value: paperTexts.notTold }]),
  ]
}
