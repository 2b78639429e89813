import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from '../src/pretend/domain/chance.ts'
import { fillAudit } from './audit-past.ts'
import { fillCases } from './case-past.ts'
import { settleAndCount } from './city-rows.ts'
import { timeFirstPage } from './first-page.ts'
import type { Ground } from './ground.ts'
import { openGround } from './ground.ts'
import { lookAtMachine } from './machine.ts'
import { fillNeighbours } from './neighbour-past.ts'
import type { Outcome } from './outcome.ts'
import type { IdlePage } from './pages.ts'
import { measurePages } from './pages.ts'
import type { Plan } from './plan.ts'
import { hundredthOf } from './plan.ts'
import { startProgram } from './program.ts'
import type { BenchReader } from './readers.ts'
import { seatReaders } from './readers.ts'
import { askSearches } from './searches.ts'
import { fillSittings } from './sitting-past.ts'
import type { Scene, Stage } from './stage.ts'
import { runStage } from './stage.ts'
import { openWire } from './wire.ts'

const RATES = [20, 100] as const

/** Makes the city, measures everything, and cleans up. Says on the error channel what is going on. */
export async function run(plan: Plan): Promise<Outcome> {
  const startedAt = performance.now()
  const say = (sentence: string) =>
    process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s ${sentence}\n`)
  say('起動の時間を測っています…')
  const firstPage = await timeFirstPage()
  say('まちを用意しています…')
  const ground = await openGround(plan)
  try {
    const machine = await lookAtMachine(ground.ownerUrl)
    say('事例と経過を入れています…')
    say(`事例と経過に ${((await fillCases(ground, plan.entries)) / 1000).toFixed(0)} 秒かかりました。`)
    say(
      `会議とプランに ${((await fillSittings(ground)) / 1000).toFixed(0)} 秒、地域の記録に ${((await fillNeighbours(ground, plan.neighbours)) / 1000).toFixed(0)} 秒かかりました。`,
    )
    say('監査の記録を入れています…')
    const auditMilliseconds = await fillAudit(ground, plan.audit)
    const rows = await settleAndCount(ground.ownerUrl)
    const readers = await seatReaders(ground.ownerUrl)
    const measured = await measure(plan, ground, readers, say)
    return {
      plan,
      at: new Date().toISOString(),
      machine,
      rows,
      firstPage,
      auditMilliseconds,
      readers: seats(readers),
      ...measured,
      hundredth: plan.scale === 'small' ? [] : await measureHundredth(hundredthOf(plan), say),
      loadMilliseconds: ground.loadMilliseconds,
    }
  } finally {
    await ground.stop()
  }
}

/** The pages of a city a hundredth as large, on the same machine in the same hour. */
async function measureHundredth(plan: Plan, say: (sentence: string) => void): Promise<readonly IdlePage[]> {
  say('百分の一のまちを用意しています…')
  const ground = await openGround(plan)
  try {
    await fillCases(ground, plan.entries)
    await fillSittings(ground)
    await fillNeighbours(ground, plan.neighbours)
    await fillAudit(ground, plan.audit)
    await settleAndCount(ground.ownerUrl)
    const readers = await seatReaders(ground.ownerUrl)
    return await onProgram(ground, readers, async scene => {
      await runStage(scene, 20, plan.seconds)
      await pause(2000)
      say('百分の一のまちの画面を測っています…')
      return measurePages(ground, scene)
    })
  } finally {
    await ground.stop()
  }
}

async function measure(
  plan: Plan,
  ground: Ground,
  readers: readonly BenchReader[],
  say: (sentence: string) => void,
): Promise<{ stages: readonly Stage[]; pages: readonly IdlePage[] }> {
  return onProgram(ground, readers, async scene => {
    await runStage(scene, 20, Math.ceil(plan.seconds / 6))
    const stages: Stage[] = []
    for (const rate of RATES) {
      say(`毎秒 ${rate} 件の要求で測っています…`)
      stages.push(await runStage(scene, rate, plan.seconds))
    }
    // The sealer still works through the last stage; pages are measured on an idle server.
    await pause(2000)
    say('ほかの要求がないときの画面と SQL を測っています…')
    return { stages, pages: await measurePages(ground, scene) }
  })
}

/** Starts the built product on a ground, asks the searches that will be opened, and stops it afterwards. */
async function onProgram<Value>(ground: Ground, readers: readonly BenchReader[], work: (scene: Scene) => Promise<Value>): Promise<Value> {
  const program = await startProgram(ground)
  const wire = openWire(program.port)
  try {
    return await work({ wire, program, readers, asked: await askSearches(wire, readers, chanceOf(7, 'searches')) })
  } finally {
    wire.close()
    await program.stop()
  }
}

function seats(readers: readonly BenchReader[]): Outcome['readers'] {
  const sizes = readers.map(reader => reader.subjects.size)
  return {
    count: readers.length,
    agencies: new Set(readers.map(reader => reader.agency)).size,
    smallest: Math.min(...sizes),
    largest: Math.max(...sizes),
  }
}
