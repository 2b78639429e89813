import { formatEraShort } from '../../../kernel/era.ts'
import { readId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import { fieldsOf } from '../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ActionForm, Button, ButtonRow } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState, Initial } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { LiveResults, LiveSearch } from '../../../ui/search-box.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import type { Person, PersonId } from '../../people/index.ts'
import { ageOf, kanaOf, nameOf, PERSON_BODY, PersonFields, personFactsFrom, searchPeople, unknownLanguages } from '../../people/index.ts'
import { linkKnownPerson, linkNewPerson } from '../acts/link-person.ts'
import type { ConsultationView } from '../acts/read-consultation.ts'
import { readConsultation } from '../acts/read-consultation.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { PARTS } from '../domain/consultation.ts'
import { onceOf, versionOf } from './hear-pages.tsx'
import { texts } from './texts.ts'
import { numberWords } from './words.ts'

/** Search first, then choose; only then register somebody new. Whether two are the same is decided by a person, never here. */
export async function showLink(visit: SignedVisit): Promise<Answer> {
  return linkPage(visit, 'begin', [])
}

/** One address for the three things this page can do: search, link somebody known, link somebody new. */
export async function doLink(visit: SignedVisit): Promise<Answer> {
  if (visit.form.get('do') === 'search') return searchHere(visit)
  const id = visit.params['id'] as ConsultationId
  const result = await link(visit, id)
  return result.ok ? seeOther(`/consultations/${id}?done=linked`) : linkPage(visit, refusedForm(visit, result.refusal), [], result.refusal)
}

/** The live answer while typing. */
export async function liveLinkSearch(visit: SignedVisit): Promise<Answer> {
  const found = await searchPeople(visit.act, visit.form.get('q'))
  const id = visit.params['id'] as ConsultationId
  return page(<Found visit={visit} id={id} version={versionOf(visit)} found={found} asked={visit.form.get('q')} />)
}

async function searchHere(visit: SignedVisit): Promise<Answer> {
  const found = await searchPeople(visit.act, visit.form.get('q'))
  const quiet = { ...visit, form: fieldsOf([]) }
  return linkPage(quiet, 'begin', found, undefined, visit.form.get('q'))
}

async function link(visit: SignedVisit, id: ConsultationId): Promise<Result<ConsultationId, Refusal>> {
  const part = PARTS.find(one => one === visit.form.get('part')) ?? 'subject'
  const personId = readId<'person'>(visit.form.get('personId') || undefined)
  if (personId) return linkKnownPerson(visit.act, id, versionOf(visit), personId, part, onceOf(visit))
  const read = readBody(PERSON_BODY, bodyFromForm(visit.form, { ticks: ['interpreter'] }))
  if (!read.ok) return no(refusal('fields', { fields: read.refusal }))
  const unknown = unknownLanguages(read.value, visit.house.codes, visit.act.today)
  if (Object.keys(unknown).length > 0) return no(refusal('fields', { fields: unknown }))
  const result = await linkNewPerson(visit.act, id, versionOf(visit), personFactsFrom(read.value), part, onceOf(visit))
  return result.ok ? yes(id) : result
}

async function linkPage(
  visit: SignedVisit,
  formOrBegin: FormState | 'begin',
  found: readonly Person[],
  refused?: Refusal,
  asked = '',
): Promise<Answer> {
  const view = await readConsultation(visit.act, visit.params['id'] as ConsultationId)
  if (view === undefined || refused?.code === 'absent') return absentAnswer(visit)
  const form = formOrBegin === 'begin' ? await openForm(visit, knownFrom(view)) : formOrBegin
  const number = numberWords(view.names.no)
  const at = `/consultations/${view.consultation.id}`
  return page(
    <Layout
      title={texts.linkTitle}
      frame={frameOf(visit, 'consultations')}
      hasErrors={form.hasErrors}
      withExit
      crumbs={[{ label: texts.title, href: '/consultations' }, { label: number, href: at }, { label: texts.linkTitle }]}
    >
      <FormNotices form={form} />
      <PageTitle title={`${texts.linkTitle}（${number}）`} lead={texts.linkLead} />
      <LiveSearch
        action={visit.path}
        url={`${visit.path}/search`}
        token={visit.formToken}
        label={texts.linkFind}
        value={asked}
        values={{ do: 'search', _version: String(view.consultation.version) }}
      >
        {asked !== '' && <Found visit={visit} id={view.consultation.id} version={view.consultation.version} found={found} asked={asked} />}
      </LiveSearch>
      <p>
        <a href="/people/known">{texts.knownAsk}</a>
      </p>
      <NewPerson visit={visit} form={form} view={view} />
    </Layout>,
    form.status,
  )
}

/** What was heard at the desk is not asked again: what to call them, the telephone, the language and the interpreter. */
function knownFrom({ consultation }: ConsultationView): Initial {
  const { called, visitorPhone: phone, language, interpreter, reach } = consultation
  // A visitor's number may be somebody else's; through the public door it is the person's own.
  return { called, phone: reach === null ? null : phone, language, interpreter: interpreter ? 'yes' : '' }
}

function NewPerson(props: { readonly visit: SignedVisit; readonly form: FormState; readonly view: ConsultationView }) {
  const { visit, form } = props
  return (
    <Disclosure summary={texts.linkNew} isOpen={form.hasErrors || form.draftSavedAt !== undefined}>
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={props.view.consultation.version}
        autosave
      >
        <PersonFields form={form} codes={visit.house.codes} today={visit.act.today} brief />
        <RadioGroup
          name="part"
          legend={texts.fields.part}
          inline
          options={PARTS.map(value => ({ value, label: texts.parts[value] }))}
          value={form.value('part') || 'subject'}
          error={form.error('part')}
        />
        <ButtonRow>
          <Button kind="primary">{texts.linkNew}</Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

function Found(props: {
  readonly visit: SignedVisit
  readonly id: ConsultationId
  readonly version: number | undefined
  readonly found: readonly Person[]
  readonly asked: string
}) {
  const { visit, found } = props
  if (props.asked.trim() === '') return <LiveResults announce="" />
  return (
    <LiveResults announce={found.length === 0 ? texts.linkNone : texts.count(found.length, 100)}>
      {found.length === 0 && <p>{texts.linkNone}</p>}
      <ul class="tn-plain-list">
        {found.map(person => (
          <li class="tn-found">
            <span>
              <a href={`/people/${person.id}`}>{nameOf(person)}</a> {kanaOf(person)}
              {person.birthDate && ` ${formatEraShort(person.birthDate)}生（${ageOf(person, visit.act.today)}歳）`}{' '}
              {person.interpreter && <Badge tone="info">{texts.interpreterNeeded}</Badge>}
            </span>
            <ActionForm
              action={`/consultations/${props.id}/people`}
              token={visit.formToken}
              kind="secondary"
              version={props.version}
              values={{ personId: person.id satisfies PersonId, part: 'subject' }}
            >
              {texts.linkChoose}
            </ActionForm>
          </li>
        ))}
      </ul>
    </LiveResults>
  )
}
