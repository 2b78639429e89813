import { readFileSync } from 'node:fs'
import type { MailSettings } from './mail/settings.ts'
import { mailSettings } from './mail/settings.ts'
import type { OidcSettings } from './oidc-settings.ts'
import { isIssuer } from './oidc-settings.ts'

/** Whom this process serves: the staff, anyone who needs help, residents with a seat who sign in, or all of them. */
export type Face = 'staff' | 'public' | 'residents' | 'all'

/** How this process was told to run. Everything has a default; nothing secret has one. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly face: Face
  /** Login of the app on a server; without it the embedded PostgreSQL is started. */
  readonly databaseUrl: string | undefined
  /** Login of the public side (tsunagi_public). With FACE=public, DATABASE_URL itself is that login; with FACE=residents it is tsunagi_residents. */
  readonly publicUrl: string | undefined
  /** Login that may `set role tsunagi_owner`; used by migrate, seed and restore only. */
  readonly ownerUrl: string | undefined
  /** Where the embedded database, secrets and anchors live. */
  readonly dataDir: string | undefined
  readonly auditKeyFile: string | undefined
  readonly logLevel: string
  /** A proxy of the city's own stands before this program; its X-Forwarded-For is believed. */
  readonly isBehindProxy: boolean
  /** Milliseconds within which the database has to do all of one request, before people are told that it does not answer. */
  readonly answerMs: number
  /** Where residents reach the open side (https://…), for the codes printed on paper; with FACE=all it is this side itself. */
  readonly publicLink: string | undefined
  /** The city's single sign-on; without OIDC_ISSUER there is none, and nothing is ever connected. */
  readonly oidc: OidcSettings | undefined
  /** The city's mail server; without SMTP_URL there is none, and nothing is ever connected. */
  readonly mail: MailSettings | undefined
}

/**
 * Reads the environment. Each secret may come as NAME or as the content of the file named by NAME_FILE.
 * @throws Error in Japanese naming the variable that cannot be used
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    port: readPort(env['PORT']),
    host: env['HOST'] ?? '127.0.0.1',
    face: readFace(env['FACE']),
    databaseUrl: secret(env, 'DATABASE_URL'),
    publicUrl: secret(env, 'DATABASE_PUBLIC_URL'),
    ownerUrl: secret(env, 'DATABASE_OWNER_URL'),
    dataDir: env['DATA_DIR'] || undefined,
    auditKeyFile: env['AUDIT_KEY_FILE'] || undefined,
    isBehindProxy: env['BEHIND_PROXY'] === '1',
    answerMs: readSeconds(env['ANSWER_SECONDS']) * 1000,
    logLevel: env['LOG_LEVEL'] ?? 'info',
    publicLink: readPublicLink(env['PUBLIC_LINK']),
    oidc: readOidc(env),
    mail: mailSettings(secret(env, 'SMTP_URL'), { from: env['MAIL_FROM'], link: env['MAIL_LINK'] }),
  }
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT は 0 から 65535 までの整数にしてください（いまの値: ${text}）。`)
  return port
}

function readSeconds(text: string | undefined): number {
  const seconds = Number(text ?? '20')
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 120)
    throw new Error(`ANSWER_SECONDS は 1 から 120 までの整数（秒）にしてください（いまの値: ${text}）。`)
  return seconds
}

function readFace(text: string | undefined): Face {
  if (text === undefined || text === 'all') return 'all'
  if (text === 'staff' || text === 'public' || text === 'residents') return text
  throw new Error(`FACE は staff・public・residents・all のどれかにしてください（いまの値: ${text}）。`)
}

function readPublicLink(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw new Error(`PUBLIC_LINK は https:// で始まる、市民の画面のアドレスにしてください（いまの値: ${text}）。`)
  return new URL(text).origin
}

function readOidc(env: NodeJS.ProcessEnv): OidcSettings | undefined {
  const issuer = env['OIDC_ISSUER']
  if (!issuer) return undefined
  const clientId = env['OIDC_CLIENT_ID']
  if (!isIssuer(issuer))
    throw new Error('OIDC_ISSUER は https:// で始まるアドレスにしてください（http:// は、この機械の localhost で試すときだけ使えます）。')
  if (!clientId) throw new Error('OIDC_ISSUER を使うときは、OIDC_CLIENT_ID も指定してください。')
  return {
    issuer,
    clientId,
    clientSecret: secret(env, 'OIDC_CLIENT_SECRET'),
    groupClaim: env['OIDC_GROUP_CLAIM'] || 'groups',
    name: env['OIDC_NAME'] || '庁内のアカウント',
  }
}

/** Neither the value nor what a file holds is ever said aloud: these sentences end up in logs. */
function secret(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const path = env[`${name}_FILE`]
  if (!path) return env[name] || undefined
  if (env[name]) throw new Error(`${name} と ${name}_FILE の両方が指定されています。どちらか一つにしてください。`)
  const content = contentOf(path, name)
  if (content === '') throw new Error(`${name}_FILE が指すファイル ${path} は空です。値を1行で書いてください。`)
  return content
}

function contentOf(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new Error(`${name}_FILE が指すファイル ${path} を読めません。場所と、読む権限を確かめてください。`, { cause })
  }
}
