import { Section } from '../../../ui/section.tsx'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import { quorumOf } from '../domain/attendance.ts'
import { texts } from './texts.ts'

/** Who was there, with the office of that day; before the closing, who has a seat that day. */
export function AttendanceList(props: { readonly whole: MeetingWhole }) {
  const { attendance, body, meeting } = props.whole
  const quorum = body && quorumOf(body, attendance)
  if (attendance.length === 0) return null
  return (
    <Section id="attendance" title={texts.attendance}>
      <ul>
        {attendance.map(({ name, roleThen, status, proxyName }) => (
          <li>
            {[roleThen, name].filter(Boolean).join(' ')}
            {meeting.closedAt !== null && `　${texts.attendanceStates[status]}${proxyName ? `（${proxyName}）` : ''}`}
          </li>
        ))}
      </ul>
      {quorum && meeting.closedAt !== null && <p>{texts.quorum(quorum.needed, quorum.there, quorum.isMet)}</p>}
    </Section>
  )
}
