import { dayOfInstant } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import type { NoteOnMinutes, PaperGround } from '../../acts/paper/read-papers.ts'
import { whenLong } from '../spelling.ts'
import { paperTexts } from './texts.ts'

/** 議事録: the wording that counts, whether it is decided, and every erratum below it. */
export function MinutesPaper({ ground }: { readonly ground: PaperGround }) {
  const { meeting, minutes, notes } = ground
  const of = (kind: NoteOnMinutes['kind']) => notes.filter(note => note.kind === kind)
  return (
    <>
      <div class="tn-leaf__row">
        <p class="tn-leaf__state">
          {meeting.approvedAt ? paperTexts.approvedOn(formatBoth(dayOfInstant(meeting.approvedAt))) : paperTexts.draftMinutes}
        </p>
        <ul class="tn-leaf__seals">
          {paperTexts.seals.map(name => (
            <li>{name}</li>
          ))}
        </ul>
      </div>
      <h2 class="tn-leaf__title">{`${paperTexts.minutesTitle}　${meeting.title}`}</h2>
      <p class="tn-leaf__sub">{`${[meeting.councilName, meeting.bodyName].filter(Boolean).join('　')}　${whenLong(meeting)}`}</p>
      <p class="tn-leaf__words">{minutes?.words}</p>
      <NoteList title={paperTexts.errata} notes={of('erratum')} />
      <NoteList title={paperTexts.comments} notes={of('comment')} />
    </>
  )
}

function NoteList(props: { readonly title: string; readonly notes: readonly NoteOnMinutes[] }) {
  if (props.notes.length === 0) return null
  return (
    <section class="tn-leaf__notes">
      <h3 class="tn-leaf__part">{props.title}</h3>
      {props.notes.map(({ words, forName, byName, madeAt }) => (
        <p>
          {words}
          <span class="tn-leaf__by">{`（${forName || byName}　${formatBoth(dayOfInstant(madeAt))}）`}</span>
        </p>
      ))}
    </section>
  )
}
