import { formatDay } from '../../../../kernel/day.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { typedFields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { isFresh, stepUpPath } from '../../../../staff/index.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { changeType, previewType, readTypes } from '../../acts/conference/change-types.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import type { TypeChange } from '../../domain/conference/type-wish.ts'
import type { TypeWishKind } from './type-body.ts'
import { readTypeWish, typeInitial } from './type-body.ts'
import { TypeFields } from './type-form.tsx'
import { typeTexts as texts } from './type-texts.ts'

const BACK = '/rules/conference-types'

/** GET: the form of one kind of change, beginning from the kind as it stands. */
export function showTypeWish(kind: TypeWishKind) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const row = await rowOf(visit)
    if (kind !== 'open' && row === undefined) return absentAnswer(visit)
    return wishPage(visit, kind, row, await openForm(visit, { ...typeInitial(row), from: '' }))
  }
}

/** POST: looks the change over; with `step=apply` does it. */
export function answerTypeWish(kind: TypeWishKind) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const row = await rowOf(visit)
    if (kind !== 'open' && row === undefined) return absentAnswer(visit)
    const read = readTypeWish(visit, kind)
    if (!read.ok) return wishPage(visit, kind, row, refusedForm(visit, refusal('fields', { fields: read.refusal })))
    if (visit.form.get('step') !== 'apply') {
      const looked = await previewType(visit.act, visit.house.codes, read.value)
      if (!looked.ok) return wishPage(visit, kind, row, refusedForm(visit, looked.refusal))
      const typed = { ...refusedForm(visit, refusal('fields')), notice: undefined, hasErrors: false, status: 200 }
      return wishPage(visit, kind, row, typed, looked.value)
    }
    const body = typedFields(visit.form).filter(([name]) => name !== 'step')
    const request = { key: visit.form.get('_key'), body, draft: visit.form.get('_draft') }
    const done = await changeType(visit.act, visit.house.codes, isFresh(visit), read.value, request)
    return done.ok ? seeOther(`${BACK}?done=done`) : wishPage(visit, kind, row, refusedForm(visit, done.refusal))
  }
}

async function rowOf(visit: SignedVisit): Promise<ConferenceType | undefined> {
  const rows = await readTypes(visit.act)
  return rows.findLast(row => row.code === visit.params['code'] && !row.isSealed)
}

function wishPage(visit: SignedVisit, kind: TypeWishKind, row: ConferenceType | undefined, form: FormState, preview?: TypeChange): Answer {
  const { title, lead } = texts.wish[kind]
  const named = row === undefined ? title : `${title}：${row.displayName}`
  return page(
    <Layout
      title={named}
      frame={frameOf(visit, 'rules')}
      crumbs={[{ label: texts.rules, href: '/rules' }, { label: texts.title, href: BACK }, { label: named }]}
      hasErrors={form.hasErrors}
    >
      <FormNotices form={form} />
      <PageTitle title={named} lead={lead} />
      {preview && <Preview change={preview} />}
      {!isFresh(visit) && <ProofFirst path={visit.path} />}
      <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        {preview && isFresh(visit) && (
          <ButtonRow>
            <Button kind="primary" name="step" value="apply" busyLabel={texts.applying}>
              {texts.apply}
            </Button>
          </ButtonRow>
        )}
        <TypeFields kind={kind} form={form} codes={visit.house.codes} today={visit.act.today} />
        <ButtonRow>
          <Button kind={preview ? 'secondary' : 'primary'} name="step" value="look">
            {texts.look}
          </Button>
          <ButtonLink kind="quiet" href={BACK}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function ProofFirst({ path }: { readonly path: string }) {
  return (
    <Banner tone="warn" title={texts.proveLink}>
      <p>{texts.prove}</p>
      <p>
        <a href={stepUpPath(path)}>{texts.proveLink}</a>
      </p>
    </Banner>
  )
}

function Preview({ change }: { readonly change: TypeChange }) {
  return (
    <Banner tone="info" title={texts.previewTitle}>
      <p>{texts.previewText}</p>
      <ul>
        {change.ended.map(({ row, validTo }) => (
          <li>{validTo === null ? texts.goesOn(row.displayName) : texts.ends(row.displayName, formatDay(validTo))}</li>
        ))}
        {change.added.map(row => (
          <li>{texts.begins(row.displayName, formatDay(row.validFrom))}</li>
        ))}
      </ul>
    </Banner>
  )
}
