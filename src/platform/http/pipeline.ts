import { randomInt } from 'node:crypto'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { readId } from '../../kernel/id.ts'
import { refusal } from '../../kernel/refusal.ts'
import { actAs } from '../act.ts'
import { isUnwritten } from '../audit/record.ts'
import { isAway } from '../lent-connection.ts'
import type { Log } from '../log.ts'
import { describeError } from '../log.ts'
import { withinTime } from '../patience.ts'
import type { Answer } from './answer.ts'
import { fieldsFrom, fieldsOf } from './fields.ts'
import { problem, problemOf } from './problem.ts'
import type { House, NavPlace, Route, SignedIn, Visit } from './route.ts'
import { mayEnter } from './route.ts'
import { SAFE_HEADERS } from './safe-headers.ts'
import type { Sent } from './sent-files.ts'
import { readSent } from './sent-files.ts'
import { BAD_JSON, parseJson } from './sent-json.ts'
import { formTokenOf, readSessionCookie, sameToken } from './token.ts'

const BODY_LIMIT = 8_000_000
/** Nobody waits longer than this for an answer of the database; then they are told, with what they typed. */
const ANSWER_MS = 20_000
/** When a balancer or program may try again after the database was away. */
const TRY_AGAIN = { 'retry-after': '10' }

/** Who is behind a session or token; implemented by the staff module, so that platform knows no account. */
export type Doorkeeper = {
  bySession(token: string): Promise<SignedIn | undefined>
  byToken(token: string): Promise<SignedIn | undefined>
}

/** The pages shown when a request ends early; drawn by the ui, so that platform knows no markup. */
export type EarlyPages = {
  absent(visit: Visit): Answer
  dutyMissing(visit: Visit): Answer
  /** Asks to sign in, carrying what was typed. */
  signInFirst(visit: Visit): Answer | Promise<Answer>
  /** The form did not come from our own page; the typed text is kept and can be sent again. */
  foreignForm(visit: Visit): Answer
  /** Something broke (500), or the database was away, too slow, or could not write the audit (503); drawn without the database, with the typed text kept. */
  broken(visit: Visit, status: 500 | 503): Answer
  tooLarge(visit: Visit): Answer
}

export type PipelineParts = {
  readonly house: House
  readonly routes: readonly Route[]
  readonly navigation: readonly NavPlace[]
  readonly doorkeeper: Doorkeeper
  readonly pages: EarlyPages
  readonly log: Log
  readonly clock: () => Date
  /** A proxy of the city stands before the program and says who is asking. */
  readonly isBehindProxy?: boolean | undefined
  /** Milliseconds within which the databases have to do all of one request; twenty seconds unless given. */
  readonly answerMs?: number | undefined
}

/** The whole way of a request, as an application that Node's server, or a test, can call. */
export function pipeline(parts: PipelineParts): Hono {
  const app = new Hono()
  for (const row of parts.routes) app.on(row.method, row.path, context => answer(parts, row, context))
  app.notFound(context => answer(parts, undefined, context))
  return app
}

async function answer(parts: PipelineParts, row: Route | undefined, context: Context): Promise<Response> {
  const isApi = /^\/(api|public)\//.test(context.req.path)
  const requestNo = freshRequestNo()
  const started = performance.now()
  let visit: Visit = bareVisit(parts, context, requestNo)
  let done: Answer
  try {
    const sent = await readSent(context.req.raw, row?.takes, BODY_LIMIT)
    if ('missing' in sent) done = sent.missing === 'cut' ? CUT : tooLarge(parts, visit, isApi)
    else {
      const read = readRequest(context, visit, isApi, sent)
      // Kept before the database is asked: should it fail, what was typed is already in hand.
      visit = read.visit
      const meet = async () => {
        visit = { ...read.visit, signedIn: await whoIs(parts, context, isApi) }
        return enter(parts, row, visit, isApi)
      }
      done = read.early ?? (await withinTime(parts.answerMs ?? ANSWER_MS, meet))
    }
  } catch (error) {
    const status = isAway(error) || isUnwritten(error) ? 503 : 500
    parts.log.error({ requestNo, route: row?.path, ...describeError(error) }, status === 503 ? 'away' : 'broken')
    done = isApi ? brokenProblem(requestNo, status) : brokenPage(parts, visit, status)
  }
  parts.log.info(
    { requestNo, method: context.req.method, route: row?.path ?? '-', status: done.status, ms: Math.round(performance.now() - started) },
    'request',
  )
  return respond(done, requestNo, isApi)
}

function readRequest(context: Context, bare: Visit, isApi: boolean, sent: Sent): { readonly visit: Visit; readonly early?: Answer } {
  const body = 'text' in sent ? sent.text : ''
  if (!isApi) {
    const session = readSessionCookie(context.req.header('cookie'))
    const brought = 'text' in sent ? { form: fieldsFrom(body) } : sent
    return { visit: { ...bare, ...brought, formToken: formTokenOf(session ?? requestSecret(bare)) } }
  }
  const json = body === '' ? undefined : parseJson(body)
  const visit = { ...bare, json }
  return json === BAD_JSON
    ? { visit, early: problemOf(400, 'bad-json', 'JSON として読めませんでした。書式をお確かめください。') }
    : { visit }
}

async function whoIs(parts: PipelineParts, context: Context, isApi: boolean): Promise<SignedIn | undefined> {
  return isApi ? bearer(parts, context) : parts.doorkeeper.bySession(readSessionCookie(context.req.header('cookie')) ?? '')
}

async function enter(parts: PipelineParts, row: Route | undefined, visit: Visit, isApi: boolean): Promise<Answer> {
  if (row === undefined) return isApi ? problem(refusal('absent')) : parts.pages.absent(visit)
  const isSignIn = row.duty === 'anyone'
  if (!isApi && visit.method === 'POST' && !isFromOurselves(visit)) return parts.pages.foreignForm(visit)
  if (!isSignIn && visit.signedIn === undefined) return isApi ? unsignedProblem() : parts.pages.signInFirst(visit)
  if (!isApi && visit.method === 'POST' && !isSignIn && !sameToken(visit.form.get('_token'), visit.formToken))
    return parts.pages.foreignForm(visit)
  if (Object.entries(visit.params).some(([name, value]) => name.endsWith('id') && readId(value) === undefined)) {
    return isApi ? problem(refusal('absent')) : parts.pages.absent(visit)
  }
  if (row.duty === 'anyone') return row.handler(visit)
  if (visit.signedIn === undefined) return unsignedProblem()
  const act = actAs(parts.house.database, visit.signedIn.reader, {
    route: `${row.method} ${row.path}`,
    requestNo: visit.requestNo,
    now: visit.now,
  })
  if (!mayEnter(row, visit.signedIn)) return turnAway(parts, row, visit, act, isApi)
  const done = await row.handler({ ...visit, signedIn: visit.signedIn, act })
  if (typeof row.audit === 'string' && done.status < 400 && act.audited() === 0) throw new Error(`unaudited answer of ${row.path}`)
  return done
}

/** Without the duty a record's address answers as if there were none; a whole screen says whose it is. Both are written down. */
async function turnAway(parts: PipelineParts, row: Route, visit: Visit, act: ReturnType<typeof actAs>, isApi: boolean): Promise<Answer> {
  const ids = Object.entries(visit.params)
    .filter(([name]) => name.endsWith('id'))
    .map(([, value]) => value)
  await act.transaction(tx =>
    tx.audit({
      action: typeof row.audit === 'string' ? row.audit : 'enter',
      subjectType: 'route',
      subjectIds: ids,
      outcome: 'refused',
      refusal: 'duty-missing',
    }),
  )
  if (ids.length > 0) return isApi ? problem(refusal('absent')) : parts.pages.absent(visit)
  return isApi ? problem(refusal('duty-missing')) : parts.pages.dutyMissing(visit)
}

/** Browsers say where a form came from; other programs that say nothing carry no cookie of ours and gain nothing. */
function isFromOurselves(visit: Visit): boolean {
  const site = visit.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = visit.header('origin')
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === visit.header('host')
}

async function bearer(parts: PipelineParts, context: Context): Promise<SignedIn | undefined> {
  const given = /^Bearer ([\w-]{20,200})$/.exec(context.req.header('authorization') ?? '')?.[1]
  return given === undefined ? undefined : parts.doorkeeper.byToken(given)
}

function bareVisit(parts: PipelineParts, context: Context, requestNo: string): Visit {
  return {
    method: context.req.method,
    path: context.req.path,
    // No database text can hold the zero byte, and no address or question of ours means it.
    params: Object.fromEntries(Object.entries<string>(context.req.param()).map(([name, value]) => [name, value.replaceAll('\u0000', '')])),
    query: fieldsFrom(new URL(context.req.url).search.slice(1).replaceAll('%00', '')),
    form: fieldsOf([]),
    files: [],
    json: undefined,
    header: name => context.req.header(name),
    requestNo,
    now: parts.clock(),
    house: parts.house,
    navigation: parts.navigation,
    signedIn: undefined,
    formToken: '',
    from: addressOf(context, parts.isBehindProxy === true),
  }
}

/** The sender; behind a proxy of our own, what that proxy says: the last entry, because anybody can write those before it. */
function addressOf(context: Context, isBehindProxy: boolean): string {
  const told = isBehindProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (told) return told
  const incoming = (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? 'unknown'
}

/** Before sign-in a form token protects nothing of anybody; it only has to be of the right shape. */
function requestSecret(visit: Visit): string {
  return visit.requestNo
}

/** Nine digits in threes: short enough to be read out by telephone. */
function freshRequestNo(): string {
  const digits = String(randomInt(0, 1_000_000_000)).padStart(9, '0')
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
}

function tooLarge(parts: PipelineParts, visit: Visit, isApi: boolean): Answer {
  return isApi ? problemOf(413, 'too-large', '送られた内容が大きすぎます。分けて送ってください。') : parts.pages.tooLarge(visit)
}

function unsignedProblem(): Answer {
  return problemOf(401, 'unsigned', 'サインインが必要です。有効なトークンを Authorization ヘッダーに付けてください。')
}

/** Heard by nobody: whoever sent half a request is gone. */
const CUT: Answer = problemOf(400, 'cut', '送信が途中で切れました。もう一度お送りください。')

function brokenPage(parts: PipelineParts, visit: Visit, status: 500 | 503): Answer {
  const drawn = parts.pages.broken(visit, status)
  return status === 503 ? { ...drawn, headers: { ...drawn.headers, ...TRY_AGAIN } } : drawn
}

function brokenProblem(requestNo: string, status: 500 | 503): Answer {
  if (status === 500) return problemOf(500, 'broken', '処理中に問題が起きました。時間をおいて、もう一度お試しください。', { requestNo })
  const told = problemOf(503, 'away', 'いまデータベースを使えません。同じ Idempotency-Key のまま、少し待ってからもう一度お送りください。', {
    requestNo,
  })
  return { ...told, headers: { ...told.headers, ...TRY_AGAIN } }
}

function respond(done: Answer, requestNo: string, isApi: boolean): Response {
  const headers = new Headers({ ...SAFE_HEADERS, 'x-request-no': requestNo, ...done.headers })
  if (isApi) headers.set('cache-control', 'no-store')
  return new Response(done.body as string | Uint8Array<ArrayBuffer> | null, { status: done.status, headers })
}
