import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm } from '../../ui/form-state.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FIRST_LINK_HOURS, openAccount, readAgencyNames } from '../acts/keep-accounts.ts'
import { NEW_ACCOUNT, rowsOfDuties } from './account-bodies.ts'
import { refusedAccountForm } from './account-form-state.ts'
import { agencyOptions } from './account-list.tsx'
import { texts } from './account-texts.ts'
import { DutyChoices } from './duty-choices.tsx'
import { setupPaper } from './setup-paper.tsx'

/** GET /staff-accounts/new: an empty form. */
export async function showNewAccount(visit: SignedVisit): Promise<Answer> {
  return newAccountPage(visit, await openForm(visit))
}

/** POST /staff-accounts/new: adds the account and shows its setup link this once, or the form again. */
export async function answerNewAccount(visit: SignedVisit): Promise<Answer> {
  const read = readBody(NEW_ACCOUNT, bodyFromForm(visit.form, { lists: ['duties'] }))
  if (!read.ok) return newAccountPage(visit, refusedAccountForm(visit, read.refusal))
  const { login, name, kana, agency, endsOn } = read.value
  const duties = rowsOfDuties(read.value, visit.act.today)
  const made = await openAccount(visit.act, { login, name, kana, agencyId: agency, endsOn: endsOn ?? null, duties })
  if (!made.ok) return newAccountPage(visit, refusedAccountForm(visit, made.refusal))
  const { id, token } = made.value
  const { title, done } = texts.paper
  return setupPaper(visit, { title, name, login, token, hours: FIRST_LINK_HOURS, doneHref: `/staff-accounts/${id}`, doneLabel: done })
}

async function newAccountPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const { form: words } = texts
  const agencies = await readAgencyNames(visit.act)
  const crumbs = [{ label: texts.title, href: '/staff-accounts' }, { label: words.newTitle }]
  return page(
    <Layout title={words.newTitle} hasErrors={form.hasErrors} frame={frameOf(visit, 'staff-accounts')} crumbs={crumbs}>
      <FormNotices form={form} />
      <PageTitle title={words.newTitle} lead={words.newLead} />
      <Form action="/staff-accounts/new" token={visit.formToken}>
        <TextField
          name="login"
          label={words.login}
          support={words.loginSupport}
          required
          value={form.value('login')}
          error={form.error('login')}
        />
        <FieldRow>
          <TextField name="name" label={words.name} required value={form.value('name')} error={form.error('name')} />
          <TextField name="kana" label={words.kana} required value={form.value('kana')} error={form.error('kana')} />
        </FieldRow>
        <Select
          name="agency"
          label={words.agency}
          required
          width="l"
          value={form.value('agency')}
          error={form.error('agency')}
          options={[{ value: '', label: words.chooseAgency }, ...agencyOptions(agencies)]}
        />
        <DutyChoices legend={words.duties} support={words.dutiesSupport} values={form.values('duties')} error={form.error('duties')} />
        <FieldRow>
          <DayField name="from" label={words.from} support={words.fromSupport} value={form.value('from')} error={form.error('from')} />
          <DayField name="until" label={words.until} support={words.untilSupport} value={form.value('until')} error={form.error('until')} />
        </FieldRow>
        <DayField
          name="endsOn"
          label={words.endsOn}
          support={words.endsOnSupport}
          value={form.value('endsOn')}
          error={form.error('endsOn')}
        />
        <ButtonRow>
          <Button kind="primary" busyLabel={words.saving}>
            {words.create}
          </Button>
          <ButtonLink kind="quiet" href="/staff-accounts">
            {words.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
