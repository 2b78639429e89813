import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { formatWeekday } from '../../../ui/languages/format.ts'
import { ScreenOnly } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import type { Consultation } from '../domain/consultation.ts'
import type { QueueRow } from '../domain/queue.ts'
import type { Reach } from '../domain/request.ts'
import { texts } from './texts.ts'
import { webTexts } from './texts-web.ts'
import { labelOf } from './words.ts'

/** Before a call: how the person wishes to be reached, when it is safe, in which language, and what they said about help. */
export function ReachPanel(props: { readonly visit: SignedVisit; readonly consultation: Consultation; readonly isOwner: boolean }) {
  const { visit, consultation } = props
  const { reach } = consultation
  if (reach === null) return null
  return (
    <Section id="reach" title={webTexts.panelTitle}>
      {reach.isQuiet && (
        <Banner tone="bad" title={webTexts.quietTitle}>
          <p>{webTexts.quiet}</p>
        </Banner>
      )}
      {consultation.contactNote && (
        <Banner tone="warn" title={webTexts.safe}>
          <p class="tn-said">{consultation.contactNote}</p>
        </Banner>
      )}
      <Description rows={rowsOf(visit, consultation, reach)} />
      {props.isOwner && (
        <ScreenOnly>
          <ButtonRow>
            <ButtonLink kind="secondary" href={`/consultations/${consultation.id}/reply`}>
              {webTexts.reply}
            </ButtonLink>
          </ButtonRow>
        </ScreenOnly>
      )}
    </Section>
  )
}

/** In a list: where it came from, the language with the wish for an interpreter, and when a call is welcome. */
export function WishBadges(props: { readonly visit: SignedVisit; readonly row: QueueRow }) {
  const { row } = props
  const language = labelOf(props.visit, 'language', row.language)
  const isForeign = row.language !== 'ja'
  if (row.reach === null && !row.interpreter && !isForeign) return null
  return (
    <span class="tn-wishes">
      {row.reach && <Badge tone="info">{webTexts.fromWeb}</Badge>}{' '}
      {row.interpreter && <Badge tone="warn">{webTexts.interpreter(language)}</Badge>}
      {!row.interpreter && isForeign && <Badge tone="info">{webTexts.speaks(language)}</Badge>}{' '}
      {row.reach && row.reach.how !== 'none' && (
        <Badge tone="neutral">
          {webTexts.wants[row.reach.how]}
          {callingTimes(row.reach, 'short') && ` ${callingTimes(row.reach, 'short')}`}
        </Badge>
      )}
    </span>
  )
}

function rowsOf(visit: SignedVisit, consultation: Consultation, reach: Reach) {
  const { visitorPhone: phone, helped } = consultation
  const language = labelOf(visit, 'language', consultation.language)
  const times = callingTimes(reach, 'long')
  return [
    { label: webTexts.how, value: webTexts.wants[reach.how] },
    ...(phone === null ? [] : [{ label: webTexts.phone, value: <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> }]),
    ...(reach.how === 'phone' ? [{ label: webTexts.calling, value: times || webTexts.anyTime }] : []),
    ...(reach.to === null ? [] : [{ label: webTexts.to, value: <span class="tn-said">{reach.to}</span> }]),
    {
      label: texts.fields.language,
      value: consultation.interpreter ? <Badge tone="warn">{webTexts.interpreter(language)}</Badge> : language,
    },
    ...(helped === null
      ? []
      : [{ label: webTexts.helpedTitle, value: <Badge tone={helped === 'no' ? 'bad' : 'good'}>{webTexts.helped[helped]}</Badge> }]),
  ]
}

/** 「火曜日・木曜日　午後」, or nothing when every time is welcome. */
function callingTimes({ days, times }: Reach, width: 'long' | 'short'): string {
  const weekdays = days.map(day => formatWeekday('ja', day, width)).join('・')
  return [weekdays, times.map(time => webTexts.times[time]).join('・')].filter(part => part !== '').join(width === 'short' ? ' ' : '　')
}
