import type { Child } from 'hono/jsx'
import { formatDay, formatInstant } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Quote } from '../../../../ui/quote.tsx'
import type { TimelineEntry } from '../../../../ui/timeline.tsx'
import type { ShownEntry } from '../../acts/case/read-log.ts'
import { mayCorrectEntry } from '../../domain/case/log-entry.ts'
import { logTexts as texts } from './log-texts.ts'
import { labelOf } from './sent.ts'

/** An entry as a line of the log. `mayCorrect`: the reader's agency wrote it and may write now; `withCase`: the way to its case. */
export function entryLine(
  visit: SignedVisit,
  entry: ShownEntry,
  options: { readonly mayCorrect?: boolean; readonly withCase?: boolean } = {},
): TimelineEntry {
  const withWhom = entry.withWhom.map(code => labelOf(visit, 'log_with', code)).join('・')
  const about = entry.personName ?? texts.household
  const result = entry.contactResult === null ? '' : `：${labelOf(visit, 'contact_result', entry.contactResult)}`
  return {
    key: entry.id,
    when: formatInstant(new Date(entry.at)),
    whenMachine: entry.at,
    who: `${entry.agencyName}　${entry.staffName}`,
    title: `${labelOf(visit, 'log_method', entry.method)}（${withWhom}）${result}　${about}`,
    tone: entry.isReplaced ? 'neutral' : entry.contactResult === 'no_answer' || entry.contactResult === 'not_found' ? 'warn' : 'info',
    body: <EntryBody visit={visit} entry={entry} {...options} />,
  }
}

/** What was said, kept apart by who said it; a corrected entry stays readable and is struck through. */
function EntryBody(props: {
  readonly visit: SignedVisit
  readonly entry: ShownEntry
  readonly mayCorrect?: boolean
  readonly withCase?: boolean
}): Child {
  const { visit, entry } = props
  const said = <Said entry={entry} />
  return (
    <div id={`e-${entry.id}`}>
      {entry.replaces !== null && (
        <p>
          <Badge tone="info">{texts.correction}</Badge> {entry.replaceWords && texts.because(entry.replaceWords)}
        </p>
      )}
      {entry.isReplaced ? (
        <>
          <p>
            <Badge tone="neutral">{texts.replaced}</Badge>
          </p>
          <del>{said}</del>
        </>
      ) : (
        said
      )}
      <Marks {...props} />
      {props.withCase && (
        <p>
          <a href={`/cases/${entry.caseId}#e-${entry.id}`}>{texts.about2.toCase}</a>
        </p>
      )}
      {props.mayCorrect && mayCorrectEntry(entry, visit.act.reader.agencyId) && (
        <p class="tn-screen-only">
          <a href={`/cases/${entry.caseId}/entries/${entry.id}`}>{texts.correct}</a>
        </p>
      )}
    </div>
  )
}

function Said({ entry }: { readonly entry: ShownEntry }) {
  return (
    <>
      {entry.fact && <p class="tn-said">{entry.fact}</p>}
      {entry.personWords && <Quote speaker={entry.personName ?? texts.person}>{entry.personWords}</Quote>}
      {entry.opinion && (
        <div>
          <p>
            <strong>{texts.opinionLabel}</strong>
          </p>
          <p class="tn-said">{entry.opinion}</p>
        </div>
      )}
      {entry.thirdParty && <Quote speaker={texts.said(entry.thirdPartyWho ?? '')}>{entry.thirdParty}</Quote>}
      {(entry.next || entry.nextOn) && (
        <p>
          {texts.nextLabel}：{[entry.nextOn && formatDay(entry.nextOn), entry.next].filter(part => part).join('　')}
        </p>
      )}
    </>
  )
}

function Marks({ visit, entry }: { readonly visit: SignedVisit; readonly entry: ShownEntry }) {
  const marks = [
    labelOf(visit, 'share_scope', entry.shareScope),
    entry.category && labelOf(visit, 'consent_category', entry.category),
    entry.minutes && texts.minutes(entry.minutes),
  ].filter(mark => mark)
  return (
    <p class="tn-timeline__meta">
      <span>{marks.join('　')}</span>
      {entry.mentions.length > 0 && <span>{texts.mentioned(entry.mentions.join('、'))}</span>}
      {Date.parse(entry.madeAt) - Date.parse(entry.at) > LATER && <span>{texts.made(formatInstant(new Date(entry.madeAt)))}</span>}
    </p>
  )
}

/** An entry written more than a day after says so. */
const LATER = 86_400_000
