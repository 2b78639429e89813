/** What a calendar is told of a sitting. Nothing here names anybody: who meets about whom stays behind the link. */
export type CalendarEntry = {
  readonly id: string
  /** RFC 3339 instants. */
  readonly startsAt: string
  readonly changedAt: string
  readonly minutes: number
  readonly sequence: number
  readonly isCancelled: boolean
  readonly link: string
}

/**
 * One sitting as an iCalendar file. A later file with a higher SEQUENCE moves the entry, a cancelled one takes it out.
 * @source RFC 5545 sections 3.1 (folding at 75 octets, CRLF), 3.3.11 (escaping), 3.6.1, 3.8.7.4; RFC 5546 (PUBLISH, CANCEL)
 */
export function calendarFile(entry: CalendarEntry): string {
  const start = new Date(entry.startsAt)
  const end = new Date(start.getTime() + entry.minutes * 60_000)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tsunagi//conference//JA',
    `METHOD:${entry.isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...ZONE,
    'BEGIN:VEVENT',
    `UID:${entry.id}@tsunagi`,
    `DTSTAMP:${stamp(new Date(entry.changedAt))}Z`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTART;TZID=Asia/Tokyo:${stamp(inJapan(start))}`,
    `DTEND;TZID=Asia/Tokyo:${stamp(inJapan(end))}`,
    `SUMMARY:${escaped(TITLE)}`,
    `URL:${entry.link}`,
    `DESCRIPTION:${escaped(entry.link)}`,
    'CLASS:CONFIDENTIAL',
    `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
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

const TITLE = '会議'
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

const stamp = (instant: Date) => instant.toISOString().slice(0, 19).replace(/[-:]/g, '')
const inJapan = (instant: Date) => new Date(instant.getTime() + 9 * 3_600_000)

function octetsOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
