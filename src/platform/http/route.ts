import type { Duty, Reader } from '../../kernel/reader.ts'
import type { Act } from '../act.ts'
import type { Cipher } from '../cipher.ts'
import type { LiveCodes } from '../codes.ts'
import type { Face } from '../config.ts'
import type { Database } from '../database.ts'
import type { Drafts } from '../draft.ts'
import type { SingleSignOn } from '../oidc.ts'
import type { Answer } from './answer.ts'
import type { Fields } from './fields.ts'
import type { SentFile } from './sent-files.ts'

/** What every request may lean on; made once by main. */
export type House = {
  /** Pool of the staff side; every row seen through it is under somebody's sight. */
  readonly database: Database
  /** Pool of the public side: its login knows nobody's record and can only hand in. */
  readonly door: Database
  readonly codes: LiveCodes
  readonly drafts: Drafts
  readonly cipher: Cipher
  readonly isDemo: boolean
  readonly cityName: string
  /** Residents go in here as well, by /p; otherwise this program is the staff's alone, or theirs alone. */
  readonly isOpenToResidents?: boolean
  /** Where residents reach the open side when that is another program, for the codes printed on paper. */
  readonly publicLink?: string | undefined
  /** Whether the city has a mail server for notices to staff. */
  readonly sendsMail?: boolean
  /** The city's single sign-on, where there is one. */
  readonly sso?: SingleSignOn | undefined
}

/** One place of the main navigation, shown to those whose duty opens it. */
export type NavPlace = {
  readonly key: string
  readonly href: `/${string}`
  readonly label: string
  readonly duty: Duty | 'signed-in'
  /** The heading it stands under, for those who have places under more than one. */
  readonly group?: string
}

export type SignedIn = {
  readonly reader: Reader
  readonly login: string
  readonly staffName: string
  readonly agencyName: string
  /** When they last proved who they are; only while that is fresh by database time. */
  readonly strongAt?: Date
}

/** One request, parsed. */
export type Visit = {
  readonly method: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Fields
  readonly form: Fields
  /** Files of the form, where the route takes any; one that was not chosen is not among them. */
  readonly files: readonly SentFile[]
  /** Parsed JSON body of an API request; undefined when there was none. */
  readonly json: unknown
  header(name: string): string | undefined
  readonly requestNo: string
  readonly now: Date
  readonly house: House
  readonly navigation: readonly NavPlace[]
  readonly signedIn: SignedIn | undefined
  readonly formToken: string
  /** Hash-able sender address, for rate limits only. */
  readonly from: string
}

/** A request of somebody known, with the ground to act on. */
export type SignedVisit = Visit & { readonly signedIn: SignedIn; readonly act: Act }

/** The action written to the audit, or the reason why nobody's record is touched. */
export type AuditRule = string | { readonly none: string }

/**
 * The side a route belongs to: the staff's network, the open one, either, or wherever people sign in (`signed`: the staff's and the
 * residents'). A page for residents with a seat hangs on their side by its duty.
 */
export type RouteFace = 'staff' | 'public' | 'signed' | 'both'

type RouteBase = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: `/${string}`
  readonly audit: AuditRule
  /** Open only to whoever proved just now who they are; set by `provenRoute`. */
  readonly proof?: 'fresh'
  /** Whether its form may bring files (multipart/form-data); every other route reads urlencoded text only. */
  readonly takes?: 'files'
  /** On which side it hangs; without it, on the staff side. */
  readonly face?: RouteFace
}

/** A route for people charged with a duty. `signed-in` is open to all staff. */
export type SignedRoute = RouteBase & {
  readonly duty: Duty | readonly Duty[] | 'signed-in'
  handler(visit: SignedVisit): Promise<Answer> | Answer
}

/** A route open to anyone, even before sign-in. */
export type OpenRoute = RouteBase & { readonly duty: 'anyone'; handler(visit: Visit): Promise<Answer> | Answer }

export type Route = SignedRoute | OpenRoute

/** A row of the route table. A route without duty or audit does not compile. */
export function route(row: SignedRoute): Route {
  return row
}

/** A row of the route table that needs no sign-in. */
export function openRoute(row: OpenRoute): Route {
  return row
}

/** The same routes, hanging wherever people sign in. */
export function whereverPeopleSignIn(routes: readonly Route[]): readonly Route[] {
  return routes.map(row => ({ ...row, face: 'signed' }))
}

/** The routes of one face: what does not belong to it does not exist there. */
export function routesOf(face: Face, routes: readonly Route[]): readonly Route[] {
  return face === 'all' ? routes : routes.filter(row => belongs(face, row))
}

function belongs(face: Exclude<Face, 'all'>, row: Route): boolean {
  const side = row.face ?? 'staff'
  if (side === 'both') return true
  if (face === 'public') return side === 'public'
  if (face === 'staff') return side === 'staff' || side === 'signed'
  return side === 'signed' || (side === 'staff' && isForResidents(row))
}

const RESIDENTS: ReadonlySet<string> = new Set<Duty>(['resident', 'chair'])

/** Tokens of programs are the staff's: on the side of residents there is no API. */
function isForResidents(row: Route): boolean {
  return Array.isArray(row.duty) && row.duty.some(one => RESIDENTS.has(one)) && !row.path.startsWith('/api/')
}

/** Whether a reader's duties open a route. */
export function mayEnter(row: Route, signedIn: SignedIn | undefined): boolean {
  if (row.duty === 'anyone') return true
  if (signedIn === undefined) return false
  if (row.duty === 'signed-in') return true
  const wanted = typeof row.duty === 'string' ? [row.duty] : row.duty
  return wanted.some(duty => signedIn.reader.duties.has(duty))
}

/** The route table as text, one line a route: method, path, duty, audit. */
export function routeTable(routes: readonly Route[]): string {
  const duty = (row: Route) => (typeof row.duty === 'string' ? row.duty : row.duty.join('|'))
  const audit = (row: Route) => (typeof row.audit === 'string' ? row.audit : `– (${row.audit.none})`)
  return routes.map(row => [row.method.padEnd(6), row.path.padEnd(44), duty(row).padEnd(12), audit(row)].join(' ')).join('\n')
}
