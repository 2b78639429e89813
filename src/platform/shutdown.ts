import type { ServerType } from '@hono/node-server'

/** How long the door stays open after "not ready", so that a balancer that asks every second sends nobody here any more. */
const NOTICE_MS = 1_000
/** When requests under way are no longer waited for. */
const DRAIN_MS = 7_000
/** When the process ends whatever still holds it: ten seconds are what service managers and people wait. */
const LAST_MS = 9_500

/**
 * On SIGTERM: say "not ready", take requests a second longer, let those under way finish, close what is behind and exit 0, within
 * ten seconds in any case. SIGINT, which comes from a person at the keyboard, skips the second. What could not finish is undone by
 * the database, because its connection ends before the commit.
 */
export function onShutdown(server: ServerType, health: { drain(): void }, close: () => Promise<void>): void {
  let isEnding = false
  const end = (notice: number) => {
    if (isEnding) return
    isEnding = true
    health.drain()
    setTimeout(() => leave(server, close), notice)
    setTimeout(() => void finish(close), DRAIN_MS).unref()
    setTimeout(() => process.exit(0), LAST_MS).unref()
  }
  process.on('SIGTERM', () => end(NOTICE_MS))
  process.on('SIGINT', () => end(0))
}

function leave(server: ServerType, close: () => Promise<void>): void {
  server.close(() => void finish(close))
  // A connection that a browser keeps open for its next request would otherwise hold the door for seconds.
  if ('closeIdleConnections' in server) setInterval(() => server.closeIdleConnections(), 100).unref()
}

let finished: Promise<void> | undefined

async function finish(close: () => Promise<void>): Promise<void> {
  finished ??= close()
  await finished
  process.exit(0)
}
