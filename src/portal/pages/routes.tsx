import { languageAsked } from '../../kernel/language.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { Route, Visit } from '../../platform/http/route.ts'
import { openRoute, route } from '../../platform/http/route.ts'
import { lookRoutes } from '../../ui/public/look-routes.ts'
import { addWords, answerHelp, askAfter, beginAskingAfter } from './ask-after-page.tsx'
import { beginAsk, goOnAsking } from './ask-page.tsx'
import { CardList } from './card-list.tsx'
import { showCard } from './card-page.tsx'
import { beginAnswering, sendAnswers } from './circular-page.tsx'
import { absentPage, publicPages } from './early-pages.tsx'
import { downloadFound, showFind } from './find-page.tsx'
import { publicFrame } from './frame-for-others.ts'
import { showHome } from './home-page.tsx'
import { showIntakeSheet } from './intake-sheet.tsx'
import { IntakeSheetList } from './intake-sheet-list.tsx'
import { showPlace } from './one-place-page.tsx'
import type { Voice } from './voice.ts'
import { bareVoice, voiceOf } from './voice.ts'

export { publicFrame, publicPages }

/** The public side's part of the route table. What is handed in is audited by the door itself; nothing here can look at a record. */
export const portalRoutes: readonly Route[] = [
  ...lookRoutes,
  openRoute({
    method: 'GET',
    path: '/p',
    face: 'public',
    duty: 'anyone',
    audit: { none: 'だれの記録でもない、入口の案内' },
    handler: visit => seeOther(`/p/${languageAsked(visit.header('accept-language'))}`),
  }),
  open('GET', '', showHome),
  open('GET', '/ask', beginAsk),
  open('POST', '/ask', goOnAsking),
  open('GET', '/receipt', voice => beginAskingAfter(voice)),
  open('POST', '/receipt', askAfter),
  open('GET', '/receipt/add', voice => beginAskingAfter(voice)),
  open('POST', '/receipt/add', addWords),
  open('GET', '/receipt/help', voice => beginAskingAfter(voice)),
  open('POST', '/receipt/help', answerHelp),
  open('GET', '/find', showFind),
  open('POST', '/find', showFind),
  open('POST', '/find/text', downloadFound),
  open('GET', '/places/:placeid', showPlace),
  open('GET', '/card', showCard),
  open('GET', '/circulars/:code', beginAnswering),
  open('POST', '/circulars/:code', sendAnswers),
  route({
    method: 'GET',
    path: '/cards',
    duty: 'signed-in',
    audit: { none: '配るカードの見本で、だれの記録でもない' },
    handler: visit => page(<CardList visit={visit} />),
  }),
  route({
    method: 'GET',
    path: '/intake-sheets',
    duty: 'signed-in',
    audit: { none: '空の用紙の一覧で、だれの記録でもない' },
    handler: visit => page(<IntakeSheetList visit={visit} />),
  }),
  route({
    method: 'GET',
    path: '/intake-sheets/:lang',
    duty: 'signed-in',
    audit: { none: '書き込む前の空の用紙で、だれの記録でもない' },
    handler: showIntakeSheet,
  }),
]

type Draw = (voice: Voice) => Answer | Promise<Answer>

/** A page under every language; an unknown language is an address that is not there. */
function open(method: 'GET' | 'POST', below: string, draw: Draw): Route {
  return openRoute({
    method,
    path: `/p/:lang${below}`,
    face: 'public',
    duty: 'anyone',
    audit: { none: 'だれの記録も見せない。預かった相談は、預かる関数が記録する' },
    handler: visit => speak(visit, draw),
  })
}

async function speak(visit: Visit, draw: Draw): Promise<Answer> {
  const voice = await voiceOf(visit)
  return voice ? draw(voice) : absentPage(bareVoice(visit))
}
