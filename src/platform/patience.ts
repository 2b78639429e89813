import { AsyncLocalStorage } from 'node:async_hooks'

const ends = new AsyncLocalStorage<number>()

/** All that `work` asks of databases gets `ms` milliseconds altogether; what is still under way then is undone. */
export function withinTime<Value>(ms: number, work: () => Promise<Value>): Promise<Value> {
  return ends.run(performance.now() + ms, work)
}

/** Milliseconds that one errand at a database may take now: what is left of the work around it, at most `longest`. */
export function timeFor(longest: number): number {
  const end = ends.getStore()
  return end === undefined ? longest : Math.max(1, Math.min(longest, Math.round(end - performance.now())))
}
