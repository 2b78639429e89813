import type { ServerType } from '@hono/node-server'

const DRAIN_MS = 10_000

/** On SIGTERM or SIGINT: say "not ready", let requests under way finish (ten seconds at most), then close what is behind and exit 0. */
export function onShutdown(server: ServerType, health: { drain(): void }, close: () => Promise<void>): void {
  let isEnding = false
  const end = () => {
    if (isEnding) return
    isEnding = true
    health.drain()
    const forced = setTimeout(() => void finish(close), DRAIN_MS)
    forced.unref()
    server.close(() => void finish(close))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

let finished: Promise<void> | undefined

async function finish(close: () => Promise<void>): Promise<void> {
  finished ??= close()
  await finished
  process.exit(0)
}
