import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ActivityState, Kind } from '../domain/activity.ts'
import type { Stage, UndertakingKind } from '../domain/group.ts'
import type { Outcome, Review, SubjectKind } from '../domain/review.ts'

/** An activity with its roles, its dates, who joined and what was told afterwards, as far as the reader may read it. */
export type WholeActivity = {
  readonly id: string
  readonly name: string
  readonly kind: Kind
  readonly words: string
  readonly themes: readonly string[]
  readonly place: string
  readonly openTo: string
  readonly fee: string
  readonly bring: string
  readonly accessNotes: string
  readonly transport: string
  readonly bodyId: string | null
  readonly hostName: string
  readonly state: ActivityState
  readonly stateWords: string
  readonly startsOn: string
  readonly rule: string
  readonly roles: readonly { readonly name: string; readonly cap: number | null; readonly isHelp: boolean }[]
  readonly dates: readonly {
    readonly id: string
    readonly on: string
    readonly state: string
    readonly cancelledWhy: string
    readonly attendance: number | null
    readonly newcomers: number | null
    readonly helpers: number | null
    readonly words: string
  }[]
  readonly joined: readonly { readonly on: string; readonly role: string; readonly name: string; readonly howMany: number }[]
}

/** The activities of a council, the newest first. Of several tellings of one date the last counts. */
export function activitiesIn(db: Db, councilNo: number): Promise<readonly WholeActivity[]> {
  return rowsOf(
    db,
    sql<WholeActivity>`
      select a.id, a.name, a.kind, a.words, a.themes, a.place, a.open_to as "openTo", a.fee, a.bring, a.access_notes as "accessNotes", a.transport,
             a.body_id as "bodyId", a.host_name as "hostName", a.state, a.state_words as "stateWords", a.starts_on::text as "startsOn", a.rule,
             coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'cap', r.cap, 'isHelp', r.is_help) order by r.sort_order, r.id)
                         from activities.role r where r.activity_id = a.id), '[]') as roles,
             coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'on', to_char(o.starts_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD'),
                                                           'state', o.state, 'cancelledWhy', o.cancelled_why, 'attendance', f.attendance,
                                                           'newcomers', f.newcomers, 'helpers', f.helpers, 'words', coalesce(f.words, ''))
                                        order by o.starts_at, o.id)
                         from activities.occurrence o
                         left join lateral (select x.* from activities.feedback x where x.occurrence_id = o.id order by x.made_at desc limit 1) f on true
                        where o.activity_id = a.id and o.state <> 'dropped'), '[]') as dates,
             coalesce((select jsonb_agg(jsonb_build_object('on', to_char(o.starts_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD'), 'role', r.name,
                                                           'name', coalesce(p.name, j.words), 'howMany', j.how_many) order by o.starts_at, j.seq, j.id)
                         from activities.joining j
                         join activities.occurrence o on o.id = j.occurrence_id
                         join activities.role r on r.id = j.role_id
                         left join councils.participant p on p.id = j.participant_id
                        where j.activity_id = a.id and j.left_at is null), '[]') as joined
        from activities.activity a
       where a.council_no = ${councilNo}::smallint and councils.may_read(a.audience, a.council_no) order by a.made_at desc, a.id`,
  )
}

/** A group, a project or a platform with what belongs to it. */
export type WholeUndertaking = {
  readonly id: string
  readonly kind: UndertakingKind
  readonly name: string
  readonly words: string
  readonly themes: readonly string[]
  readonly stage: Stage
  readonly stageWords: string
  readonly startedOn: string | null
  readonly ofId: string | null
  readonly bodyId: string | null
  readonly fromId: string | null
  readonly fromWords: string
  readonly whatChanged: string
  readonly contact: string
  readonly calmWords: string
  readonly counts: readonly { readonly on: string; readonly total: number; readonly note: string }[]
  readonly needs: readonly { readonly words: string; readonly howMuch: string; readonly untilOn: string | null; readonly state: string }[]
  readonly milestones: readonly { readonly on: string; readonly title: string; readonly state: string; readonly words: string }[]
  readonly products: readonly { readonly on: string; readonly words: string; readonly quantity: number | null; readonly unit: string }[]
  readonly partners: readonly {
    readonly name: string
    readonly brings: string
    readonly hopes: string
    readonly since: string
    readonly endedOn: string | null
  }[]
  readonly funding: readonly {
    readonly name: string
    readonly kind: string
    readonly amount: number | null
    readonly fromOn: string | null
    readonly untilOn: string | null
    readonly state: string
    readonly conditions: string
  }[]
  readonly course: readonly { readonly at: string; readonly kind: string; readonly words: string }[]
}

/** The groups, projects and platforms of a council, the one that moved last first. */
export function undertakingsIn(db: Db, councilNo: number): Promise<readonly WholeUndertaking[]> {
  const list = (fields: ReturnType<typeof sql>, from: ReturnType<typeof sql>) =>
    sql`coalesce((select jsonb_agg(jsonb_build_object(${fields}) order by x.id) from ${from}), '[]')`
  return rowsOf(
    db,
    sql<WholeUndertaking>`
      select u.id, u.kind, u.name, u.words, u.themes, u.stage, u.stage_words as "stageWords", u.started_on::text as "startedOn", u.of_id as "ofId",
             u.body_id as "bodyId", u.from_id as "fromId", u.from_words as "fromWords", u.what_changed as "whatChanged", u.contact, u.calm_words as "calmWords",
             ${list(sql`'on', x.on_day, 'total', x.total, 'note', x.note`, sql`activities.member_count x where x.undertaking_id = u.id and x.withdrawn_at is null`)} as counts,
             ${list(sql`'words', x.words, 'howMuch', x.how_much, 'untilOn', x.until_on, 'state', x.state`, sql`activities.need x where x.undertaking_id = u.id`)} as needs,
             ${list(sql`'on', x.on_day, 'title', x.title, 'state', x.state, 'words', x.words`, sql`activities.milestone x where x.undertaking_id = u.id`)} as milestones,
             ${list(sql`'on', x.on_day, 'words', x.words, 'quantity', x.quantity, 'unit', x.unit`, sql`activities.product x where x.undertaking_id = u.id and x.withdrawn_at is null`)} as products,
             ${list(
               sql`'name', coalesce(nullif(x.name, ''), b.name, g.name, p.name, d.name, ''), 'brings', x.brings, 'hopes', x.hopes, 'since', x.since, 'endedOn', x.ended_on`,
               sql`activities.partner x left join councils.body b on b.id = x.body_id left join activities.undertaking g on g.id = x.group_id
                   left join councils.participant p on p.id = x.participant_id left join directory.agency d on d.id = x.agency_id where x.undertaking_id = u.id`,
             )} as partners,
             ${list(
               sql`'name', x.name, 'kind', x.kind, 'amount', x.amount, 'fromOn', x.from_on, 'untilOn', x.until_on, 'state', x.state, 'conditions', x.conditions`,
               sql`activities.funding x where x.undertaking_id = u.id`,
             )} as funding,
             ${list(sql`'at', x.at, 'kind', x.kind, 'words', x.words`, sql`activities.undertaking_act x where x.undertaking_id = u.id`)} as course
        from activities.undertaking u where u.council_no = ${councilNo}::smallint order by u.moved_at desc, u.id`,
  )
}

/** A review of what came of something, with every change looked for. */
export type WholeReview = {
  readonly id: string
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly round: number
  readonly phase: Review['phase']
  readonly on: string
  readonly reviewers: string
  readonly socialWords: string
  readonly environmentalWords: string
  readonly sideEffects: string
  readonly learned: string
  readonly change: Review['change']
  readonly changeWords: string
  readonly nextOn: string | null
  readonly outcomes: readonly {
    readonly area: Outcome['area']
    readonly statement: string
    readonly forWhom: string
    readonly direction: Outcome['direction']
    readonly confidence: Outcome['confidence']
    readonly seenIn: string
    readonly indicator: string
    readonly unit: string
    readonly baseline: number | null
    readonly target: number | null
    readonly actual: number | null
  }[]
  readonly notes: readonly { readonly kind: string; readonly words: string; readonly at: string }[]
}

/** The reviews of a council, the last one first. */
export function reviewsIn(db: Db, councilNo: number): Promise<readonly WholeReview[]> {
  return rowsOf(
    db,
    sql<WholeReview>`
      select r.id, r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.round, r.phase, r.on_day::text as on, r.reviewers,
             r.social_words as "socialWords", r.environmental_words as "environmentalWords", r.side_effects as "sideEffects", r.learned, r.change,
             r.change_words as "changeWords", r.next_on::text as "nextOn",
             coalesce((select jsonb_agg(jsonb_build_object('area', o.area, 'statement', o.statement, 'forWhom', o.for_whom, 'direction', o.direction,
                                                           'confidence', o.confidence, 'seenIn', o.seen_in,
                                                           'indicator', o.indicator, 'unit', o.unit, 'baseline', o.baseline, 'target', o.target,
                                                           'actual', o.actual) order by o.sort_order, o.id)
                         from activities.outcome o where o.review_id = r.id and o.dropped_at is null), '[]') as outcomes,
             coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'words', n.words, 'at', n.at) order by n.at)
                         from activities.review_note n where n.review_id = r.id), '[]') as notes
        from activities.outcome_review r where r.council_no = ${councilNo}::smallint order by r.on_day desc, r.id`,
  )
}
