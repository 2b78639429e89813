import { chanceOf } from '../src/pretend/domain/chance.ts'
import type { Bare } from './bare.ts'
import { connectAsApp, planOf, replay } from './bare.ts'
import type { Ground } from './ground.ts'
import type { Growth } from './idle.ts'
import { growthOf, idleMedian, repeatable } from './idle.ts'
import { openRecorder } from './recorded.ts'
import type { Scene } from './stage.ts'
import type { Kind } from './visits.ts'
import { KINDS, mayVisit } from './visits.ts'

/** A kind of page on an idle server, beside its bare SQL. Milliseconds, medians; `plan` is that of the dearest statement. */
export type IdlePage = {
  readonly kind: Kind
  readonly milliseconds: number
  readonly bare: Bare
  readonly growth: Growth
  readonly plan: string
}

/** Measures every kind of page on the idle server, for the reader of the largest agency: there the statements have most to do. */
export async function measurePages(ground: Ground, scene: Scene): Promise<readonly IdlePage[]> {
  const recorder = await openRecorder(ground)
  const client = await connectAsApp(ground.appUrl)
  const pages: IdlePage[] = []
  try {
    for (const kind of KINDS) {
      const chance = chanceOf(11, `idle ${kind}`)
      const reader = largestFirst(scene).find(one => mayVisit(kind, one))
      if (reader === undefined) throw new Error(`${kind} を開ける職員がいません。`)
      const repeat = repeatable(scene, kind, reader, chance)
      const since = Date.now()
      const statements = await recorder.statementsOf(repeat())
      const bare = await replay(client, statements, since)
      const plan = await planOf(client, statements, bare.dearest, since)
      const milliseconds = await idleMedian(scene.wire, repeat)
      pages.push({ kind, milliseconds, bare, plan, growth: await growthOf(scene, kind, chance) })
    }
    return pages
  } finally {
    await client.end()
    await recorder.close()
  }
}

function largestFirst(scene: Scene) {
  return [...scene.readers].sort((a, b) => b.subjects.size - a.subjects.size)
}
