import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther, withCookie } from '../../../platform/http/answer.ts'
import type { Route, Visit } from '../../../platform/http/route.ts'
import { openRoute, whereverPeopleSignIn } from '../../../platform/http/route.ts'
import { sessionCookie } from '../../../platform/http/token.ts'
import { requestOf } from '../../../staff/index.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RedeemRefusal } from '../acts/redeem.ts'
import { readInvited, redeemCode, redeemLink } from '../acts/redeem.ts'
import { peopleTexts } from './people-texts.ts'

const { join } = peopleTexts
const WRITTEN = { none: '行いの中で participant.join として記録する' }

/** The residents' own way in: a code typed from paper, or a link. Looking at a link uses nothing up. */
export const joinRoutes: readonly Route[] = whereverPeopleSignIn([
  openRoute({ method: 'GET', path: '/join', duty: 'anyone', audit: { none: '合い言葉を打つ用紙だけ' }, handler: visit => codePage(visit) }),
  openRoute({ method: 'POST', path: '/join', duty: 'anyone', audit: WRITTEN, handler: enterByCode }),
  openRoute({
    method: 'GET',
    path: '/join/:token',
    duty: 'anyone',
    audit: { none: 'リンクを持つ本人の名前だけを見せる' },
    handler: async visit => silent(await showLink(visit)),
  }),
  openRoute({
    method: 'POST',
    path: '/join/:token',
    duty: 'anyone',
    audit: WRITTEN,
    handler: async visit => silent(await enterByLink(visit)),
  }),
])

async function enterByCode(visit: Visit): Promise<Answer> {
  const done = await redeemCode(visit.house.database, visit.form.get('code'), requestOf(visit, 'POST /join'))
  return done.ok ? inside(done.value) : codePage(visit, done.refusal)
}

async function showLink(visit: Visit): Promise<Answer> {
  const invited = await readInvited(visit.house.database, visit.params['token'] ?? '')
  if (invited === undefined) return gone(visit)
  return page(
    <Layout title={join.title} frame={frameOf(visit)}>
      <PageTitle title={join.hello(invited.name)} lead={join.helloLead(invited.councilName)} />
      <form class="tn-form" method="post" action={visit.path}>
        <ButtonRow>
          <Button kind="primary">{join.submit}</Button>
        </ButtonRow>
      </form>
    </Layout>,
  )
}

async function enterByLink(visit: Visit): Promise<Answer> {
  const done = await redeemLink(visit.house.database, visit.params['token'] ?? '', requestOf(visit, 'POST /join/:token'))
  return done.ok ? inside(done.value) : gone(visit)
}

function inside(session: string): Answer {
  return withCookie(seeOther('/councils/mine?done=joined'), sessionCookie(session))
}

function codePage(visit: Visit, refused?: RedeemRefusal): Answer {
  const message = refused === undefined ? undefined : refused === 'too-many' ? join.tooMany : join.over
  return page(
    <Layout title={join.title} frame={frameOf(visit)} hasErrors={message !== undefined}>
      {message && <ErrorSummary errors={[{ field: 'code', message }]} />}
      <PageTitle title={join.title} lead={join.lead} />
      <form class="tn-form" method="post" action="/join" novalidate>
        <TextField
          name="code"
          label={join.code}
          support={join.support}
          required
          width="m"
          value={visit.form.get('code')}
          error={message}
          autocomplete="one-time-code"
        />
        <ButtonRow>
          <Button kind="primary">{join.submit}</Button>
        </ButtonRow>
      </form>
    </Layout>,
    refused === undefined ? 200 : refused === 'too-many' ? 429 : 422,
  )
}

/** Used, ended, withdrawn and unknown links look the same. */
function gone(visit: Visit): Answer {
  return page(
    <Layout title={join.goneTitle} frame={frameOf(visit)}>
      <PageTitle title={join.goneTitle} lead={join.gone} />
      <p>
        <a href="/join">{join.title}</a>
      </p>
    </Layout>,
    404,
  )
}

/** The secret stands in the address, so no other site may learn it. */
function silent(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'referrer-policy': 'no-referrer' } }
}
