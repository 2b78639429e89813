import type { StaffId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { KeptFields } from '../../../../ui/kept-fields.tsx'
import { Disclosure } from '../../../../ui/section.tsx'
import { versionOf } from '../../../../ui/sent.ts'
import { fixMinutes } from '../../acts/conference/fix-minutes.ts'
import { keepMinutes } from '../../acts/conference/keep-minutes.ts'
import { readIssueCodes, readStaff } from '../../acts/conference/read-choices.ts'
import type { TablePage } from '../../acts/conference/read-conference.ts'
import { readTable } from '../../acts/conference/read-conference.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { isOpenStep } from '../../domain/conference/conference-steps.ts'
import { findingsIn } from '../../domain/conference/role-matrix.ts'
import { ConferenceFrame, flashOf } from './conference-frame.tsx'
import { conferenceIdOf, itemIdOf, onceOf } from './conference-id.ts'
import { KindBand } from './kind-mark.tsx'
import { KEPT_BODY } from './minutes-body.ts'
import { PrepSheets } from './prep-sheets.tsx'
import { Findings } from './role-rows.tsx'
import { insteadOf } from './secrecy-page.tsx'
import { TableAgenda } from './table-agenda.tsx'
import { TableForm } from './table-form.tsx'
import { seatRows, tableForm, tableInitial, typedSeats } from './table-rows.ts'
import { roomTexts } from './texts-rooms.ts'
import { typeOfItem } from './wording.ts'

/** One screen for the whole sitting: agenda, prep sheets, direction, roles, minutes, attendance. The convenor's alone. */
export function showTable(visit: SignedVisit): Promise<Answer> {
  return draw(visit, undefined)
}

/** Saves what is on the table, or saves and fixes all of it. */
export async function keepTable(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  const read = readBody(KEPT_BODY, tableForm(visit.form, itemIdOf(visit)))
  if (!read.ok) return draw(visit, refusal('fields', { fields: read.refusal }))
  const isFixing = visit.form.get('press') === 'fix'
  const once = onceOf(visit)
  const done = isFixing
    ? await fixMinutes(visit.act, id, versionOf(visit), read.value, once)
    : await keepMinutes(visit.act, id, versionOf(visit), read.value, once)
  if (!done.ok) return draw(visit, done.refusal)
  return seeOther(isFixing ? `/conferences/${id}/minutes?done=close` : `/conferences/${id}/table/${itemIdOf(visit)}?done=keep`)
}

async function draw(visit: SignedVisit, refused: Refusal | undefined): Promise<Answer> {
  const shown = await readTable(visit.act, conferenceIdOf(visit))
  if (!shown.ok) return insteadOf(visit, shown.refusal, 'table')
  const { head } = shown.value
  const asked = visit.params['itemid']
  const item = asked === undefined ? head.items[0] : head.items.find(one => one.id === asked)
  if (item === undefined) return absentAnswer(visit)
  if (!isOpenStep('keep', head.conference.state)) return notNow(visit, shown.value, refused)
  const codes = await readIssueCodes(visit.act, head.conference.id, item.caseId)
  const issues = codes.map(code => visit.house.codes.label('issue', code, visit.act.today))
  const initial = tableInitial(shown.value, item, issues)
  const form = refused
    ? refusedForm(visit, refused)
    : await openForm({ ...visit, path: `/conferences/${head.conference.id}/table/${item.id}` }, initial)
  return drawTable(visit, shown.value, item, { form, issues, isRefused: refused !== undefined })
}

type Parts = { readonly form: FormState; readonly issues: readonly string[]; readonly isRefused: boolean }

async function drawTable(visit: SignedVisit, shown: TablePage, item: NamedItem, parts: Parts): Promise<Answer> {
  const staff = await readStaff(visit.act, [
    ...new Set<StaffId>([...shown.acks.keys(), ...shown.head.invitations.flatMap(one => one.staffIds)]),
  ])
  const names = new Map(staff.map(one => [one.id, one.name]))
  const agencies = new Map<StaffId, string>(staff.map(one => [one.id, one.agencyId]))
  const seats = typedSeats(seatRows(shown, names, agencies), parts.form)
  const findings = findingsIn(
    shown.roles.filter(role => role.itemId === item.id),
    parts.issues,
  )
  return page(
    <ConferenceFrame
      visit={visit}
      shown={shown}
      here="table"
      hasErrors={parts.form.hasErrors}
      flash={parts.isRefused ? undefined : flashOf(visit)}
    >
      <FormNotices form={parts.form} />
      <div class="tn-sitting">
        <TableAgenda shown={shown} here={item} />
        <div class="tn-sitting__matter">
          <KindBand codes={visit.house.codes} item={item} type={typeOfItem(shown.types, item)} />
          <h2 class="tn-item__title">{item.question}</h2>
          <Disclosure summary={roomTexts.table.sheets} isOpen>
            <PrepSheets shown={shown} item={item} />
          </Disclosure>
          <Findings findings={findings} shown={shown} />
          <TableForm visit={visit} shown={shown} item={item} form={parts.form} seats={seats} />
        </div>
      </div>
    </ConferenceFrame>,
    parts.form.status,
  )
}

/** Before the sitting and after it there is no table; what was typed meanwhile can still be copied. */
function notNow(visit: SignedVisit, shown: TablePage, refused: Refusal | undefined): Answer {
  const isOver = shown.head.conference.state === 'minutes_fixed'
  const form = refused && refusedForm(visit, refused)
  return page(
    <ConferenceFrame visit={visit} shown={shown} here="table" hasErrors={form?.hasErrors}>
      {form && <FormNotices form={form} />}
      <EmptyState {...(isOver ? roomTexts.table.over : roomTexts.table.notYet)} />
      {form && <KeptFields fields={visit.form} />}
    </ConferenceFrame>,
    form?.status ?? 200,
  )
}
