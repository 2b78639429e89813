import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther, withCookie } from '../../platform/http/answer.ts'
import { ownPath } from '../../platform/http/draft-routes.ts'
import type { Visit } from '../../platform/http/route.ts'
import { sessionCookie } from '../../platform/http/token.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { relyingPartyAt } from '../acts/relying-party.ts'
import type { SsoGround } from '../acts/sign-in-by-sso.ts'
import { arriveBySso, leaveForSso } from '../acts/sign-in-by-sso.ts'
import type { SsoRefusal } from '../domain/sso.ts'
import { requestOf } from './request-of.ts'
import { texts } from './sso-texts.ts'

const COOKIE = '__Host-tsunagi-sso'
const SECONDS = 600

/** GET /sign-in/sso: off to the provider, with a cookie by which this browser is known again. */
export async function leave(visit: Visit): Promise<Answer> {
  const ground = groundOf(visit)
  const [origin] = relyingPartyAt(visit.header('host')).origins
  if (ground === undefined || origin === undefined) return absentAnswer(visit)
  const next = ownPath(visit.query.get('next')) ?? '/'
  const left = await leaveForSso(ground, `${origin}/sign-in/sso/callback`, next, visit.from, visit.query.get('fresh') === '1')
  if (!left.ok) return refusedPage(visit, left.refusal)
  const { url, browserSecret } = left.value
  const away = { status: 303, headers: { location: url }, body: null }
  return withCookie(away, `${COOKIE}=${browserSecret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${SECONDS}`)
}

/** GET /sign-in/sso/callback: back from the provider. */
export async function arrive(visit: Visit): Promise<Answer> {
  const ground = groundOf(visit)
  if (ground === undefined) return absentAnswer(visit)
  const query = new URLSearchParams(visit.query.entries.map(([name, value]): [string, string] => [name, value]))
  const arrived = await arriveBySso(ground, query, secretOf(visit), requestOf(visit, 'GET /sign-in/sso/callback'))
  if (!arrived.ok) return refusedPage(visit, arrived.refusal)
  return withCookie(seeOther(ownPath(arrived.value.next) ?? '/'), sessionCookie(arrived.value.token))
}

function groundOf(visit: Visit): SsoGround | undefined {
  const { database, cipher, sso } = visit.house
  return sso && { database, cipher, sso }
}

function secretOf(visit: Visit): string | undefined {
  const prefix = `${COOKIE}=`
  const parts = (visit.header('cookie') ?? '').split(';').map(part => part.trim())
  return parts.find(part => part.startsWith(prefix))?.slice(prefix.length) || undefined
}

function refusedPage(visit: Visit, why: SsoRefusal): Answer {
  const status = why === 'too-many' ? 429 : why === 'unreachable' ? 503 : 403
  return page(
    <Layout title={texts.notIn} frame={frameOf(visit)} hasErrors>
      <PageTitle title={texts.notIn} />
      <Banner tone="bad" title={texts.title}>
        <p>{texts.refusals[why]}</p>
      </Banner>
      <ButtonLink kind="secondary" href="/sign-in">
        {texts.again}
      </ButtonLink>
    </Layout>,
    status,
  )
}
