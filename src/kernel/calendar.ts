/** One entry of a calendar. */
export type CalendarEvent = {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly changedAt: Date
  /** A later file with a higher number moves the entry. */
  readonly sequence: number
  readonly isCancelled: boolean
  readonly title: string
  readonly place: string
  readonly link: string
  /** Whether everybody may know of it; otherwise it is marked confidential. */
  readonly isPublic: boolean
}

/**
 * Entries as one iCalendar file, in Japan's time.
 * @param method PUBLISH, or CANCEL for entries that are taken out
 * @param kind what the file is about, for PRODID
 * @source RFC 5545 sections 3.1 (folding at 75 octets, CRLF), 3.3.11 (escaping), 3.6.1, 3.8.7.4; RFC 5546 (PUBLISH, CANCEL)
 */
export function calendarText(method: 'PUBLISH' | 'CANCEL', kind: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Tsunagi//${kind}//JA`,
    `METHOD:${method}`,
    ...ZONE,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

/** Text as a value: backslash, semicolon, comma and line break are escaped. @source RFC 5545 section 3.3.11 */
export function escaped(text: string): string {
  return text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r?\n/g, '\\n')
}

/** A content line in pieces of 75 octets at most, never cut inside a character. @source RFC 5545 section 3.1 */
export function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const sign of line) {
    const size = octetsOf(sign)
    if (octets + size > 75) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += sign
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}

const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Tokyo',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

function eventLines(event: CalendarEvent): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.id}@tsunagi`,
    `DTSTAMP:${stamp(event.changedAt)}Z`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;TZID=Asia/Tokyo:${stamp(inJapan(event.startsAt))}`,
    `DTEND;TZID=Asia/Tokyo:${stamp(inJapan(event.endsAt))}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    `URL:${event.link}`,
    `DESCRIPTION:${escaped(event.link)}`,
    `CLASS:${event.isPublic ? 'PUBLIC' : 'CONFIDENTIAL'}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

const stamp = (instant: Date) => instant.toISOString().slice(0, 19).replace(/[-:]/g, '')
const inJapan = (instant: Date) => new Date(instant.getTime() + 9 * 3_600_000)

function octetsOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
