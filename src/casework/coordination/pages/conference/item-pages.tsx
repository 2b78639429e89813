import { newId, readId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ActionForm, Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Section } from '../../../../ui/section.tsx'
import { versionOf } from '../../../../ui/sent.ts'
import type { ItemChoices } from '../../acts/conference/read-choices.ts'
import { readItemChoices, readOwnCases } from '../../acts/conference/read-choices.ts'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { readConference } from '../../acts/conference/read-conference.ts'
import { addItem, changeItem, takeOffItem } from '../../acts/conference/set-agenda.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { isOpenStep } from '../../domain/conference/conference-steps.ts'
import { ITEM_BODY, ITEM_CHANGE_BODY } from './bodies.ts'
import { CaseChoice } from './case-choice.tsx'
import { ConferenceFrame } from './conference-frame.tsx'
import { conferenceIdOf, itemIdOf, onceOf } from './conference-id.ts'
import { ItemFields, itemForm, itemInitial } from './item-fields.tsx'
import { texts } from './texts.ts'

/** The form for one more item: first the case, then what is asked about it. */
export async function showNewItem(visit: SignedVisit): Promise<Answer> {
  const caseId = readId<'case'>(visit.query.get('case'))
  return draw(visit, { caseId, form: await openForm(visit) })
}

/** Puts one more item on the agenda. */
export async function makeItem(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  const read = readBody(ITEM_BODY, itemForm(visit.form))
  const done = read.ok
    ? await addItem(visit.act, id, versionOf(visit), read.value, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  if (done.ok) return seeOther(`/conferences/${id}?done=agenda`)
  return draw(visit, { caseId: readId<'case'>(visit.form.get('caseId')), form: refusedForm(visit, done.refusal) })
}

/** The form for an item on the agenda; changing its kind changes its basis. */
export async function showItem(visit: SignedVisit): Promise<Answer> {
  return drawItem(visit, undefined)
}

/** Saves a changed item. */
export async function editItem(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  const read = readBody(ITEM_CHANGE_BODY, itemForm(visit.form))
  const done = read.ok
    ? await changeItem(visit.act, id, itemIdOf(visit), versionOf(visit), read.value, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  return done.ok ? seeOther(`/conferences/${id}?done=agenda`) : drawItem(visit, done.refusal)
}

/** Takes an item off the agenda. */
export async function dropItem(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  const done = await takeOffItem(visit.act, id, itemIdOf(visit), versionOf(visit), onceOf(visit))
  return done.ok ? seeOther(`/conferences/${id}?done=agenda`) : drawItem(visit, done.refusal)
}

async function draw(
  visit: SignedVisit,
  parts: { readonly caseId: Parameters<typeof readItemChoices>[1] | undefined; readonly form: FormState },
): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit))
  if (shown === undefined || !shown.head.isConvenor) return absentAnswer(visit)
  if (parts.caseId === undefined) {
    const cases = await readOwnCases(visit.act)
    return page(
      <ConferenceFrame visit={visit} shown={shown} here="overview">
        <Section id="case" title={texts.agenda.add}>
          <CaseChoice shown={shown} cases={cases} />
        </Section>
      </ConferenceFrame>,
    )
  }
  const choices = await readItemChoices(visit.act, parts.caseId)
  if (choices === undefined) return absentAnswer(visit)
  return itemPage(visit, shown, choices, parts.form)
}

async function drawItem(visit: SignedVisit, refused: Refusal | undefined): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit))
  const item = shown?.head.items.find(one => one.id === itemIdOf(visit))
  if (shown === undefined || item === undefined || !shown.head.isConvenor) return absentAnswer(visit)
  const choices = await readItemChoices(visit.act, item.caseId)
  if (choices === undefined) return absentAnswer(visit)
  const form = refused ? refusedForm(visit, refused) : await openForm(visit, itemInitial(item))
  return itemPage(visit, shown, choices, form, item)
}

function itemPage(visit: SignedVisit, shown: ConferencePage, choices: ItemChoices, form: FormState, item?: NamedItem): Answer {
  const { conference } = shown.head
  const title = `${item ? texts.agenda.change : texts.agenda.add}：${choices.about.supportCase.label}`
  return page(
    <ConferenceFrame visit={visit} shown={shown} here="overview" hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <Section id="item" title={title} actions={item && <Drop visit={visit} shown={shown} item={item} />}>
        <Form
          action={visit.path}
          token={visit.formToken}
          draftKey={visit.path}
          idempotencyKey={form.idempotencyKey}
          version={conference.version}
          label={title}
          autosave
        >
          {item === undefined && <HiddenFields values={{ caseId: choices.about.supportCase.id }} />}
          <ItemFields visit={visit} form={form} types={choices.types} plans={choices.plans} />
          <ButtonRow>
            <Button kind="primary" busyLabel={texts.agenda.saving}>
              {texts.agenda.save}
            </Button>
            <ButtonLink kind="quiet" href={`/conferences/${conference.id}`}>
              {texts.sitting.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Section>
    </ConferenceFrame>,
    form.status,
  )
}

function Drop({ visit, shown, item }: { readonly visit: SignedVisit; readonly shown: ConferencePage; readonly item: NamedItem }) {
  const { conference, items } = shown.head
  if (items.length < 2 || !isOpenStep('change', conference.state)) return null
  return (
    <ActionForm
      action={`/conferences/${conference.id}/agenda/${item.id}/drop`}
      token={visit.formToken}
      kind="quiet"
      version={conference.version}
      idempotencyKey={newId()}
    >
      {texts.agenda.drop}
    </ActionForm>
  )
}
