import { readLanguage } from '../../kernel/language.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { seeOther } from '../../platform/http/answer.ts'
import type { Fields } from '../../platform/http/fields.ts'
import type { Route } from '../../platform/http/route.ts'
import { openRoute } from '../../platform/http/route.ts'
import { pathIn } from '../languages/path-in.ts'
import { lookCookie, lookOf, readLook } from './look.ts'

const audit = { none: '読みやすさの好みで、だれの記録でもない' }

/** Keeps how somebody wants to read and leads back to the page. By POST the fields of a half-filled form travel back with it. */
export const lookRoutes: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/p/look',
    face: 'public',
    duty: 'anyone',
    audit,
    handler: visit => keep(visit.query, visit.header('cookie'), seeOther),
  }),
  openRoute({
    method: 'POST',
    path: '/p/look',
    face: 'public',
    duty: 'anyone',
    audit,
    handler: visit => keep(visit.form, visit.header('cookie'), sameAgain),
  }),
]

function keep(said: Fields, cookies: string | undefined, back: (path: `/${string}`) => Answer): Answer {
  const before = lookOf(cookies)
  const look = readLook({
    ruby: said.get('_ruby') || before.ruby,
    size: said.get('_size') || before.size,
    contrast: said.get('_contrast') || before.contrast,
  })
  const answer = back(wayBack(said))
  return { ...answer, headers: { ...answer.headers, 'set-cookie': lookCookie(look) } }
}

/** The same request once more at the page's own address: 307 keeps the method and every field. */
function sameAgain(path: `/${string}`): Answer {
  return { status: 307, headers: { location: path }, body: null }
}

/** Only pages of the public side, so that the address cannot lead anybody elsewhere. */
function wayBack(said: Fields): `/${string}` {
  const path = /^\/p\/([a-z-]+)(?:\/[\w-]+)*$/.exec(said.get('_path'))
  const language = readLanguage(path?.[1])
  if (path === null || language === undefined) return '/p/ja'
  const isJapanese = language === 'ja' || language === 'ja-easy'
  if (isJapanese && said.get('_easy') === 'on') return pathIn('ja-easy', path[0])
  return pathIn(isJapanese && said.get('_easy') === 'off' ? 'ja' : language, path[0])
}
