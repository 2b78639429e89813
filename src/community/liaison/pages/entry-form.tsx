import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Select } from '../../../ui/select.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { sayEntryAnew, stateEntry } from '../acts/keep-entries.ts'
import { choicesOf, keptBy, readEntry } from '../acts/read-liaison.ts'
import type { EntryId, Side } from '../domain/entry.ts'
import { SIDES, STAGES } from '../domain/entry.ts'
import { STATE_BODY, WORDS_BODY } from './bodies.ts'
import { councilChoices, LiaisonPage, themeChoices } from './frame.tsx'
import { texts } from './texts.ts'

const NO_LINKS = async () => []
const LISTS = { lists: ['themes'] }

/** GET /liaison/entries/new. */
export async function showNewEntry(visit: SignedVisit): Promise<Answer> {
  const kept = keptBy(await choicesOf(visit.act))
  const initial = { councilNo: String(visit.query.get('council') || (kept[0]?.no ?? '')), stage: 'not_yet' }
  return entryPage(visit, await openForm(visit, initial), { side: sideAsked(visit.query.get('side')) })
}

/** POST /liaison/entries/new. */
export async function stateByForm(visit: SignedVisit): Promise<Answer> {
  const again = (refused: Refusal) => entryPage(visit, refusedForm(visit, refused), { side: sideAsked(visit.form.get('side')) })
  const read = readBody(STATE_BODY, bodyFromForm(visit.form, LISTS))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const done = await stateEntry(visit.act, { ...read.value, words: read.value.words ?? '' }, onceOf(visit))
  return done.ok ? seeOther(`/liaison/entries/${done.value}?done=stated`) : again(done.refusal)
}

/** GET /liaison/entries/:id/edit. */
export async function showReword(visit: SignedVisit): Promise<Answer> {
  const whole = await readEntry(visit.act, visit.params['id'] ?? '', NO_LINKS)
  if (whole === undefined || !whole.isKeeper) return absentAnswer(visit)
  const { entry } = whole
  const form = await openForm(visit, { title: entry.title, words: entry.words, themes: entry.themes, stage: entry.stage })
  return entryPage(visit, form, { side: entry.side, id: entry.id, version: entry.version })
}

/** POST /liaison/entries/:id/edit. */
export async function rewordByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as EntryId
  const again = (refused: Refusal) =>
    entryPage(visit, refusedForm(visit, refused), {
      side: sideAsked(visit.form.get('side')),
      id,
      version: refused.currentVersion ?? versionOf(visit) ?? 1,
    })
  const read = readBody(WORDS_BODY, bodyFromForm(visit.form, LISTS))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const done = await sayEntryAnew(
    visit.act,
    id,
    { ...read.value, words: read.value.words ?? '' },
    { version: versionOf(visit), once: onceOf(visit) },
  )
  if (done.ok) return seeOther(`/liaison/entries/${id}?done=reworded`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : again(done.refusal)
}

function sideAsked(text: string): Side {
  return SIDES.find(side => side === text) ?? 'offer'
}

type About = { readonly side: Side; readonly id?: EntryId; readonly version?: number }

async function entryPage(visit: SignedVisit, form: FormState, about: About): Promise<Answer> {
  const councils = keptBy(await choicesOf(visit.act))
  const title = about.id ? texts.reword : texts.new[about.side]
  return page(
    <LiaisonPage
      visit={visit}
      here="board"
      title={title}
      lead={about.id ? texts.rewordLead : texts.newLead}
      hasErrors={form.hasErrors}
      isRecord
    >
      <FormNotices form={form} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={about.version}
        autosave
      >
        <HiddenFields values={{ side: about.side }} />
        {!about.id && (
          <Select
            name="councilNo"
            label={texts.fields.council}
            required
            options={[{ value: '', label: '' }, ...councilChoices(councils)]}
            value={form.value('councilNo')}
            error={form.error('councilNo')}
          />
        )}
        <WordFields visit={visit} form={form} />
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
          <ButtonLink kind="quiet" href={about.id ? `/liaison/entries/${about.id}` : '/liaison'}>
            {texts.clearBack}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </LiaisonPage>,
    form.status,
  )
}

function WordFields(props: { readonly visit: SignedVisit; readonly form: FormState }) {
  const { visit, form } = props
  return (
    <>
      <TextField
        name="title"
        label={texts.fields.title}
        support={texts.support.title}
        required
        width="full"
        value={form.value('title')}
        error={form.error('title')}
      />
      <TextArea
        name="words"
        label={texts.fields.words}
        support={texts.support.words}
        rows={4}
        counter={2000}
        value={form.value('words')}
        error={form.error('words')}
      />
      <RadioGroup
        name="stage"
        legend={texts.fields.stage}
        inline
        options={STAGES.map(value => ({ value, label: texts.stages[value] }))}
        value={form.value('stage')}
        error={form.error('stage')}
      />
      <CheckboxGroup
        name="themes"
        legend={texts.fields.themes}
        support={texts.support.themes}
        inline
        options={themeChoices(visit)}
        values={form.values('themes')}
        error={form.error('themes')}
      />
    </>
  )
}
