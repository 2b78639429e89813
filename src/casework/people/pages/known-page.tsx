import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Table } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { KnowingAgency } from './known.ts'
import { whoKnows } from './known.ts'
import { KNOWN_BODY } from './known-body.ts'
import { texts } from './texts.ts'

const { known } = texts

/** GET /people/known: the question, empty. */
export function showKnown(visit: SignedVisit): Answer {
  return page(<KnownPage visit={visit} form={emptyForm(visit)} />)
}

/** POST /people/known: names of agencies and nothing more. The answer is this page, because nothing of it may stand in an address. */
export async function answerKnown(visit: SignedVisit): Promise<Answer> {
  const read = readBody(KNOWN_BODY, bodyFromForm(visit.form))
  if (!read.ok) return refused(visit, refusal('fields', { fields: read.refusal }))
  const answered = await whoKnows(visit, read.value)
  if (!answered.ok) return refused(visit, answered.refusal)
  return page(<KnownPage visit={visit} form={emptyForm(visit)} answer={answered.value} />)
}

function refused(visit: SignedVisit, why: Refusal): Answer {
  const form = refusedForm(visit, why)
  return page(<KnownPage visit={visit} form={form} />, form.status)
}

/** What was asked stays in the form, so that it can be asked again with another spelling; it is never kept as a draft. */
function emptyForm(visit: SignedVisit): FormState {
  return { ...refusedForm(visit, refusal('fields', { fields: {} })), hasErrors: false, notice: undefined, status: 200 }
}

type KnownProps = { readonly visit: SignedVisit; readonly form: FormState; readonly answer?: readonly KnowingAgency[] | undefined }

function KnownPage({ visit, form, answer }: KnownProps) {
  const crumbs = [{ label: texts.search.title, href: '/people' }, { label: known.title }]
  return (
    <Layout title={known.title} hasErrors={form.hasErrors} frame={frameOf(visit, 'people')} crumbs={crumbs} withExit>
      <FormNotices form={form} />
      <PageTitle title={known.title} lead={known.lead} />
      {answer && <KnownAnswer agencies={answer} own={visit.signedIn.reader.agencyId} />}
      <Form action="/people/known" token={visit.formToken}>
        <Question visit={visit} form={form} />
        <ButtonRow>
          <Button kind="primary" busyLabel={known.asking}>
            {known.ask}
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

function Question({ visit, form }: KnownProps) {
  const purposes = visit.house.codes.on('known_purpose', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <>
      <TextField
        name="name"
        label={known.name}
        support={known.nameSupport}
        required
        value={form.value('name')}
        error={form.error('name')}
        width="l"
      />
      <FieldRow>
        <DayField name="birthDate" label={known.birthDate} value={form.value('birthDate')} error={form.error('birthDate')} />
        <TextField
          name="phone"
          label={known.phone}
          support={known.eitherSupport}
          value={form.value('phone')}
          error={form.error('phone')}
          width="s"
          inputmode="tel"
        />
      </FieldRow>
      <RadioGroup
        name="purpose"
        legend={known.purpose}
        required
        options={purposes}
        value={form.value('purpose') || undefined}
        error={form.error('purpose')}
      />
    </>
  )
}

function KnownAnswer({ agencies, own }: { readonly agencies: readonly KnowingAgency[]; readonly own: string }) {
  if (agencies.length === 0) {
    return (
      <Banner tone="info" title={known.noneTitle}>
        <p>{known.noneText}</p>
      </Banner>
    )
  }
  return (
    <Banner tone="good" title={known.answerTitle}>
      <p>{known.answerText}</p>
      <Table
        caption={known.answerCaption}
        isCaptionHidden
        columns={[
          { key: 'agency', label: known.agency },
          { key: 'phone', label: known.agencyPhone },
        ]}
        rows={agencies.map(({ id, name, phone }) => ({
          key: id,
          cells: { agency: id === own ? `${name}（${known.own}）` : name, phone: phone ?? '' },
        }))}
        empty={{ title: known.noneTitle, text: known.noneText }}
      />
    </Banner>
  )
}
