import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { cellsOf } from './cells.ts'
import { complaintsAbout, rowComplaints } from './check.ts'
import { openMatrixStage } from './stage.ts'
import { readSightTable } from './table.ts'

test('community', async () => {
  const table = readSightTable()
  const { cells, unruled } = cellsOf(table, routes)
  const stage = await openMatrixStage(table.identities)
  const mine = cells
    .filter(c =>
      /^(\/api\/v1)?\/(councils|bodies|community-issues|treasures|meetings|decisions|actions|questions|join)\b/.test(c.route.path),
    )
    .filter(c => c.identity.duties.some(d => ['訪問', '評価', '委員長', '住民'].includes(d)) || Math.random() < 0.1)
  const rows = await rowComplaints(stage, table)
  const found = await complaintsAbout(stage, mine)
  writeFileSync(
    '/tmp/s1-matrix.txt',
    [`${mine.length} of ${cells.length} cells, ${routes.length} routes`, ...unruled, ...rows.complaints, ...found].join('\n'),
  )
  await stage.app.close()
  expect(found.length).toBe(0)
})
