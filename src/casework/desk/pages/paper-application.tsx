import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { formOn } from '../../../rules/index.ts'
import { boxesOf, RingBoxes, TickBoxes } from '../../../ui/boxes.tsx'
import type { SheetCell } from '../../../ui/sheet.tsx'
import { Sheet, SheetTable } from '../../../ui/sheet.tsx'
import type { Person } from '../../people/index.ts'
import { ageOf, kanaOf, nameOf } from '../../people/index.ts'
import type { ConsultationView } from '../acts/read-consultation.ts'
import { paperTexts } from './paper-texts.ts'
import { texts } from './texts.ts'
import { labelOf, numberWords } from './words.ts'

/** What the version of the form knows this paper by. */
const FORM = 'consultation_application'

/**
 * 相談受付・申込票, parts A and B, filled with what is known and open for the pen where nothing is. Titles, labels and order are those of
 * the version of the form on the day of reception. @source forms-and-codes 3.1, 3.2, 11
 */
export function ApplicationSheet(props: { readonly visit: SignedVisit; readonly view: ConsultationView }) {
  const { visit, view } = props
  const form = formOn(visit.house.codes, FORM, receivedOn(view))
  return (
    <Sheet
      title={form.title}
      from={`${view.names.receivedAgency}`}
      number={numberWords(view.names.no)}
      day={formatBoth(visit.act.today)}
      note={paperTexts.footApplication}
    >
      <SheetTable title={paperTexts.partA} rows={form.lines({ ...receptionBoxes(view), ...personBoxes(view), ...visitorBoxes(view) })} />
      <SheetTable rows={form.lines(wishBoxes(visit, view))} />
      <SheetTable rows={form.lines({ consent_signature: wide(<Consent />) })} />
      <SheetTable title={paperTexts.partB} rows={form.lines(livingBoxes())} />
      <p class="tn-sheet__note">{paperTexts.partBLead}</p>
    </Sheet>
  )
}

/** Whether anybody of this consultation is protected: then nothing that says where somebody can be found goes to paper. */
export function isWhereaboutsKept(view: ConsultationView): boolean {
  return view.people.some(({ person }) => person.addressProtected)
}

type Box = Omit<SheetCell, 'label'> & { readonly isWide?: boolean }
type Boxes = Readonly<Record<string, Box>>

const wide = (value: SheetCell['value'], height: SheetCell['height'] = 'normal'): Box => ({ value, height, isWide: true })

function receivedOn({ consultation }: ConsultationView): Day {
  return dayOfInstant(new Date(consultation.receivedAt))
}

function receptionBoxes(view: ConsultationView): Boxes {
  return { received_on: { value: formatBoth(receivedOn(view)) }, received_by: { value: view.names.receivedBy } }
}

function personBoxes(view: ConsultationView): Boxes {
  const subject = view.people.find(({ part }) => part === 'subject')?.person
  const { called } = view.consultation
  const where = (value: string | null | undefined) => (isWhereaboutsKept(view) ? paperTexts.protected : value)
  const address = [
    subject?.postalCode && `${paperTexts.postal}${subject.postalCode.slice(0, 3)}-${subject.postalCode.slice(3)}`,
    subject?.address,
  ]
    .filter(Boolean)
    .join('　')
  return {
    name_kana: wide(subject && kanaOf(subject)),
    name: { value: subject ? nameOf(subject) : called && paperTexts.calledOnly(called) },
    sex: { value: <TickBoxes boxes={boxesOf(Object.values(paperTexts.sexes), subject && paperTexts.sexes[subject.sex])} /> },
    birth_date: wide(subject && birthWords(view, subject)),
    address: wide(where(address === '' ? paperTexts.postal : address)),
    phone_home: { value: where(subject?.phone && !isMobile(subject.phone) ? subject.phone : homeOther(subject)) },
    phone_mobile: { value: where(mobileOf(subject)) },
    email: wide(where(subject?.email)),
  }
}

function visitorBoxes(view: ConsultationView): Boxes {
  const { visitorName, visitorPhone, visitorRelation } = view.consultation
  const linked = view.people.find(({ part }) => part !== 'subject')?.person
  const phone = visitorPhone ?? linked?.phone
  return {
    visitor_name: { value: visitorName ?? (linked && nameOf(linked)) },
    visitor_relation: { value: visitorRelation },
    visitor_phone: wide(isWhereaboutsKept(view) ? paperTexts.protected : phone),
  }
}

function wishBoxes(visit: SignedVisit, view: ConsultationView): Boxes {
  const { consultation } = view
  const markOf = (code: string) =>
    code === consultation.mainTopic ? ('main' as const) : consultation.topics.includes(code) ? ('applies' as const) : ('none' as const)
  const topics = visit.house.codes.on('topic', receivedOn(view)).map(({ code, label }) => ({ label, mark: markOf(code) }))
  const language = labelOf(visit, 'language', consultation.language)
  return {
    topics: wide(<RingBoxes boxes={topics} />),
    free_text: wide(consultation.statement, 'tall'),
    language: { value: consultation.interpreter ? `${language}（${texts.fields.interpreter}）` : language },
    access_needs: { value: consultation.accessNeeds },
  }
}

/** Part B is for the pen: nothing of it is asked at the counter. */
function livingBoxes(): Boxes {
  const fields = Object.entries(paperTexts.living)
  return Object.fromEntries(fields.map(([field, choices]) => [field, wide(<TickBoxes boxes={boxesOf(choices, undefined)} />)]))
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
  const age = ageOf(person, receivedOn(view))
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
