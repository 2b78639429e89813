import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { issueTitles } from '../../issues/index.ts'
import type { LinkEnd, LinkKind, TitleTeller } from '../../links/index.ts'
import { actionTitles, decisionTitles, meetingTitles } from '../../meetings/index.ts'
import { treasureTitles } from '../../treasures/index.ts'
import { groupTitles, platformTitles, projectTitles } from './group-read.ts'

type Relation = 'came_from' | 'answers' | 'uses' | 'part_of'

/** How an activity stands to what it came out of, answers, uses or belongs to. */
export const RELATION_TO: Readonly<Partial<Record<LinkKind, Relation>>> = {
  decision: 'came_from',
  action: 'came_from',
  meeting: 'came_from',
  issue: 'answers',
  treasure: 'uses',
  group: 'part_of',
  project: 'part_of',
  platform: 'part_of',
}

const TELLERS: Readonly<Partial<Record<LinkKind, TitleTeller>>> = {
  decision: decisionTitles,
  action: actionTitles,
  meeting: meetingTitles,
  issue: issueTitles,
  treasure: treasureTitles,
  group: groupTitles,
  project: projectTitles,
  platform: platformTitles,
}

/** What an activity can begin from, as an address says it (decision:<id>), with its title; nothing where the reader may not see it. */
export async function originOf(db: Db, asked: string): Promise<(LinkEnd & { readonly title: string; readonly href: string }) | undefined> {
  const parts = /^([a-z_]{1,20}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(asked)
  const kind = parts?.[1] as LinkKind | undefined
  const [id, tell] = [parts?.[2], kind && TELLERS[kind]]
  if (!kind || !id || !tell) return undefined
  const told = (await tell(db, [id])).get(id)
  return told && { kind, id, title: told.title, href: told.href }
}

/** The end of a link that an address names, where the reader may see it. */
export async function originAsked(act: Act, asked: string): Promise<LinkEnd | undefined> {
  const found = asked === '' ? undefined : await act.look(db => originOf(db, asked))
  return found && { kind: found.kind, id: found.id }
}
