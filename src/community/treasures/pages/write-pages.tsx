import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Select } from '../../../ui/select.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { findTreasureByHand } from '../acts/find-treasure.ts'
import { amendTreasure } from '../acts/move-treasure.ts'
import { readFindChoices, readTreasure } from '../acts/read-treasures.ts'
import type { Treasure, TreasureId } from '../domain/treasure.ts'
import { AMEND_BODY, FIND_BODY } from './bodies.ts'
import { saidOf } from './said.ts'
import { SaidFields } from './said-fields.tsx'
import { texts } from './texts.ts'

const NO_LINKS = async () => []

/** GET /treasures/new; `council` and `theme` of the address are chosen already. */
export async function showNewTreasure(visit: SignedVisit): Promise<Answer> {
  const theme = visit.query.get('theme')
  return newPage(visit, await openForm(visit, { councilNo: visit.query.get('council'), themes: theme === '' ? [] : theme.split(',') }))
}

/** POST /treasures/new. What may not be shown to its finder yet is said to be kept. */
export async function findByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(FIND_BODY, bodyFromForm(visit.form, { lists: ['themes'] }))
  if (!read.ok) return newPage(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const { councilNo, byParticipant, tellerName, stewardName } = read.value
  const told = { ...saidOf(read.value), councilNo, byParticipant, tellerName, stewardName }
  const done = await findTreasureByHand(visit.act, told, onceOf(visit))
  if (!done.ok) return newPage(visit, refusedForm(visit, done.refusal))
  const seen = await readTreasure(visit.act, done.value, NO_LINKS)
  return seeOther(seen === undefined ? '/treasures?done=kept' : `/treasures/${done.value}?done=found`)
}

/** GET /treasures/:id/edit. */
export async function showAmend(visit: SignedVisit): Promise<Answer> {
  const whole = await readTreasure(visit.act, visit.params['id'] as TreasureId, NO_LINKS)
  if (whole === undefined || !whole.isKeeper) return absentAnswer(visit)
  return amendPage(visit, await openForm(visit, initialOf(whole.treasure)), whole.treasure.version)
}

/** POST /treasures/:id/edit. */
export async function amendByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as TreasureId
  const again = (refused: Refusal) => amendPage(visit, refusedForm(visit, refused), refused.currentVersion ?? versionOf(visit) ?? 1)
  const read = readBody(AMEND_BODY, bodyFromForm(visit.form, { lists: ['themes'] }))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const named = { teller: read.value.tellerName ?? '', steward: read.value.stewardName ?? '' }
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  const done = await amendTreasure(visit.act, id, { ...saidOf(read.value), named }, asked)
  if (done.ok) return seeOther(`/treasures/${id}?done=amended`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : again(done.refusal)
}

function initialOf(treasure: Treasure) {
  const { name, type, story, themes, place, openWhen, how, cost, barrierFree, audience, tellerName, stewardName } = treasure
  const point = { lat: treasure.lat?.toString(), lon: treasure.lon?.toString() }
  return { name, type, story, themes, place, ...point, openWhen, how, cost, barrierFree, audience, tellerName, stewardName }
}

async function newPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const asked = Number(form.value('councilNo'))
  const { councils, participants, own } = await readFindChoices(visit.act, asked > 0 && asked < 1000 ? asked : undefined)
  return page(
    <Layout
      title={texts.newTitle}
      frame={frameOf(visit, 'treasures')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/treasures' }, { label: texts.newTitle }]}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.newTitle} lead={texts.newLead} />
      <Form action="/treasures/new" token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        <Select
          name="councilNo"
          label={texts.fields.council}
          required
          width="m"
          options={[{ value: '', label: texts.choose }, ...councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
          value={form.value('councilNo') || own}
          error={form.error('councilNo')}
        />
        <SaidFields visit={visit} form={form} isOpen={false} />
        {participants.length > 0 && (
          <Select
            name="byParticipant"
            label={texts.fields.byParticipant}
            width="m"
            options={[{ value: '', label: '―' }, ...participants.map(({ id, name }) => ({ value: id, label: name }))]}
            value={form.value('byParticipant')}
            error={form.error('byParticipant')}
          />
        )}
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
          <ButtonLink kind="quiet" href="/treasures">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function amendPage(visit: SignedVisit, form: FormState, version: number): Answer {
  return page(
    <Layout
      title={texts.amendTitle}
      frame={frameOf(visit, 'treasures')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/treasures' }, { label: texts.amendTitle }]}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.amendTitle} lead={texts.newLead} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={version}
        autosave
      >
        <SaidFields visit={visit} form={form} isOpen />
        <ButtonRow>
          <Button kind="primary">{texts.amend}</Button>
          <ButtonLink kind="quiet" href={`/treasures/${visit.params['id'] ?? ''}`}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
