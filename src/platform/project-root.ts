import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder that holds package.json and db/: found upwards, because sources and the built bundle lie at different depths. */
export const projectRoot = rootAbove(dirname(fileURLToPath(import.meta.url)))

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'db', 'migrations'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('db/migrations が見つかりません。プログラムのフォルダーを確かめてください。')
  return rootAbove(parent)
}

/** Where the build puts what browsers load. */
export const assetsFolder = join(projectRoot, 'dist', 'assets')
