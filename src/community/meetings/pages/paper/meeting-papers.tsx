import type { Answer } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import type { MeetingPaper, PaperGround } from '../../acts/paper/read-papers.ts'
import { readForPaper } from '../../acts/paper/read-papers.ts'
import type { MeetingId } from '../../domain/meeting.ts'
import { SIDES } from '../../domain/sheet/sheet.ts'
import { whenLong } from '../spelling.ts'
import { texts } from '../texts.ts'
import { leafPage } from './leaf.tsx'
import { MinutesPaper } from './minutes-paper.tsx'
import { NoticePaper } from './notice-paper.tsx'
import { SignInPaper } from './sign-in-paper.tsx'
import { paperTexts } from './texts.ts'
import { WorksheetPaper } from './worksheet-paper.tsx'

/** GET /meetings/:id/paper/…: one paper of a meeting. */
export function showMeetingPaper(paper: MeetingPaper): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const ground = await readForPaper(visit.act, visit.params['id'] as MeetingId, paper)
    if (ground === undefined || (paper === 'minutes' && ground.minutes === undefined)) return absentAnswer(visit)
    const { meeting } = ground
    const title = paperTexts.papers[paper]
    return leafPage({
      visit,
      title: `${title}　${meeting.title}`,
      crumbs: [{ label: texts.title, href: '/meetings' }, { label: meeting.title, href: `/meetings/${meeting.id}` }, { label: title }],
      back: { href: `/meetings/${meeting.id}`, label: paperTexts.back },
      shape: paper === 'worksheet' ? 'wide' : 'upright',
      children: <PaperOf paper={paper} ground={ground} />,
    })
  }
}

function PaperOf({ paper, ground }: { readonly paper: MeetingPaper; readonly ground: PaperGround }) {
  const { meeting } = ground
  switch (paper) {
    case 'notice':
      return <NoticePaper ground={ground} />
    case 'sign-in':
      return <SignInPaper ground={ground} />
    case 'worksheet':
      return (
        <WorksheetPaper
          body={[meeting.councilName, meeting.bodyName].filter(Boolean).join('　')}
          theme={meeting.title}
          when={whenLong(meeting)}
          sides={SIDES.strength_weakness_ideal}
        />
      )
    case 'minutes':
      return <MinutesPaper ground={ground} />
  }
}
