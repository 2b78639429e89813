import fc from 'fast-check'
import { expect } from 'vitest'

// One walk for all, so that what must be met in it is met every time; another one by TSUNAGI_FUZZ_SEED.
const SEED = Number(process.env['TSUNAGI_FUZZ_SEED'] ?? 20_261_123)

/** One thing that may be tried: what the model expects, and what the product does. */
export type Step<Model, Real> = {
  readonly name: string
  /** Whether the model allows it now. */
  may(model: Model): boolean
  /** The model afterwards, where it was allowed. */
  after(model: Model): Model
  /** The product's state afterwards; undefined where the product refuses. */
  act(real: Real): Real | undefined
}

/** How often a run tried something, and how often it was done. */
type Driven = { readonly done: ReadonlyMap<string, number>; readonly refused: ReadonlyMap<string, number> }

/** Lets model and product walk together through any order of steps. They must always agree; `same` looks at both after every step. */
export function drive<Model, Real>(
  steps: readonly fc.Arbitrary<Step<Model, Real>>[],
  begin: () => { readonly model: Model; readonly real: Real },
  same: (model: Model, real: Real) => void,
  numRuns = 80,
): Driven {
  const done = new Map<string, number>()
  const refused = new Map<string, number>()
  const commands = steps.map(step => step.map(one => commandOf(one, same, done, refused)))
  fc.assert(
    fc.property(fc.commands(commands, { size: '+1', maxCommands: 40 }), walked => {
      fc.modelRun(() => {
        const { model, real } = begin()
        return { model: { now: model }, real: { now: real } }
      }, walked)
    }),
    { numRuns, seed: SEED },
  )
  return { done, refused }
}

function commandOf<Model, Real>(
  step: Step<Model, Real>,
  same: (model: Model, real: Real) => void,
  done: Map<string, number>,
  refused: Map<string, number>,
): fc.Command<{ now: Model }, { now: Real }> {
  return {
    check: () => true,
    run: (model, real) => {
      const isAllowed = step.may(model.now)
      const after = step.act(real.now)
      if ((after !== undefined) !== isAllowed)
        throw new Error(`${step.name} was ${after ? 'done' : 'refused'} where the model says otherwise: ${JSON.stringify(model.now)}`)
      const count = isAllowed ? done : refused
      count.set(step.name, (count.get(step.name) ?? 0) + 1)
      if (after === undefined) return
      real.now = after
      model.now = step.after(model.now)
      same(model.now, real.now)
    },
    toString: () => step.name,
  }
}

/** Fails unless every step was both done and refused in the run: a walk that never gets anywhere proves nothing. */
export function walkedThrough(
  { done, refused }: Driven,
  names: readonly string[],
  never: { readonly refused?: readonly string[] } = {},
): void {
  for (const name of names) {
    expect(done.get(name) ?? 0, `${name} was done`).toBeGreaterThan(0)
    if (!never.refused?.includes(name)) expect(refused.get(name) ?? 0, `${name} was refused`).toBeGreaterThan(0)
  }
}
