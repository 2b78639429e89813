import type { Child } from 'hono/jsx'
import { formatDayShort, formatInstant } from '../../../../kernel/day.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import type { Material } from '../../acts/conference/read-conference.ts'
import type { Briefing, BriefingEntry } from '../../domain/conference/briefing.ts'
import { roomTexts } from './texts-rooms.ts'

/** The pack of an item as it was frozen when it was opened. */
export function BriefingPack(props: { readonly pack: Material['briefings'][number] | undefined; readonly isConvenor: boolean }) {
  const { prep } = roomTexts
  if (props.pack === undefined) {
    return <EmptyState title={prep.packNone.title} text={props.isConvenor ? prep.packConvenor : prep.packNone.text} />
  }
  const { content, frozenAt } = props.pack
  return (
    <div class="tn-pack">
      <p class="tn-pack__when">{prep.packOf(formatInstant(new Date(frozenAt)))}</p>
      <Part title={prep.household} rows={content.household.map(one => `${one.name}${one.about === '' ? '' : `（${one.about}）`}`)} />
      <Part title={prep.issues} rows={content.issues.map(one => (one.words === null ? one.label : `${one.label}：${one.words}`))} />
      <Part title={prep.direction} rows={[content.direction ?? prep.noDirection]} />
      <Part title={prep.actions} rows={content.actions.map(actionLine)} />
      <Part title={prep.chronology} rows={content.chronology.map(one => `${one.when}　${one.words}`)} />
      <section class="tn-pack__part tn-pack__part--wide">
        <h3>{prep.entries}</h3>
        {content.entries.length === 0 ? <p>{prep.nothing}</p> : content.entries.map(entry => <Entry entry={entry} />)}
      </section>
    </div>
  )
}

function Part(props: { readonly title: string; readonly rows: readonly Child[] }) {
  return (
    <section class="tn-pack__part">
      <h3>{props.title}</h3>
      {props.rows.length === 0 ? (
        <p>{roomTexts.prep.nothing}</p>
      ) : (
        <ul>
          {props.rows.map(row => (
            <li>{row}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Entry({ entry }: { readonly entry: BriefingEntry }) {
  const { prep } = roomTexts
  const parts = [
    { label: prep.fact, words: entry.fact },
    { label: prep.opinion, words: entry.opinion },
    { label: prep.personWords, words: entry.personWords },
    { label: prep.thirdParty, words: entry.thirdParty },
  ]
  return (
    <div class="tn-pack__entry">
      <p class="tn-pack__when">{`${formatInstant(new Date(entry.at))}　${entry.agencyName}`}</p>
      {parts
        .filter(part => part.words !== null)
        .map(part => (
          <p>
            <b>{part.label}</b>
            {`　${part.words}`}
          </p>
        ))}
    </div>
  )
}

function actionLine(action: Briefing['actions'][number]): string {
  const due = action.due === null ? '' : `（${formatDayShort(action.due)}まで）`
  return action.who === '' ? `${action.what}${due}` : `${action.who}：${action.what}${due}`
}
