import { Section } from '../../../../ui/section.tsx'
import { MEETING_PAPERS } from '../../acts/paper/read-papers.ts'
import type { MeetingWhole } from '../../acts/read-meetings.ts'
import { sheetTexts } from '../sheet/texts.ts'
import { circularTexts, paperTexts } from './texts.ts'

/** The ways from a meeting to its papers, to its sheets, and to what goes round. */
export function PaperLinks({ whole }: { readonly whole: MeetingWhole }) {
  const { meeting, isKeeper, minutes } = whole
  return (
    <Section id="papers" title={paperTexts.title}>
      <ul class="tn-review">
        {MEETING_PAPERS.filter(paper => paper !== 'minutes' || minutes !== undefined).map(paper => (
          <li>
            <a href={`/meetings/${meeting.id}/paper/${paper}`}>{paperTexts.papers[paper]}</a>
          </li>
        ))}
        <li>
          <a href={isKeeper ? `/sheets/new?meeting=${meeting.id}` : '/sheets'}>{isKeeper ? sheetTexts.new : sheetTexts.title}</a>
        </li>
        <li>
          <a href={isKeeper ? `/circulars/new?meeting=${meeting.id}` : '/circulars'}>
            {isKeeper ? circularTexts.new : circularTexts.title}
          </a>
        </li>
      </ul>
    </Section>
  )
}
