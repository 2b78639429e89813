import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { ScreenOnly } from '../../../../ui/print.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import { fillPrepSheet } from '../../acts/conference/fill-prep-sheet.ts'
import type { Material } from '../../acts/conference/read-conference.ts'
import { readMaterial } from '../../acts/conference/read-conference.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { isViewOnly } from '../../domain/conference/conference-type.ts'
import { PREP_BODY } from './bodies.ts'
import { BriefingPack } from './briefing-pack.tsx'
import { ConferenceFrame, flashOf } from './conference-frame.tsx'
import { conferenceIdOf, onceOf } from './conference-id.ts'
import { KindBand } from './kind-mark.tsx'
import { PrepForm, seatIn, sheetOf } from './prep-form.tsx'
import { PrepSheets } from './prep-sheets.tsx'
import { insteadOf } from './secrecy-page.tsx'
import { texts } from './texts.ts'
import { roomTexts } from './texts-rooms.ts'
import { ViewOnly } from './view-only.tsx'
import { typeOfItem } from './wording.ts'

/** What lies open before a sitting, item by item: the pack from the record, everybody's prep sheets, and one's own to fill. */
export function showPrep(visit: SignedVisit): Promise<Answer> {
  return draw(visit, undefined)
}

/** Saves a prep sheet. */
export async function fillPrep(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  const read = readBody(PREP_BODY, { ...bodyFromForm(visit.form), itemId: visit.params['itemid'] })
  const done = read.ok
    ? await fillPrepSheet(visit.act, id, read.value, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  return done.ok ? seeOther(`/conferences/${id}/prep/${visit.params['itemid'] ?? ''}?done=prep`) : draw(visit, done.refusal)
}

async function draw(visit: SignedVisit, refused: Refusal | undefined): Promise<Answer> {
  const shown = await readMaterial(visit.act, conferenceIdOf(visit))
  if (!shown.ok) return insteadOf(visit, shown.refusal, 'prep')
  const { head, types } = shown.value
  const mine = head.items.filter(item => head.isConvenor || head.invitedTo.includes(item.id))
  const item = visit.params['itemid'] === undefined ? mine[0] : mine.find(one => one.id === visit.params['itemid'])
  if (item === undefined) return absentAnswer(visit)
  const type = typeOfItem(types, item)
  const seat = seatIn(visit, shown.value, item)
  const form = refused ? refusedForm(visit, refused) : await openForm(visit, { ...sheetOf(shown.value, item, seat) })
  return page(
    <ConferenceFrame visit={visit} shown={shown.value} here="prep" hasErrors={form.hasErrors} flash={refused ? undefined : flashOf(visit)}>
      <FormNotices form={form} />
      {mine.length > 1 && <ItemTabs items={mine} here={item} path="prep" />}
      <KindBand codes={visit.house.codes} item={item} type={type} />
      <h2 class="tn-item__title">{item.question}</h2>
      <ViewOnly visit={visit} isOn={!head.isConvenor && type !== undefined && isViewOnly(type)}>
        <Opened shown={shown.value} item={item} />
      </ViewOnly>
      <ScreenOnly>
        <PrepForm visit={visit} shown={shown.value} item={item} seat={seat} form={form} />
      </ScreenOnly>
    </ConferenceFrame>,
    form.status,
  )
}

/** The items of a sitting as tabs of one room. */
function ItemTabs(props: { readonly items: readonly NamedItem[]; readonly here: NamedItem; readonly path: string }) {
  return (
    <Tabs
      label={texts.agenda.title}
      tabs={props.items.map((item, index) => ({
        href: `/conferences/${item.conferenceId}/${props.path}/${item.id}`,
        label: `${texts.agenda.item(index + 1)}　${item.called}`,
        isHere: item.id === props.here.id,
      }))}
    />
  )
}

function Opened({ shown, item }: { readonly shown: Material; readonly item: NamedItem }) {
  const { head } = shown
  const pack = shown.briefings.find(one => one.itemId === item.id)
  const isClosed = !head.isConvenor && ['minutes_fixed', 'cancelled'].includes(head.conference.state)
  if (isClosed) return <p>{roomTexts.prep.closed}</p>
  return (
    <>
      <Section id="pack" title={roomTexts.prep.pack}>
        <BriefingPack pack={pack} isConvenor={head.isConvenor} />
      </Section>
      <Section id="sheets" title={roomTexts.prep.sheets}>
        <PrepSheets shown={shown} item={item} />
      </Section>
    </>
  )
}
