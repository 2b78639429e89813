import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Outcome, Review, ReviewId, ReviewNote, ReviewWhole, ReviewWords, Subject } from '../domain/review.ts'

const REVIEW = sql`
  r.id, jsonb_build_object('kind', r.subject_kind, 'id', r.subject_id) as subject, r.council_no as "councilNo", r.round, r.phase, r.on_day as on,
  r.reviewers, r.social_words as "socialWords", r.environmental_words as "environmentalWords", r.side_effects as "sideEffects", r.learned,
  r.change, r.change_words as "changeWords", r.next_on as "nextOn", r.state, r.closed_at as "closedAt", coalesce(s.name, '') as "closedByName",
  r.version`
const OUTCOMES = sql`
  coalesce((select jsonb_agg(jsonb_build_object('lineId', o.line_id, 'area', o.area, 'statement', o.statement, 'forWhom', o.for_whom,
              'direction', o.direction, 'confidence', o.confidence, 'seenIn', o.seen_in, 'indicator', o.indicator, 'unit', o.unit,
              'baseline', o.baseline, 'target', o.target, 'actual', o.actual) order by o.sort_order, o.id)
              from activities.outcome o where o.review_id = r.id and o.dropped_at is null), '[]') as outcomes`
const FROM = sql`from activities.outcome_review r left join staff.staff s on s.id = r.closed_by`

/** One round with its lines, where the reader may read it. */
export function findReview(db: Db, id: string): Promise<ReviewWhole | undefined> {
  return firstOf(db, sql<ReviewWhole>`select ${REVIEW}, ${OUTCOMES} ${FROM} where r.id = ${id}`)
}

/** Keeps an open round for the rest of the transaction; its version then, nothing when it is not open (any more). */
export async function lockOpenReview(db: Db, id: string): Promise<number | undefined> {
  const row = await firstOf(
    db,
    sql<{ version: number }>`select version from activities.outcome_review where id = ${id} and state = 'open' for update`,
  )
  return row?.version
}

/** All rounds of one series, first round first. */
export function roundsOf(db: Db, subject: Subject): Promise<readonly ReviewWhole[]> {
  return rowsOf(
    db,
    sql<ReviewWhole>`select ${REVIEW}, ${OUTCOMES} ${FROM} where r.subject_kind = ${subject.kind} and r.subject_id = ${subject.id} order by r.round`,
  )
}

/** The rounds with these ids that the reader may read, without their lines. */
export function reviewsWithIds(db: Db, ids: readonly string[]): Promise<readonly Review[]> {
  return rowsOf(db, sql<Review>`select ${REVIEW} ${FROM} where r.id = any (${[...ids]}::uuid[])`)
}

/** Rounds the reader may read, the latest first; one more than asked when there is a next page. */
export function listReviews(
  db: Db,
  filter: { readonly councilNo?: number | undefined; readonly subject?: Subject | undefined },
  place: { readonly limit: number; readonly after?: string | undefined },
): Promise<readonly ReviewWhole[]> {
  return rowsOf(
    db,
    sql<ReviewWhole>`
      select ${REVIEW}, ${OUTCOMES} ${FROM}
       where (${filter.councilNo ?? null}::smallint is null or r.council_no = ${filter.councilNo ?? null})
         and (${filter.subject?.kind ?? null}::text is null or (r.subject_kind, r.subject_id) = (${filter.subject?.kind ?? null}, ${filter.subject?.id ?? null}::uuid))
         and (${place.after ?? null}::uuid is null
              or (r.on_day, r.id) < (select a.on_day, a.id from activities.outcome_review a where a.id = ${place.after ?? null}))
       order by r.on_day desc, r.id desc limit ${place.limit + 1}`,
  )
}

/** The last closed round of each series whose next day has come by `by`, and that nobody has taken up since. */
export function dueReviews(
  db: Db,
  filter: { readonly councilNo?: number | null | undefined; readonly by: Day; readonly limit: number },
): Promise<readonly Review[]> {
  return rowsOf(
    db,
    sql<Review>`
      select ${REVIEW} ${FROM}
       where r.state = 'closed' and r.next_on <= ${filter.by} and r.change is distinct from 'end'
         and (${filter.councilNo === undefined} or r.council_no is not distinct from ${filter.councilNo ?? null}::smallint)
         and not exists (select from activities.outcome_review n
                          where n.subject_kind = r.subject_kind and n.subject_id = r.subject_id and n.round > r.round)
       order by r.next_on, r.id limit ${filter.limit}`,
  )
}

/** Begins the next round of a series; whoever comes second waits and counts on, so that no number is left out or given twice. */
export async function insertReview(
  db: Db,
  id: ReviewId,
  subject: Subject,
  start: { readonly councilNo: number | null; readonly phase: Review['phase']; readonly on: Day },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${subject.kind} ${subject.id}`}, 0))`.execute(db)
  const row = await firstOf(
    db,
    sql<{ round: number }>`
      insert into activities.outcome_review (id, subject_kind, subject_id, council_no, round, phase, on_day)
      select ${id}, ${subject.kind}, ${subject.id}, ${start.councilNo}, 1 + coalesce(max(r.round), 0), ${start.phase}, ${start.on}
        from activities.outcome_review r where r.subject_kind = ${subject.kind} and r.subject_id = ${subject.id}
   returning round`,
  )
  return row?.round ?? 0
}

/** Whether a round of a series is open; asked after the series was locked. */
export async function hasOpenRound(db: Db, subject: Subject): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`review ${subject.kind} ${subject.id}`}, 0))`.execute(db)
  const row = await firstOf(
    db,
    sql<{ one: number }>`
      select 1 as one from activities.outcome_review where subject_kind = ${subject.kind} and subject_id = ${subject.id} and state = 'open'`,
  )
  return row !== undefined
}

/** Writes what is said of an open round; `closes` ends it for good. */
export async function saveReview(db: Db, id: string, words: ReviewWords, closes: boolean): Promise<void> {
  await sql`
    update activities.outcome_review
       set phase = ${words.phase}, on_day = ${words.on}, reviewers = ${words.reviewers}, social_words = ${words.socialWords},
           environmental_words = ${words.environmentalWords}, side_effects = ${words.sideEffects}, learned = ${words.learned},
           change = ${words.change}, change_words = ${words.changeWords}, next_on = ${words.nextOn}, version = version + 1,
           state = ${closes ? 'closed' : 'open'}, closed_at = ${closes ? sql`now()` : null}, closed_by = ${closes ? sql`platform.reader_id()` : null}
     where id = ${id}`.execute(db)
}

/** Writes the lines of an open round in one statement each way; a line that is not there any more is dropped from this round only. */
export async function saveOutcomes(db: Db, id: string, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.map((one, at) => ({ ...one, id: newId(), at }))
  await sql`
    update activities.outcome set dropped_at = now()
     where review_id = ${id} and dropped_at is null and line_id <> all (${outcomes.map(({ lineId }) => lineId)}::uuid[])`.execute(db)
  await sql`
    insert into activities.outcome (id, review_id, line_id, sort_order, area, statement, for_whom, direction, confidence, seen_in, indicator, unit, baseline, target, actual)
    select x.id, ${id}, x."lineId", x.at, x.area, x.statement, x."forWhom", x.direction, x.confidence, x."seenIn", x.indicator, x.unit, x.baseline, x.target, x.actual
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as x(id uuid, "lineId" uuid, at integer, area text, statement text, "forWhom" text, direction text, confidence text, "seenIn" text,
                  indicator text, unit text, baseline numeric, target numeric, actual numeric)
    on conflict (review_id, line_id) do update
       set sort_order = excluded.sort_order, area = excluded.area, statement = excluded.statement, for_whom = excluded.for_whom,
           direction = excluded.direction, confidence = excluded.confidence, seen_in = excluded.seen_in, indicator = excluded.indicator,
           unit = excluded.unit, baseline = excluded.baseline, target = excluded.target, actual = excluded.actual, dropped_at = null`.execute(
    db,
  )
}

/** What was added to some rounds later, oldest first. */
export function notesOf(db: Db, ids: readonly string[]): Promise<readonly (ReviewNote & { readonly reviewId: string })[]> {
  return rowsOf(
    db,
    sql<ReviewNote & { reviewId: string }>`
      select n.id, n.review_id as "reviewId", n.kind, n.words, n.at, coalesce(s.name, '') as "byName"
        from activities.review_note n left join staff.staff s on s.id = n.by_staff
       where n.review_id = any (${[...ids]}::uuid[]) order by n.at, n.id`,
  )
}

/** Adds a note to a round. */
export async function insertNote(db: Db, review: string, kind: ReviewNote['kind'], words: string): Promise<void> {
  await sql`insert into activities.review_note (id, review_id, kind, words) values (${newId()}, ${review}, ${kind}, ${words})`.execute(db)
}
