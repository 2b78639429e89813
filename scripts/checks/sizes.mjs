import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../prepare.mjs'
import { filesBelow } from './tools.mjs'

const CEILING = 250

/** Names the files of code above the ceiling. A warning only: a long table of words may have its reason. */
export function checkSizes() {
  const sources = ['src', 'testing', 'journeys', 'bench', 'scripts'].flatMap(filesBelow).filter(path => /[.](tsx?|mjs|css)$/.test(path))
  const sized = sources.map(path => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
  const order = sized.map(({ lines }) => lines).sort((one, other) => one - other)
  const warnings = sized
    .filter(({ lines }) => lines > CEILING)
    .map(({ path, lines }) => `注意: ${path} は ${lines} 行あります（目安 ${CEILING} 行）`)
  const problems = sized.length < 100 ? [`大きさを見たファイルが ${sized.length} しかありません`] : []
  return { note: `${sized.length} files, median ${order[Math.floor(order.length / 2)]} lines`, warnings, problems }
}
