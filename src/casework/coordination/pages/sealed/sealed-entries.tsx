import type { Child } from 'hono/jsx'
import { formatInstant } from '../../../../kernel/day.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Quote } from '../../../../ui/quote.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import type { CompartmentView } from '../../acts/sealed/read-compartment.ts'
import type { SealedEntry } from '../../domain/sealed/compartment.ts'
import { sealedTexts as texts } from './sealed-texts.ts'

/** The log of a compartment: facts, the person's words, opinions, third parties, apart. Without `actionsAt` nothing can be done about an entry. */
export function SealedEntries(props: { readonly view: CompartmentView; readonly actionsAt: string | undefined }) {
  const { compartment, entries } = props.view
  return (
    <Timeline
      entries={entries.map(entry => ({
        key: entry.id,
        when: formatInstant(new Date(entry.at)),
        whenMachine: entry.at,
        who: `${entry.agencyName} ${entry.staffName}`,
        title: titleOf(entry),
        tone: entry.isReplaced ? 'done' : 'neutral',
        body: (
          <>
            <EntryParts entry={entry} />
            {props.actionsAt && !entry.isReplaced && (
              <EntryActions at={props.actionsAt} entry={entry} mayCopy={compartment.caseId !== null} />
            )}
          </>
        ),
      }))}
    />
  )
}

function titleOf(entry: SealedEntry): string {
  if (entry.isReplaced) return texts.replaced
  if (entry.replaces !== null) return `${texts.actions.correct}：${entry.replaceWords ?? ''}`
  return entry.isTransferred ? texts.transferred : ''
}

function EntryParts({ entry }: { readonly entry: SealedEntry }) {
  return (
    <>
      {entry.fact && <Part label={texts.parts.fact}>{entry.fact}</Part>}
      {entry.personWords && <Quote speaker={texts.speaker}>{entry.personWords}</Quote>}
      {entry.opinion && <Part label={texts.parts.opinion}>{entry.opinion}</Part>}
      {entry.thirdParty && <Part label={texts.thirdPartySays(entry.thirdPartyWho ?? '')}>{entry.thirdParty}</Part>}
    </>
  )
}

function Part(props: { readonly label: string; readonly children?: Child }) {
  return (
    <div class="tn-sealed-part">
      <Badge tone="neutral">{props.label}</Badge>
      <p class="tn-sealed-part__words">{props.children}</p>
    </div>
  )
}

function EntryActions(props: { readonly at: string; readonly entry: SealedEntry; readonly mayCopy: boolean }) {
  const { at, entry } = props
  return (
    <p class="tn-sealed-part__actions">
      <a href={`${at}/write?replaces=${entry.id}`}>{texts.actions.correct}</a>
      {props.mayCopy && <a href={`${at}/copy-out?entry=${entry.id}`}>{texts.actions.copyOut}</a>}
    </p>
  )
}
