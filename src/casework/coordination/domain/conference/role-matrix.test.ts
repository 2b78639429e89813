import { expect, test } from 'vitest'
import type { AgencyId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import { findingsIn } from './role-matrix.ts'

const [SHAKYO, HOUKATSU] = [newId<'agency'>(), newId<'agency'>()]
const line = (issue: string, agencyId: AgencyId | null, action: string | null) => ({
  id: newId<'role_assignment'>(),
  issue,
  agencyId,
  action,
  dueOn: null,
})

test('a trouble that nobody took is shown as a gap, whether or not a line speaks of it', () => {
  const found = findingsIn(
    [line('お金', SHAKYO, '家計を一緒に見る'), line('ひきこもり', null, '訪問する')],
    ['お金', 'ひきこもり', '介護負担'],
  )
  expect(found.gaps).toEqual(['ひきこもり', '介護負担'])
})

test('the same act by two agencies is shown as an overlap, however it was typed', () => {
  const found = findingsIn(
    [line('介護', SHAKYO, '週１回訪問する'), line('介護', HOUKATSU, ' 週1回訪問する'), line('介護', HOUKATSU, '計画を作る')],
    [],
  )
  expect(found.overlaps).toEqual([{ issue: '介護', action: '週1回訪問する', agencies: [SHAKYO, HOUKATSU] }])
  expect(found.gaps).toEqual([])
})

test('one agency that wrote an act twice overlaps with nobody', () => {
  expect(findingsIn([line('介護', SHAKYO, '訪問'), line('介護', SHAKYO, '訪問')], []).overlaps).toEqual([])
})
