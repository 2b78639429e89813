import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { AudienceRules, Fields } from './neighbours.ts'
import { neighbourhood } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Me, Rule, Wall } from './wall.ts'
import { all, any, named } from './wall.ts'
import { shownIn } from './walls-of-treasures.ts'

/** Words for others and what they are in other languages: drafts for those who take part, the rest as far as a second person let it go. */
export function wallsOfTexts(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { found, rowsOf, readsFor, keeps, readsAudience } = neighbourhood(town, rules)
  const shown = shownIn(town)
  const [issues, treasures, bodies, meetings] = [
    found('issues.issue'),
    found('treasures.treasure'),
    found('councils.body'),
    found('meetings.meeting'),
  ]
  const sharedIssues = found('issues.shared', 'issue_id')
  const wordings = new Map(rowsOf('texts.wording').map(row => [`${row['kind']} ${row['key']}`, row]))
  // A wall is asked with what makes the row the same for everybody under `key`, which is a column of these tables too.
  const keyColumns = new Map(
    ['texts.wording', 'texts.variant', 'texts.step'].flatMap(name =>
      (town.tables.get(name)?.rows ?? []).map(({ key, row }) => [key, row['key']] as const),
    ),
  )
  const keyOf = (row: Fields) => keyColumns.get(String(row['key'])) ?? row['key']
  const readsOwn: Rule = (row, me) => readsFor('council', row['council_no'], me)
  const readsTreasure: Rule = (row, me) => readsAudience(row, me) && (keeps(row, me) || shown.isShown(row['id'], row['type'], 'council'))
  const keepsTreasure = all(readsAudience, keeps)
  /** The record behind a variant or a step, and the rule for its kind. */
  const onSubject =
    (rulesOf: { readonly issue: Rule; readonly treasure: Rule; readonly other: Rule }): Rule =>
    (row, me) => {
      const [kind, key] = [row['kind'], keyOf(row)]
      const [subject, rule] =
        kind === 'issue'
          ? [issues.get(key), rulesOf.issue]
          : kind === 'treasure'
            ? [treasures.get(key), rulesOf.treasure]
            : [wordings.get(`${kind} ${key}`), rulesOf.other]
      return subject !== undefined && rule(subject, me)
    }
  const keepsSubject = onSubject({ issue: keeps, treasure: keepsTreasure, other: keeps })
  const inside = onSubject({ issue: readsOwn, treasure: readsTreasure, other: any(keeps, readsOwn) })
  const isTold = (row: Fields | undefined): row is Fields => row !== undefined && row['checked_by'] !== null && row['withdrawn_at'] === null
  const toldTo = (reads: (wanted: unknown, council: unknown, me: Me | undefined) => boolean) => (row: Fields, me?: Me) => {
    const [kind, key] = [row['kind'], keyOf(row)]
    const worded = kind === 'issue' ? sharedIssues.get(key) : wordings.get(`${kind} ${key}`)
    if (kind === 'treasure') {
      const reach = shown.reachOf(key)
      return reach !== null && reads(reach, treasures.get(key)?.['council_no'], me)
    }
    return isTold(worded) && reads(worded['wanted'], worded['council_no'], me)
  }
  const isOpen = (row: Fields) => row['withdrawn_at'] === null && (row['origin'] === 'machine' || row['checked_by'] !== null)
  const told = toldTo((wanted, council, me) => me !== undefined && readsFor(wanted, council, me))
  const toldToAll = toldTo(wanted => wanted === 'public')
  const ofItsCouncil: Rule = row => {
    const record = row['kind'] === 'body' ? bodies.get(keyOf(row)) : row['kind'] === 'meeting' ? meetings.get(keyOf(row)) : row
    return record !== undefined && record['council_no'] === row['council_no']
  }
  return {
    'texts.wording': {
      reads: any(keeps, readsOwn, (row, me) => isTold(row) && readsFor(row['wanted'], row['council_no'], me)),
      changes: keeps,
      adds: all(keeps, named('proposed_by'), ofItsCouncil),
      isPublic: row => isTold(row) && row['wanted'] === 'public',
      change: `update texts.wording set withdrawn_at = null`,
      writer: { proposed_by: 'staff' },
    },
    'texts.variant': {
      reads: any(inside, (row, me) => isOpen(row) && told(row, me)),
      changes: keepsSubject,
      adds: all(keepsSubject, named('written_by')),
      isPublic: row => isOpen(row) && toldToAll(row),
      change: `update texts.variant set withdrawn_at = null`,
      writer: { written_by: 'staff' },
    },
    'texts.step': {
      reads: keepsSubject,
      adds: all(keepsSubject, named('by_staff')),
      writer: { by_staff: 'staff' },
    },
  }
}
