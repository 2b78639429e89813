import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { Route, Visit } from '../../platform/http/route.ts'
import { openRoute } from '../../platform/http/route.ts'
import { Button, ButtonRow } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import type { SetupOwner } from '../acts/use-setup-link.ts'
import { readSetupLink, useSetupLink } from '../acts/use-setup-link.ts'
import { NewPasswordFields, passwordErrors } from './new-password.tsx'
import { setupTexts as texts } from './own-account-texts.ts'
import { requestOf } from './request-of.ts'
import { goOn } from './sign-in-routes.tsx'

/** The one-time link. Its secret stands in the address, so no other site and no log of ours may learn the address. */
export const setupRoutes: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/setup/:token',
    duty: 'anyone',
    audit: { none: 'リンクを持つ本人の名前だけを見せる' },
    handler: async visit => silent(await show(visit)),
  }),
  openRoute({
    method: 'POST',
    path: '/setup/:token',
    duty: 'anyone',
    audit: { none: '行いの中で staff.setup として記録する' },
    handler: async visit => silent(await take(visit)),
  }),
]

async function show(visit: Visit): Promise<Answer> {
  const owner = await readSetupLink(visit.house.database, tokenOfLink(visit))
  return owner ? setupPage(visit, owner, {}, 200) : gone(visit)
}

async function take(visit: Visit): Promise<Answer> {
  const owner = await readSetupLink(visit.house.database, tokenOfLink(visit))
  if (owner === undefined) return gone(visit)
  const password = visit.form.get('password')
  const errors = passwordErrors(password, visit.form.get('again'), { login: owner.login, name: owner.staffName })
  if (Object.keys(errors).length > 0) return setupPage(visit, owner, errors, 422)
  const used = await useSetupLink(visit.house.database, tokenOfLink(visit), password, requestOf(visit, 'POST /setup/:token'))
  return used.ok ? goOn(visit, used.value, '/') : gone(visit)
}

function setupPage(visit: Visit, owner: SetupOwner, errors: Readonly<Record<string, string>>, status: number): Answer {
  const [title, lead] = owner.purpose === 'first' ? [texts.title, texts.lead] : [texts.recoveryTitle, texts.recoveryLead]
  const listed = Object.entries(errors).map(([field, message]) => ({ field, message }))
  return page(
    <Layout title={title} frame={frameOf(visit)} hasErrors={listed.length > 0}>
      <ErrorSummary errors={listed} />
      <PageTitle title={title} lead={lead(owner.staffName)} />
      <form class="tn-form" method="post" action={visit.path} novalidate>
        <p>
          {texts.login} <code>{owner.login}</code>
        </p>
        {/* Password managers want to know whose password it is. */}
        <input type="text" name="login" value={owner.login} autocomplete="username" hidden />
        <NewPasswordFields errors={errors} />
        <ButtonRow>
          <Button kind="primary">{texts.submit}</Button>
        </ButtonRow>
      </form>
    </Layout>,
    status,
  )
}

/** Used, ended and unknown links look the same. */
function gone(visit: Visit): Answer {
  return page(
    <Layout title={texts.goneTitle} frame={frameOf(visit)}>
      <PageTitle title={texts.goneTitle} />
      <p>{texts.gone}</p>
      <p>
        <a href="/sign-in">{texts.toSignIn}</a>
      </p>
    </Layout>,
    404,
  )
}

function silent(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'referrer-policy': 'no-referrer' } }
}

function tokenOfLink(visit: Visit): string {
  return visit.params['token'] ?? ''
}
