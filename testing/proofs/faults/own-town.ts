import { build } from '../../../scripts/build.mjs'
import { furnishTown } from '../../shipping/running-program.ts'
import type { OwnServer } from './own-server.ts'
import { openOwnServer } from './own-server.ts'

/** A small pretend town on a PostgreSQL of its own, as `startProgram` wants it. */
export type OwnTown = {
  readonly server: OwnServer
  readonly clone: { readonly appUrl: string; readonly publicUrl: string }
  /** The program's DATA_DIR: the server lies in it as the embedded one does. */
  readonly home: string
  readonly token: string
}

/** Builds the program and the town. @param home where its data goes; a fresh folder unless given */
export async function openOwnTown(home?: string, settings: Readonly<Record<string, string>> = {}): Promise<OwnTown> {
  const [server] = await Promise.all([openOwnServer(home, settings), build()])
  const { appUrl, publicUrl } = server
  return { server, clone: { appUrl, publicUrl }, home: server.home, token: await furnishTown(server.ownerUrl()) }
}
