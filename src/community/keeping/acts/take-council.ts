import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Council, CouncilExporter, ExportKind } from '../../councils/index.ts'
import { councilToKeep, neighbourOf } from '../../councils/index.ts'
import type { LinkKind, TitleTeller } from '../../links/index.ts'
import { linksOf } from '../../links/index.ts'
import type { Bundle, KeptLink } from '../domain/bundle.ts'
import { endsOf, placesIn } from '../domain/bundle.ts'

/** What the modules of the house give to an export, and how they title what is linked to. */
export type KeepingParts = {
  readonly exporters: readonly CouncilExporter[]
  readonly tellers: Readonly<Partial<Record<LinkKind, TitleTeller>>>
}

/** The council whose export is asked for, where the reader keeps its records. */
export function askForCouncil(act: Act, councilNo: number): Promise<Result<Council, Refusal>> {
  return act.transaction(async tx => {
    const result = await kept(tx, councilNo)
    await tx.audit({
      action: 'council.ask-export',
      subjectType: 'council',
      subjectIds: [],
      detail: { council: councilNo },
      ...outcomeOf(result),
    })
    return result
  })
}

/**
 * Everything of a council that the reader may read, gathered in one transaction under their own sight. Only those who keep its records.
 * Which records left is written down, kind by kind.
 */
export function takeCouncil(act: Act, councilNo: number, byName: string, parts: KeepingParts): Promise<Result<Bundle, Refusal>> {
  return act.transaction(async tx => {
    const asked = await kept(tx, councilNo)
    if (!asked.ok) {
      await tx.audit({
        action: 'council.export',
        subjectType: 'council',
        subjectIds: [],
        detail: { council: councilNo },
        ...outcomeOf(asked),
      })
      return asked
    }
    const bundle = await gathered(act, tx, asked.value, byName, parts)
    for (const { name, records } of bundle.kinds) await tx.audit(eventOf(councilNo, name, records))
    return yes(bundle)
  })
}

async function kept(tx: Tx, councilNo: number): Promise<Result<Council, Refusal>> {
  const found = await councilToKeep(tx.db, councilNo)
  if (found === undefined) return no(refusal('absent'))
  return found === 'not-keeper' ? no(refusal('not-keeper')) : yes(found)
}

async function gathered(act: Act, tx: Tx, council: Council, byName: string, parts: KeepingParts): Promise<Bundle> {
  const given = []
  for (const exporter of parts.exporters) given.push(await exporter(tx.db, council.no, act.today))
  const kinds = given.flatMap(part => part.kinds)
  return {
    council,
    kinds,
    byName,
    files: given.flatMap(part => part.files ?? []),
    links: await linksIn(tx, kinds, parts.tellers),
    on: act.today,
    holdsMore: (await neighbourOf(tx.db)).isCoordinator,
  }
}

/** Every link of what is told; what it leads to is named by the export itself, or by its own module where the reader may know it. */
async function linksIn({ db }: Tx, kinds: readonly ExportKind[], tellers: KeepingParts['tellers']): Promise<readonly KeptLink[]> {
  const places = placesIn(kinds)
  const found: Omit<KeptLink, 'title'>[] = []
  for (const [kind, ids] of endsOf(kinds))
    for (const [id, links] of await linksOf(db, kind, ids)) found.push(...links.map(link => ({ own: { kind, id }, link })))
  const outside = new Map<LinkKind, string[]>()
  for (const { link } of found)
    if (!places.has(link.other.id)) outside.set(link.other.kind, [...(outside.get(link.other.kind) ?? []), link.other.id])
  const titles = new Map([...places].map(([id, { title }]) => [id, title]))
  for (const [kind, ids] of outside) for (const [id, { title }] of (await tellers[kind]?.(db, ids)) ?? []) titles.set(id, title)
  return found.flatMap(one => {
    const title = titles.get(one.link.other.id)
    return title === undefined ? [] : [{ ...one, title }]
  })
}

function eventOf(councilNo: number, kind: string, records: ExportKind['records']) {
  const ids = records.map(({ id }) => id).filter(id => UUID.test(id))
  return { action: 'council.export', subjectType: kind, subjectIds: ids, detail: { council: councilNo, count: records.length } }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
