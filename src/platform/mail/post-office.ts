import { createTransport } from 'nodemailer'
import { isHere } from '../oidc-settings.ts'
import type { Letter } from './letter.ts'
import type { MailSettings } from './settings.ts'

/**
 * Why a mail was not taken. `unreachable`: no server answered. `later`: the server asks to come back (4xx). `refused`: never (5xx).
 * `not-let-in`: name, password or certificate were not accepted.
 */
export type MailFault = 'unreachable' | 'later' | 'refused' | 'not-let-in'

/** The city's mail server. Nothing is connected before a letter is handed in. */
export type PostOffice = {
  /** Hands one letter in; nothing when it was taken. `id` makes a second handing-in of the same letter recognisable. */
  handIn(id: string, to: string, letter: Letter): Promise<MailFault | undefined>
}

const WAIT_MS = 15_000

/** Speaks SMTP to the server of the settings. With a name and password it insists on encryption, except on this very machine. */
export function openPostOffice({ url, from }: MailSettings): PostOffice {
  const server = new URL(url)
  const isSecure = server.protocol === 'smtps:'
  const auth = server.username === '' ? undefined : { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) }
  const transport = createTransport({
    host: server.hostname,
    port: server.port === '' ? (isSecure ? 465 : 25) : Number(server.port),
    secure: isSecure,
    ...(auth ? { auth, requireTLS: !isLocal(server) } : {}),
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = from.slice(from.indexOf('@') + 1)
  return {
    handIn: async (id, to, letter) => {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' }
        await transport.sendMail({ from, to, subject: letter.subject, text: letter.text, messageId: `<${id}@${host}>`, headers })
        return undefined
      } catch (error) {
        return faultOf(error)
      }
    },
  }
}

function isLocal(server: URL): boolean {
  return isHere(new URL(`http://${server.host}`))
}

function faultOf(error: unknown): MailFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EAUTH' || code === 'ETLS') return 'not-let-in'
  const answer = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  if (answer >= 500) return 'refused'
  return answer >= 400 ? 'later' : 'unreachable'
}
