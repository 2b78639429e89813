import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Form } from '../../ui/form.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isFresh, stepUpPath } from '../acts/is-fresh.ts'
import { changePassword, hasPassword, isOwnPassword } from '../acts/own-account.ts'
import { NewPasswordFields, passwordErrors } from './new-password.tsx'
import { accountTexts as texts } from './own-account-texts.ts'
import { tokenOf } from './request-of.ts'

const HERE = '/account/password'

/** GET /account/password: after having proved who one is. */
export async function showPassword(visit: SignedVisit): Promise<Answer> {
  if (!isFresh(visit)) return seeOther(stepUpPath(HERE))
  return passwordPage(visit, await hasPassword(visit.act, visit.signedIn.login), {}, 200)
}

/** POST /account/password: sets it and ends every other session, or says what is wrong with it. The one before has to be known. */
export async function takePassword(visit: SignedVisit): Promise<Answer> {
  if (!isFresh(visit)) return seeOther(stepUpPath(HERE))
  const { login, staffName } = visit.signedIn
  const password = visit.form.get('password')
  const asksCurrent = await hasPassword(visit.act, login)
  const faults = passwordErrors(password, visit.form.get('again'), { login, name: staffName })
  const isOwn = !asksCurrent || (await isOwnPassword(visit.act, login, visit.form.get('current')))
  const errors = isOwn ? faults : { current: texts.currentWrong, ...faults }
  if (Object.keys(errors).length > 0) return passwordPage(visit, asksCurrent, errors, 422)
  await changePassword(visit.act, password, tokenOf(visit))
  return seeOther('/account?done=password')
}

function passwordPage(visit: SignedVisit, asksCurrent: boolean, errors: Readonly<Record<string, string>>, status: number): Answer {
  const listed = Object.entries(errors).map(([field, message]) => ({ field, message }))
  const crumbs = [{ label: texts.title, href: '/account' }, { label: texts.passwordChange }]
  return page(
    <Layout title={texts.passwordChange} frame={frameOf(visit)} crumbs={crumbs} hasErrors={listed.length > 0}>
      <ErrorSummary errors={listed} />
      <PageTitle title={texts.passwordChange} lead={texts.passwordLead} />
      <Form action={HERE} token={visit.formToken}>
        {/* Password managers want to know whose password it is. */}
        <input type="text" name="login" value={visit.signedIn.login} autocomplete="username" hidden />
        {asksCurrent && (
          <TextField
            name="current"
            label={texts.currentPassword}
            type="password"
            error={errors['current']}
            required
            width="m"
            autocomplete="current-password"
          />
        )}
        <NewPasswordFields errors={errors} />
        <ButtonRow>
          <Button kind="primary">{texts.passwordSubmit}</Button>
          <ButtonLink kind="quiet" href="/account">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    status,
  )
}
