/** Says now and then how far long work has come. */
export type Progress = { part(name: string): void; bytes(count: number): void; say(line: string): void }

const BETWEEN_MS = 3000

/** Lines of Japanese, at most one in three seconds while a part goes on; a short piece of work says nothing at all. */
export function progressTo(say: (line: string) => void, clock: () => number = () => performance.now()): Progress {
  let name = ''
  let done = 0
  let saidAt = clock()
  const now = () => {
    if (clock() - saidAt < BETWEEN_MS) return
    saidAt = clock()
    say(`${name}（これまでに ${Math.round(done / 1_000_000).toLocaleString('ja-JP')} MB）`)
  }
  return {
    part: next => {
      name = next
      now()
    },
    bytes: count => {
      done += count
      now()
    },
    say,
  }
}
