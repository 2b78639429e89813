import type { Child } from 'hono/jsx'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState, Initial } from '../../ui/form-state.ts'
import { openForm } from '../../ui/form-state.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import type { AgencyName } from '../acts/keep-accounts.ts'
import { readAccount, readAgencyNames } from '../acts/keep-accounts.ts'
import type { Account } from '../domain/account.ts'
import { accountIdOf } from './account-page.tsx'
import { texts } from './account-texts.ts'

/** What one form about an account looks like. */
export type AccountForm = {
  readonly title: string
  lead?(visit: SignedVisit): string
  readonly button: string
  /** The last part of the address. */
  readonly place: string
  initial(account: Account, visit: SignedVisit): Initial
  fields(form: FormState, account: Account, agencies: readonly AgencyName[]): Child
}

/** The page of a form about one account: as it begins, or again after a refusal. */
export async function accountFormPage(visit: SignedVisit, shape: AccountForm, refused?: FormState): Promise<Answer> {
  const account = await readAccount(visit.act, accountIdOf(visit))
  if (account === undefined) return absentAnswer(visit)
  const form = refused ?? (await openForm(visit, shape.initial(account, visit)))
  const agencies = await readAgencyNames(visit.act)
  const home = `/staff-accounts/${account.id}` as const
  const crumbs = [{ label: texts.title, href: '/staff-accounts' }, { label: account.name, href: home }, { label: shape.title }]
  return page(
    <Layout title={shape.title} hasErrors={form.hasErrors} frame={frameOf(visit, 'staff-accounts')} crumbs={crumbs}>
      <FormNotices form={form} />
      <PageTitle title={`${account.name}：${shape.title}`} lead={shape.lead?.(visit)} />
      <Form action={`${home}/${shape.place}`} token={visit.formToken}>
        {shape.fields(form, account, agencies)}
        <ButtonRow>
          <Button kind="primary" busyLabel={texts.form.saving}>
            {shape.button}
          </Button>
          <ButtonLink kind="quiet" href={home}>
            {texts.form.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
