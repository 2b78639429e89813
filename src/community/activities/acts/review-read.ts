import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { TitleTeller } from '../../links/index.ts'
import type { LogicModel, Review, ReviewNote, ReviewWhole, SeriesLine, Subject, SubjectKind } from '../domain/review.ts'
import { seriesOf } from '../domain/review.ts'
import { dueReviews, findReview, listReviews, notesOf, reviewsWithIds, roundsOf } from '../store/review.ts'
import { modelsOf } from '../store/review-models.ts'
import type { SubjectFinder } from './group-read.ts'
import { groupSubject, groupTitles, platformSubject, platformTitles, projectSubject, projectTitles } from './group-read.ts'

/** What tells of the things that can be reviewed, by kind; activities are told by their own part of the module. */
export type Subjects = Readonly<Partial<Record<SubjectKind, { readonly find: SubjectFinder; readonly titles: TitleTeller }>>>

/** Groups, projects and platforms. */
export const ownSubjects: Subjects = {
  group: { find: groupSubject, titles: groupTitles },
  project: { find: projectSubject, titles: projectTitles },
  platform: { find: platformSubject, titles: platformTitles },
}

/** What is looked at, as the reader knows it. */
export type FoundSubject = Subject & { readonly title: string; readonly href: string }

/** One round with what it is about and what was added to it. */
export type ReviewPageWhole = {
  readonly review: ReviewWhole
  readonly subject: FoundSubject
  readonly earlier: ReviewWhole | undefined
  readonly notes: readonly ReviewNote[]
  readonly isKeeper: boolean
  readonly isCoordinator: boolean
}

/** One round; nothing where the reader may not read it. */
export function readReview(act: Act, id: string, subjects: Subjects): Promise<ReviewPageWhole | undefined> {
  return act.transaction(async tx => {
    const review = await findReview(tx.db, id)
    const found = review && (await subjects[review.subject.kind]?.find(tx.db, review.subject.id))
    await tx.audit({ action: 'review.read', subjectType: 'outcome_review', subjectIds: [id], outcome: found ? 'done' : 'absent' })
    if (review === undefined || found === undefined) return undefined
    const reader = await neighbourOf(tx.db)
    return {
      review,
      subject: { ...review.subject, title: found.title, href: found.href },
      earlier: (await roundsOf(tx.db, review.subject)).filter(({ round }) => round < review.round).at(-1),
      notes: await notesOf(tx.db, [id]),
      isKeeper: mayKeep(review.councilNo, reader),
      isCoordinator: reader.isCoordinator,
    }
  })
}

/** A whole series with its model: rounds, lines side by side, what was added. */
export type SeriesWhole = {
  readonly subject: FoundSubject
  readonly rounds: readonly ReviewWhole[]
  readonly lines: readonly SeriesLine[]
  readonly notes: readonly (ReviewNote & { readonly reviewId: string })[]
  readonly models: readonly LogicModel[]
  readonly isKeeper: boolean
}

/** The series of one subject; nothing where the reader may not read it. */
export function readSeries(act: Act, subject: Subject, subjects: Subjects): Promise<SeriesWhole | undefined> {
  return act.transaction(async tx => {
    const found = await subjects[subject.kind]?.find(tx.db, subject.id)
    await tx.audit({ action: 'review.series', subjectType: 'outcome_review', subjectIds: [subject.id], outcome: found ? 'done' : 'absent' })
    if (found === undefined) return undefined
    const rounds = await roundsOf(tx.db, subject)
    return {
      subject: { ...subject, title: found.title, href: found.href },
      rounds,
      lines: seriesOf(rounds),
      notes: await notesOf(
        tx.db,
        rounds.map(({ id }) => id),
      ),
      models: await modelsOf(tx.db, subject),
      isKeeper: mayKeep(found.councilNo, await neighbourOf(tx.db)),
    }
  })
}

/** The rounds of one subject and nothing else, for the panel on its page. */
export function readRounds(act: Act, subject: Subject): Promise<readonly ReviewWhole[]> {
  return act.transaction(async tx => {
    await tx.audit({ action: 'review.panel', subjectType: 'outcome_review', subjectIds: [subject.id] })
    return roundsOf(tx.db, subject)
  })
}

/** A round in a list, with the name of what it is about. */
export type ListedReview<Kind extends Review = Review> = { readonly review: Kind; readonly title: string; readonly href: string }
export type ReviewList = {
  readonly due: readonly ListedReview[]
  readonly rows: readonly ListedReview<ReviewWhole>[]
  readonly next: string | undefined
}

const MOST_DUE = 50
const DAYS_AHEAD = 30

/** Rounds the reader may read, the latest first, and before them what should be looked at again within a month. */
export function readReviews(
  act: Act,
  filter: { readonly councilNo?: number | undefined; readonly subject?: Subject | undefined },
  place: { readonly limit: number; readonly after?: string | undefined; readonly subjects: Subjects },
): Promise<ReviewList> {
  return act.transaction(async tx => {
    const found = await listReviews(tx.db, filter, place)
    const rows = found.slice(0, place.limit)
    const by = addDays(act.today, DAYS_AHEAD)
    const due = filter.subject ? [] : await dueReviews(tx.db, { councilNo: filter.councilNo, by, limit: MOST_DUE })
    await tx.audit({ action: 'review.list', subjectType: 'outcome_review', subjectIds: rows.map(({ id }) => id) })
    const titled = await titler(tx.db, [...rows, ...due], place.subjects)
    return { due: titled(due), rows: titled(rows), next: found.length > place.limit ? rows.at(-1)?.id : undefined }
  })
}

/** What should be looked at again by a day in one council (null: what is of several together), for the agenda of its next meeting. */
export function reviewsDue(
  subjects: Subjects,
): (
  db: Db,
  asked: { readonly councilNo: number | null; readonly by: Day },
) => Promise<readonly { readonly id: string; readonly title: string }[]> {
  return async (db, { councilNo, by }) => {
    const due = await dueReviews(db, { councilNo, by, limit: MOST_DUE })
    const titled = await titler(db, due, subjects)
    return titled(due).map(({ review, title }) => ({ id: review.id, title }))
  }
}

/** Titles of rounds for lists of links. */
export const reviewTitles: TitleTeller = async (db, ids) => {
  const found = await reviewsWithIds(db, ids)
  return new Map(found.map(({ id, round, state }) => [id, { title: `成果の見直し 第${round}回`, href: `/reviews/${id}` as const, state }]))
}

/** Names of the subjects of some rounds: one statement for each kind. What the reader may not read falls out. */
async function titler(db: Db, reviews: readonly Review[], subjects: Subjects) {
  const titles = new Map<string, { readonly title: string; readonly href: `/${string}` }>()
  for (const [kind, told] of Object.entries(subjects)) {
    const ids = [...new Set(reviews.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id))]
    if (ids.length > 0) for (const [id, end] of await told.titles(db, ids)) titles.set(`${kind} ${id}`, end)
  }
  return <Kind extends Review>(rows: readonly Kind[]): readonly ListedReview<Kind>[] =>
    rows.flatMap(review => {
      const end = titles.get(`${review.subject.kind} ${review.subject.id}`)
      return end ? [{ review, title: end.title, href: end.href }] : []
    })
}
