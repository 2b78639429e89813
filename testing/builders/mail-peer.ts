import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as the server received it, with its text decoded. */
export type ReceivedMail = {
  readonly to: string
  readonly messageId: string
  readonly subject: string
  readonly text: string
  /** Every byte as it came over the line, as text. */
  readonly raw: string
}

/** A real SMTP server on this machine. */
export type MailPeer = {
  readonly url: string
  readonly received: ReceivedMail[]
  /** Answers every receiver with this SMTP code from now on; nothing: takes everything. */
  answerWith(code: number | undefined): void
  close(): Promise<void>
}

/** Starts a server that keeps what it is handed. With a port it comes back where it was before. */
export async function openMailPeer(port = 0): Promise<MailPeer> {
  const received: ReceivedMail[] = []
  let refusing: number | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => {
      done(refusing === undefined ? null : Object.assign(new Error('not now'), { responseCode: refusing }))
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push(read(Buffer.concat(parts).toString('utf8'), session.envelope.rcptTo.map(one => one.address).join()))
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const bound = (server.server.address() as AddressInfo).port
  return {
    url: `smtp://127.0.0.1:${bound}`,
    received,
    answerWith: code => {
      refusing = code
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

function read(raw: string, to: string): ReceivedMail {
  const cut = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, cut).replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
  const body = raw.slice(cut + 4)
  const encoding = header('Content-Transfer-Encoding')
  const text =
    encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : encoding === 'quoted-printable' ? unquoted(body) : body
  return { to, messageId: header('Message-ID'), subject: words(header('Subject')), text, raw }
}

function words(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' ')),
    )
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
