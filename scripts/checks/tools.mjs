import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../prepare.mjs'
import { runTool } from './run-tool.mjs'

/** Format and lint of every file, warnings included; a check that looked at nearly nothing is a failure. */
export async function checkStyle() {
  const { code, said } = await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=60'])
  const seen = Number(/Checked (\d+) files?/.exec(said)?.[1] ?? 0)
  if (seen < 100) return { problems: [said, `biome は ${seen} ファイルしか見ていません`] }
  return { note: `${seen} files`, problems: code === 0 ? [] : [said] }
}

/** Types of one tsconfig; the compiler must have read our sources, not only its libraries. */
export async function checkTypes(project) {
  const { code, said } = await runTool('typescript/bin/tsc', ['--noEmit', '--listFiles', '--pretty', 'false', '-p', project])
  const [read, complaints] = partition(said.split('\n'), line => line.startsWith('/') && !line.includes(': error '))
  const seen = read.filter(path => path.startsWith(join(root, 'src'))).length
  const problems = code === 0 ? [] : [complaints.join('\n')]
  if (seen === 0) problems.push(`${project}: src のファイルを一つも調べていません`)
  return { note: `${seen} files`, problems }
}

/** Files, exports and packages that nothing uses. */
export async function checkDeadEnds() {
  const { code, said } = await runTool('knip/bin/knip.js', ['--no-progress', '--no-config-hints'])
  return { problems: code === 0 ? [] : [said] }
}

/** Every file of a folder, as paths relative to the checkout with forward slashes. */
export function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length)
        .replaceAll('\\', '/'),
    )
    .sort()
}

function partition(lines, test) {
  return [lines.filter(test), lines.filter(line => !test(line))]
}
