import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { mayKeep, mayRead, neighbourOf } from '../../councils/index.ts'
import type { LinkShower, ShownLink, TitleTeller } from '../../links/index.ts'
import type { Funding } from '../domain/funding.ts'
import type { Milestone, Need, Product, SupportPlan, Undertaking, UndertakingKind, UndertakingStep } from '../domain/group.ts'
import type { MemberCount, Worry } from '../domain/group-worry.ts'
import { worriesOf } from '../domain/group-worry.ts'
import type { Partner } from '../domain/platform.ts'
import type { ReviewWhole } from '../domain/review.ts'
import { fundingsOf } from '../store/funding.ts'
import type { UndertakingFilter } from '../store/group.ts'
import { findUndertaking, listUndertakings, stepsOfUndertaking, undertakingsWithIds } from '../store/group.ts'
import { countsOf, milestonesOf, needsOf, productsOf } from '../store/group-parts.ts'
import { supportPlansOf } from '../store/group-support.ts'
import { partnerChoices, partnersOf } from '../store/platform.ts'
import { roundsOf } from '../store/review.ts'

/** One page of a list: each with its last count and the reasons to ask after it, as far as the reader may know. */
export type UndertakingPage = {
  readonly rows: readonly {
    readonly undertaking: Undertaking
    readonly last: MemberCount | undefined
    readonly worries: readonly Worry[]
  }[]
  readonly next: string | undefined
  readonly isKeeper: boolean
  /** Whether the reader takes part in a council, and may know of its money. */
  readonly isOfCouncil: boolean
}

/** Groups, projects or platforms the reader may read, the one that moved last first. Nothing is ranked. */
export function readUndertakings(
  act: Act,
  filter: UndertakingFilter,
  place: { readonly limit: number; readonly after?: string | undefined },
): Promise<UndertakingPage> {
  return act.transaction(async tx => {
    const found = await listUndertakings(tx.db, filter, place)
    const rows = found.slice(0, place.limit)
    await tx.audit({ action: 'undertaking.list', subjectType: 'undertaking', subjectIds: rows.map(({ id }) => id) })
    const counts = await countsOf(
      tx.db,
      rows.map(({ id }) => id),
    )
    const reader = await neighbourOf(tx.db)
    return {
      rows: rows.map(undertaking => {
        const own = counts.get(undertaking.id) ?? []
        return { undertaking, last: own.at(-1), worries: undertaking.stage === 'ended' ? [] : worriesOf(own, act.today) }
      }),
      next: found.length > place.limit ? rows.at(-1)?.id : undefined,
      isKeeper: reader.isCoordinator || reader.kept.length > 0,
      isOfCouncil: reader.isCoordinator || reader.councils.length > 0,
    }
  })
}

/** Everything one page about a group, project or platform shows. */
export type UndertakingWhole = {
  readonly undertaking: Undertaking
  readonly counts: readonly MemberCount[]
  readonly worries: readonly Worry[]
  readonly plans: readonly SupportPlan[]
  readonly needs: readonly Need[]
  readonly milestones: readonly Milestone[]
  readonly products: readonly Product[]
  readonly partners: readonly Partner[]
  readonly choices: Awaited<ReturnType<typeof partnerChoices>>
  readonly fundings: readonly Funding[]
  readonly projects: readonly Undertaking[]
  readonly rounds: readonly ReviewWhole[]
  readonly course: readonly UndertakingStep[]
  readonly links: readonly ShownLink[]
  readonly isKeeper: boolean
  readonly isCoordinator: boolean
  /** Whether the reader may know of its money and its members. */
  readonly isOfCouncil: boolean
}

const MOST_PROJECTS = 100

/** One of a kind with all that belongs to it; nothing where the reader may not read it. */
export function readUndertaking(act: Act, kind: UndertakingKind, id: string, linksOf: LinkShower): Promise<UndertakingWhole | undefined> {
  return act.transaction(async tx => {
    const { db } = tx
    const found = await findUndertaking(db, id)
    const undertaking = found?.kind === kind ? found : undefined
    await tx.audit({ action: `${kind}.read`, subjectType: 'undertaking', subjectIds: [id], outcome: undertaking ? 'done' : 'absent' })
    if (undertaking === undefined) return undefined
    const reader = await neighbourOf(db)
    const isKeeper = mayKeep(undertaking.councilNo, reader)
    const counts = (await countsOf(db, [id])).get(id) ?? []
    return {
      undertaking,
      counts,
      worries: undertaking.stage === 'ended' ? [] : worriesOf(counts, act.today),
      plans: await supportPlansOf(db, id),
      needs: await needsOf(db, id),
      milestones: await milestonesOf(db, id),
      products: await productsOf(db, id),
      partners: await partnersOf(db, id),
      choices: isKeeper && kind === 'platform' ? await partnerChoices(db, undertaking.councilNo) : [],
      fundings: await fundingsOf(db, id),
      projects: await listUndertakings(db, { kinds: ['project'], ofId: id }, { limit: MOST_PROJECTS }),
      rounds: await roundsOf(db, { kind, id }),
      course: await stepsOfUndertaking(db, id),
      links: await linksOf(db, { kind, id }),
      isKeeper,
      isCoordinator: reader.isCoordinator,
      isOfCouncil: mayRead('council', undertaking.councilNo, reader),
    }
  })
}

/** Where each kind has its page. */
export const PLACES = { group: '/groups', project: '/projects', platform: '/platforms' } as const

/** The address of one of them. */
export function hrefOf({ kind, id }: Pick<Undertaking, 'kind' | 'id'>): `/${string}` {
  return `${PLACES[kind]}/${id}`
}

const titlesOf =
  (kind: UndertakingKind): TitleTeller =>
  async (db, ids) => {
    const found = await undertakingsWithIds(db, ids)
    return new Map(found.filter(one => one.kind === kind).map(one => [one.id, { title: one.name, href: hrefOf(one), state: one.stage }]))
  }

/** Titles for lists of links: those the reader may read. */
export const groupTitles = titlesOf('group')
export const projectTitles = titlesOf('project')
export const platformTitles = titlesOf('platform')

/** What a record is called, whose it is and where it stands; nothing where the reader may not read it. */
export type SubjectFinder = (
  db: Db,
  key: string,
) => Promise<{ readonly title: string; readonly councilNo: number | null; readonly href: string } | undefined>

const subjectOf =
  (kind: UndertakingKind): SubjectFinder =>
  async (db, key) => {
    const found = await findUndertaking(db, key)
    return found?.kind === kind ? { title: found.name, councilNo: found.councilNo, href: hrefOf(found) } : undefined
  }

/** For wordings and reviews: what each kind tells of its own records. */
export const groupSubject = subjectOf('group')
export const projectSubject = subjectOf('project')
export const platformSubject = subjectOf('platform')
