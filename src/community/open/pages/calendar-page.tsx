import type { Day } from '../../../kernel/day.ts'
import { addMonths } from '../../../kernel/day.ts'
import { LANGUAGE_TAGS } from '../../../kernel/language.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { readOpenDates } from '../acts/read-open.ts'
import { monthAsked } from '../domain/month.ts'
import { councilAsked } from './council-page.tsx'
import { Dates } from './dates.tsx'
import { Follow } from './follow.tsx'
import { Name, OpenPage } from './open-page.tsx'
import type { OpenVoice } from './voice.ts'

/** GET /p/:lang/calendar: a month of meetings and activities, of all councils or of one; without script, one link a month. */
export async function showOpenCalendar(voice: OpenVoice): Promise<Answer> {
  const month = monthAsked(voice.visit.query.get('month'), voice.today)
  const councilNo = councilAsked(voice.visit.query.get('council'))
  const { dates, councils } = await readOpenDates(voice.visit.house.door, voice.language, { ...month, councilNo })
  const council = councils.find(({ no }) => no === councilNo)
  const { words } = voice
  const title = words.calendarOf(monthName(voice, month.from))
  const way = (from: Day) => voice.path(`/calendar?month=${from.slice(0, 7)}${council ? `&council=${council.no}` : ''}`)
  return page(
    <OpenPage voice={voice} title={title} below="/calendar">
      <h1>{title}</h1>
      {council && (
        <p class="tn-portal__lead">
          <Name voice={voice} name={council.name} kana={council.kana} />{' '}
          <a href={voice.path(`/calendar?month=${month.from.slice(0, 7)}`)}>{words.allCouncils}</a>
        </p>
      )}
      <p class="tn-portal__go">
        <a class="tn-button tn-button--secondary" href={way(addMonths(month.from, -1))}>
          {words.before}
        </a>
        <a class="tn-button tn-button--secondary" href={way(month.before)}>
          {words.after}
        </a>
      </p>
      {dates.length === 0 ? <p>{words.noDates}</p> : <Dates isUnderTitle voice={voice} dates={dates} councils={councils} />}
      <Follow voice={voice} below={council ? `/councils/${council.no}` : ''} />
    </OpenPage>,
  )
}

/** A month with its year, as the page's language says it. */
function monthName(voice: OpenVoice, first: Day): string {
  const [year, month] = first.split('-').map(Number)
  if (voice.language === 'ja') return `${year}年${month}月`
  if (voice.language === 'ja-easy') return `${year}｜年《ねん》${month}｜月《がつ》`
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[voice.language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${first}T00:00:00Z`),
  )
}
