import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'

/** A door before a database, at which the way to it can be made slow or be closed. */
export type DatabaseDoor = {
  /** The same login through the door. */
  through(url: string): string
  /** From now on every piece, in each direction, comes so many milliseconds later. */
  delay(ms: number): void
  /** Cuts every connection and lets none in. */
  shut(): void
  open(): void
  close(): Promise<void>
}

/** Opens a door before the database of `url`. */
export async function openDatabaseDoor(url: string): Promise<DatabaseDoor> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let lateBy = 0
  let isShut = false
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from)
    from.on('data', piece => setTimeout(() => to.writable && to.write(piece), lateBy))
    from.on('error', () => {})
    from.on('close', () => {
      sockets.delete(from)
      setTimeout(() => to.destroy(), lateBy)
    })
  }
  const server = createServer(near => {
    if (isShut) return near.destroy()
    const far = connect(Number(port), hostname)
    pass(near, far)
    pass(far, near)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const ownPort = typeof address === 'object' && address ? address.port : 0
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    through: login => {
      const same = new URL(login)
      same.hostname = '127.0.0.1'
      same.port = String(ownPort)
      return same.toString()
    },
    delay: ms => {
      lateBy = ms
    },
    shut: () => {
      isShut = true
      cut()
    },
    open: () => {
      isShut = false
    },
    close: async () => {
      cut()
      await new Promise<void>(done => server.close(() => done()))
    },
  }
}
