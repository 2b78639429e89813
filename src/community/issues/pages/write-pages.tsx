import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
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
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { listCouncils, mayRead, neighbourOf } from '../../councils/index.ts'
import { rewordIssue } from '../acts/move-issue.ts'
import { raiseIssue } from '../acts/raise-issue.ts'
import { readIssue } from '../acts/read-issues.ts'
import type { IssueId } from '../domain/issue.ts'
import { RAISE_BODY, REWORD_BODY } from './bodies.ts'
import { texts } from './texts.ts'

const NO_LINKS = async () => []

/** GET /community-issues/new. */
export async function showNewIssue(visit: SignedVisit): Promise<Answer> {
  return newPage(visit, await openForm(visit, { councilNo: visit.query.get('council') || (await ownCouncil(visit)) }))
}

/** POST /community-issues/new. */
export async function raiseByForm(visit: SignedVisit): Promise<Answer> {
  const read = readBody(RAISE_BODY, bodyFromForm(visit.form, { lists: ['themes'] }))
  if (!read.ok) return newPage(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const { value } = read
  const done = await raiseIssue(
    visit.act,
    {
      councilNo: value.councilNo,
      bodyId: null,
      title: value.title,
      words: value.words ?? '',
      origin: visit.signedIn.reader.duties.has('outreach') ? 'coordinator' : 'resident',
      level: 'council',
      themes: value.themes,
      byParticipant: value.byParticipant ?? null,
    },
    onceOf(visit),
  )
  return done.ok ? seeOther(`/community-issues/${done.value}?done=raised`) : newPage(visit, refusedForm(visit, done.refusal))
}

/** GET /community-issues/:id/edit. */
export async function showReword(visit: SignedVisit): Promise<Answer> {
  const whole = await readIssue(visit.act, visit.params['id'] as IssueId, NO_LINKS)
  if (whole === undefined || !whole.isKeeper) return absentAnswer(visit)
  const { issue } = whole
  return rewordPage(visit, await openForm(visit, { title: issue.title, words: issue.words, themes: issue.themes }), issue.version)
}

/** POST /community-issues/:id/edit. */
export async function rewordByForm(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as IssueId
  const again = (refused: Refusal) => rewordPage(visit, refusedForm(visit, refused), refused.currentVersion ?? versionOf(visit) ?? 1)
  const read = readBody(REWORD_BODY, bodyFromForm(visit.form, { lists: ['themes'] }))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const text = { ...read.value, words: read.value.words ?? '' }
  const done = await rewordIssue(visit.act, id, text, { version: versionOf(visit), once: onceOf(visit) })
  if (done.ok) return seeOther(`/community-issues/${id}?done=reworded`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : again(done.refusal)
}

async function ownCouncil(visit: SignedVisit): Promise<string> {
  const { councils } = await visit.act.look(neighbourOf)
  return String(councils[0] ?? '')
}

async function newPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const councils = await visit.act.look(async db => {
    const reader = await neighbourOf(db)
    return (await listCouncils(db)).filter(({ no }) => mayRead('council', no, reader))
  })
  return page(
    <Layout
      title={texts.newTitle}
      frame={frameOf(visit, 'issues')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/community-issues' }, { label: texts.newTitle }]}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.newTitle} lead={texts.newLead} />
      <Form action="/community-issues/new" token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        <Select
          name="councilNo"
          label={texts.fields.council}
          required
          width="m"
          options={[{ value: '', label: '選んでください' }, ...councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
          value={form.value('councilNo')}
          error={form.error('councilNo')}
        />
        <TextFields visit={visit} form={form} />
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
          <ButtonLink kind="quiet" href="/community-issues">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function rewordPage(visit: SignedVisit, form: FormState, version: number): Answer {
  const id = visit.params['id'] ?? ''
  return page(
    <Layout
      title={texts.rewordTitle}
      frame={frameOf(visit, 'issues')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/community-issues' }, { label: texts.rewordTitle }]}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.rewordTitle} lead={texts.newLead} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={version}
        autosave
      >
        <TextFields visit={visit} form={form} />
        <ButtonRow>
          <Button kind="primary">{texts.reword}</Button>
          <ButtonLink kind="quiet" href={`/community-issues/${id}`}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function TextFields(props: { readonly visit: SignedVisit; readonly form: FormState }) {
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
        rows={5}
        counter={4000}
        value={form.value('words')}
        error={form.error('words')}
      />
      <CheckboxGroup
        name="themes"
        inline
        legend={texts.fields.themes}
        support={texts.support.themes}
        options={visit.house.codes.on('community_theme', visit.act.today).map(({ code, label }) => ({ value: code, label }))}
        values={form.values('themes')}
        error={form.error('themes')}
      />
    </>
  )
}
