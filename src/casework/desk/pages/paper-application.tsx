import { dayOfInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { boxesOf, RingBoxes, TickBoxes } from '../../../ui/boxes.tsx'
import type { SheetCell } from '../../../ui/sheet.tsx'
import { Sheet, SheetTable } from '../../../ui/sheet.tsx'
import type { Person } from '../../people/index.ts'
import { ageOf, kanaOf, nameOf } from '../../people/index.ts'
import type { ConsultationView } from '../acts/read-consultation.ts'
import { paperTexts } from './paper-texts.ts'
import { texts } from './texts.ts'
import { labelOf, numberWords, optionsOf } from './words.ts'

const { a, b } = paperTexts

/** 相談受付・申込票, parts A and B, filled with what is known and open for the pen where nothing is. @source forms-and-codes 3.1, 3.2 */
export function ApplicationSheet(props: { readonly visit: SignedVisit; readonly view: ConsultationView }) {
  const { visit, view } = props
  return (
    <Sheet
      title={paperTexts.applicationTitle}
      from={`${view.names.receivedAgency}`}
      number={numberWords(view.names.no)}
      day={formatBoth(visit.act.today)}
      note={paperTexts.footApplication}
    >
      <SheetTable title={paperTexts.partA} rows={[...receptionRows(view), ...personRows(view), ...visitorRows(view)]} />
      <SheetTable rows={wishRows(visit, view)} />
      <SheetTable rows={[[{ label: paperTexts.consent, value: <Consent /> }]]} />
      <SheetTable
        title={paperTexts.partB}
        rows={b.map(({ label, choices }) => [{ label, value: <TickBoxes boxes={boxesOf(choices, undefined)} /> }])}
      />
      <p class="tn-sheet__note">{paperTexts.partBLead}</p>
    </Sheet>
  )
}

/** Whether anybody of this consultation is protected: then nothing that says where somebody can be found goes to paper. */
export function isWhereaboutsKept(view: ConsultationView): boolean {
  return view.people.some(({ person }) => person.addressProtected)
}

type Rows = readonly (readonly SheetCell[])[]

function receptionRows({ consultation, names }: ConsultationView): Rows {
  return [
    [
      { label: a.receivedOn, value: formatBoth(dayOfInstant(new Date(consultation.receivedAt))) },
      { label: a.receivedBy, value: names.receivedBy },
    ],
  ]
}

function personRows(view: ConsultationView): Rows {
  const subject = view.people.find(({ part }) => part === 'subject')?.person
  const { called } = view.consultation
  const where = (value: string | null | undefined) => (isWhereaboutsKept(view) ? paperTexts.protected : value)
  const address = [subject?.postalCode && `${a.postal}${subject.postalCode.slice(0, 3)}-${subject.postalCode.slice(3)}`, subject?.address]
    .filter(Boolean)
    .join('　')
  return [
    [{ label: a.kana, value: subject && kanaOf(subject) }],
    [
      { label: a.name, value: subject ? nameOf(subject) : called && paperTexts.calledOnly(called) },
      { label: a.sex, value: <TickBoxes boxes={boxesOf(Object.values(paperTexts.sexes), subject && paperTexts.sexes[subject.sex])} /> },
    ],
    [{ label: a.birth, value: subject && birthWords(view, subject) }],
    [{ label: a.address, value: where(address === '' ? a.postal : address) }],
    [
      { label: a.phoneHome, value: where(subject?.phone && !isMobile(subject.phone) ? subject.phone : homeOther(subject)) },
      { label: a.phoneMobile, value: where(mobileOf(subject)) },
    ],
    [{ label: a.email, value: where(subject?.email) }],
  ]
}

function visitorRows(view: ConsultationView): Rows {
  const { visitorName, visitorPhone, visitorRelation } = view.consultation
  const linked = view.people.find(({ part }) => part !== 'subject')?.person
  const phone = visitorPhone ?? linked?.phone
  return [
    [
      { label: a.visitor, value: visitorName ?? (linked && nameOf(linked)) },
      { label: a.relation, value: visitorRelation },
    ],
    [{ label: a.visitorPhone, value: isWhereaboutsKept(view) ? paperTexts.protected : phone }],
  ]
}

function wishRows(visit: SignedVisit, { consultation }: ConsultationView): Rows {
  const topics = optionsOf(visit, 'topic').map(({ value, label }) => ({
    label,
    mark:
      value === consultation.mainTopic ? ('main' as const) : consultation.topics.includes(value) ? ('applies' as const) : ('none' as const),
  }))
  const language = labelOf(visit, 'language', consultation.language)
  return [
    [{ label: paperTexts.topics, value: <RingBoxes boxes={topics} /> }],
    [{ label: a.statement, value: consultation.statement, height: 'tall' }],
    [
      { label: a.language, value: consultation.interpreter ? `${language}（${texts.fields.interpreter}）` : language },
      { label: a.accessNeeds, value: consultation.accessNeeds },
    ],
  ]
}

function Consent() {
  return (
    <div>
      <p>{paperTexts.consentWords}</p>
      <div class="tn-blank">
        <span>{paperTexts.signedOn}</span>
        <span class="tn-blank__line">{paperTexts.signature}</span>
      </div>
    </div>
  )
}

function birthWords(view: ConsultationView, person: Person): string {
  if (person.birthDate === null) return ''
  // The age on the day of the form, not of the printing: an old form printed again must not grow older.
  const age = ageOf(person, dayOfInstant(new Date(view.consultation.receivedAt)))
  return `${formatBoth(person.birthDate)}${age === undefined ? '' : `　${paperTexts.age(age)}`}`
}

const isMobile = (phone: string) => /^0[789]0/.test(phone)

function mobileOf(person: Person | undefined): string | undefined {
  return [person?.phone, person?.phoneOther].find(phone => typeof phone === 'string' && isMobile(phone)) ?? undefined
}

function homeOther(person: Person | undefined): string | undefined {
  const { phoneOther } = person ?? {}
  return phoneOther && !isMobile(phoneOther) ? phoneOther : undefined
}
