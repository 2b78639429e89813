import { createHash } from 'node:crypto'
import type { CalendarEvent } from '../../../kernel/calendar.ts'
import { calendarText } from '../../../kernel/calendar.ts'
import { addDays, addMonths } from '../../../kernel/day.ts'
import { LANGUAGE_TAGS } from '../../../kernel/language.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { plainText } from '../../../ui/languages/readings.ts'
import type { OpenNews } from '../acts/read-news.ts'
import { readOpenNews } from '../acts/read-news.ts'
import { readOpenDates } from '../acts/read-open.ts'
import { rssText } from '../domain/feed.ts'
import type { OpenDate } from '../domain/open.ts'
import { councilAsked } from './council-page.tsx'
import { wayTo } from './dates.tsx'
import type { OpenVoice } from './voice.ts'
import { siteOf } from './voice.ts'

const DAYS_BACK = 90
const MONTHS_AHEAD = 12

/** GET /p/:lang/feed.xml and /p/:lang/councils/:no/feed.xml: what became known to everybody, as RSS. */
export async function showFeed(voice: OpenVoice): Promise<Answer> {
  const councilNo = councilOf(voice)
  const found = councilNo === null ? undefined : await readOpenNews(voice.visit.house.door, voice.language, councilNo, voice.today)
  if (found === undefined) return voice.absent()
  const site = siteOf(voice.visit)
  const { words, visit } = voice
  const about = [found.council?.name, plainText(words.title), visit.house.cityName].filter(Boolean).join('｜')
  const body = rssText({
    title: about,
    about: plainText(words.lead),
    link: `${site}${voice.path(councilNo === undefined ? '/councils' : `/councils/${councilNo}`)}`,
    self: `${site}${visit.path}`,
    language: LANGUAGE_TAGS[voice.language],
    news: found.news.map(one => ({
      id: `tsunagi:${one.kind}:${one.id}`,
      title: plainText(one.told.title),
      words: plainText(one.told.words),
      link: `${site}${voice.path(wayToNews(one))}`,
      at: one.at,
      language: LANGUAGE_TAGS[one.told.language],
    })),
  })
  return asked(voice, 'application/rss+xml; charset=utf-8', body, found.news[0]?.at)
}

/** GET /p/:lang/calendar.ics and /p/:lang/councils/:no/calendar.ics: dates for one's own calendar; the cancelled ones stay, marked. */
export async function showOpenIcs(voice: OpenVoice): Promise<Answer> {
  const councilNo = councilOf(voice)
  if (councilNo === null) return voice.absent()
  const { dates, councils } = await readOpenDates(voice.visit.house.door, voice.language, {
    councilNo,
    from: addDays(voice.today, -DAYS_BACK),
    before: addMonths(voice.today, MONTHS_AHEAD),
    each: 120,
  })
  if (councilNo !== undefined && !councils.some(({ no }) => no === councilNo)) return voice.absent()
  const body = calendarText(
    'PUBLISH',
    'neighbourhood',
    dates.map(date => eventOf(voice, date)),
  )
  const newest = dates.reduce<Date | undefined>(
    (last, { changedAt }) => (last === undefined || changedAt > last ? changedAt : last),
    undefined,
  )
  return asked(voice, 'text/calendar; charset=utf-8', body, newest)
}

/** The council of the address; undefined where it names none, null where it names what cannot be one. */
function councilOf({ visit }: OpenVoice): number | null | undefined {
  const no = visit.params['no']
  return no === undefined ? undefined : (councilAsked(no) ?? null)
}

function wayToNews({ kind, id }: OpenNews): string {
  return {
    treasure: `/treasures/${id}`,
    activity: `/activities/${id}`,
    meeting: `/meetings/${id}`,
    issue: `/community-issues#issue-${id}`,
  }[kind]
}

function eventOf(voice: OpenVoice, date: OpenDate): CalendarEvent {
  return {
    id: date.id,
    startsAt: date.startsAt,
    endsAt: date.endsAt,
    changedAt: date.changedAt,
    sequence: date.sequence,
    isCancelled: date.isCancelled,
    title: plainText(date.told.title),
    place: date.place,
    link: `${siteOf(voice.visit)}${wayTo(voice, date)}`,
    isPublic: true,
  }
}

/**
 * Readers may keep an answer, but ask every time whether it still holds: what was taken back must not live on in between.
 * @source RFC 9111 section 5.2.2.4 (no-cache), RFC 9110 sections 8.8 and 13.1 (ETag, If-None-Match)
 */
function asked(voice: OpenVoice, type: string, body: string, changedAt: Date | undefined): Answer {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = {
    'cache-control': 'no-cache',
    etag,
    ...(changedAt ? { 'last-modified': changedAt.toUTCString() } : {}),
  }
  const known = (voice.visit.header('if-none-match') ?? '').split(',').map(one => one.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return { status: 304, headers, body: null }
  return { status: 200, headers: { ...headers, 'content-type': type }, body }
}
