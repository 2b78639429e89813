import type { Child } from 'hono/jsx'
import { dayOfInstant, formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { Quote } from '../../../ui/quote.tsx'
import type { TimelineEntry } from '../../../ui/timeline.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { NamedReferralAct } from '../acts/read-referral.ts'
import { texts } from './texts.ts'
import { actTexts } from './texts-acts.ts'
import { sheetTexts } from './texts-sheet.ts'

/** What happened to a referral, newest first, with who did it and what they said. */
export function ReferralTimeline(props: { readonly visit: SignedVisit; readonly acts: readonly NamedReferralAct[] }) {
  return <Timeline entries={props.acts.map(act => entryOf(props.visit, act)).reverse()} />
}

function entryOf(visit: SignedVisit, act: NamedReferralAct): TimelineEntry {
  return {
    key: act.id,
    when: formatInstant(new Date(act.at)),
    whenMachine: act.at,
    who: `${act.agencyName}　${act.staffName}`,
    title: titleOf(act),
    tone: toneOf(act),
    body: bodyOf(visit, act),
  }
}

function titleOf(act: NamedReferralAct): string {
  const title = actTexts.happened[act.kind]
  if (act.kind === 'followed_up') return `${title}：${act.body.arrived ? sheetTexts.arrivedYes : sheetTexts.arrivedNo}`
  if (act.kind === 'person_answered') return `${title}：${act.body.helped ? sheetTexts.helped : sheetTexts.notHelped}`
  return title
}

function toneOf(act: NamedReferralAct): Tone {
  switch (act.kind) {
    case 'followed_up':
      return act.body.arrived ? 'good' : 'bad'
    case 'person_answered':
      return act.body.helped ? 'good' : 'bad'
    case 'accepted':
    case 'started':
      return 'good'
    case 'confirmed':
      return 'done'
    case 'returned':
    case 'declined':
    case 'ended_without_help':
      return 'warn'
    default:
      return 'neutral'
  }
}

function bodyOf(visit: SignedVisit, act: NamedReferralAct): Child {
  switch (act.kind) {
    case 'drafted':
    case 'revised':
    case 'sent':
    case 'seen':
      return undefined
    case 'accepted': {
      const { personInCharge, firstContactOn, words } = act.body
      const contact = firstContactOn && formatBoth(firstContactOn)
      return lines([
        personInCharge && `${sheetTexts.personInCharge}：${personInCharge}`,
        contact && `${sheetTexts.firstContactOn}：${contact}`,
        words,
      ])
    }
    case 'returned':
    case 'declined':
    case 'ended_without_help':
      return lines([visit.house.codes.label('referral_reason', act.body.reason, dayOfInstant(new Date(act.at))), act.body.words])
    case 'started':
      return lines([`${sheetTexts.startedOn}：${formatBoth(act.body.on)}`, act.body.words])
    case 'person_answered':
      return act.body.words === '' ? undefined : <Quote speaker={texts.person}>{act.body.words}</Quote>
    default:
      return lines([act.body.words])
  }
}

function lines(words: readonly (string | null | undefined)[]): Child {
  const said = words.filter(line => line)
  return said.length === 0 ? undefined : said.map(line => <p>{line}</p>)
}
