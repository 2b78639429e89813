import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { clusterHome, embeddedHome, startEmbedded, urlOnDatabase } from '../embedded/index.ts'
import { openInstallation } from '../installation.ts'
import { projectRoot } from '../project-root.ts'

/** A database as its owner reaches it, and the home beside it. */
export type OwnedPlace = { readonly ownerUrl: string; readonly home: string; stop(): Promise<void> }

/**
 * What is to be backed up, as it is: nothing is made, and the tables are not brought forward, because a backup is what one makes before.
 * @throws Error in Japanese when there is nothing yet
 */
export async function openAsItIs(config: Config): Promise<OwnedPlace> {
  const home = embeddedHome(projectRoot, config.dataDir)
  // Whether this login sees every row is not asked here: where it does not, the backup itself is refused.
  if (config.databaseUrl !== undefined) return { ownerUrl: config.ownerUrl ?? config.databaseUrl, home, stop: async () => {} }
  const serverHome = await clusterHome(home)
  if (!existsSync(join(serverHome, 'cluster'))) throw new Error(`${home} には、まだデータベースがありません。DATA_DIR を確かめてください。`)
  const server = await startEmbedded({ home: serverHome })
  return { ownerUrl: urlOnDatabase(server.superuserUrl, 'tsunagi'), home, stop: () => server.stop() }
}

/**
 * Where a backup goes. On a server whose owner is known nothing is looked at first: what stands there may be of any version.
 * @throws Error in Japanese when no login that may write everything was given
 */
export async function openToRestore(config: Config): Promise<OwnedPlace> {
  const home = embeddedHome(projectRoot, config.dataDir)
  if (config.databaseUrl !== undefined && config.ownerUrl !== undefined) return { ownerUrl: config.ownerUrl, home, stop: async () => {} }
  const opened = await openInstallation(config)
  if (opened.ownerUrl !== undefined) return { ownerUrl: opened.ownerUrl, home, stop: () => opened.stop() }
  await opened.stop()
  throw new Error('DATABASE_OWNER_URL を指定してください。戻すには、管理者の権限が要ります。')
}
