import { expect, test } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import { gapsOf, overlapsOf } from './gaps.ts'
import { action, content, day } from './plan-in-test.ts'

const [ONE, OTHER] = [newId<'agency'>(), newId<'agency'>()]
const issue = (ownerAgency: typeof ONE | null, state: 'open' | 'closed' = 'open') => ({
  id: newId<'issue'>(),
  code: 'poverty',
  state,
  ownerAgency,
})

test('a trouble that no agency has taken on, here or in the assessment, is a gap until it is closed', () => {
  const [nobodys, taken, closed] = [issue(null), issue(ONE), issue(null, 'closed')]
  const plan = content(ONE)
  expect(gapsOf(plan, [nobodys, taken, closed])).toEqual([{ kind: 'issue_without_owner', issueId: nobodys.id, code: 'poverty' }])
  const answered = { ...plan, actions: [...plan.actions, action({ ownerAgency: OTHER, issueId: nobodys.id, dueOn: day('2027-01-01') })] }
  expect(gapsOf(answered, [nobodys])).toEqual([])
  const unowned = { ...plan, actions: [...plan.actions, action({ issueId: nobodys.id, dueOn: day('2027-01-01') })] }
  expect(gapsOf(unowned, [nobodys]).map(gap => gap.kind)).toEqual(['issue_without_owner', 'action_without_owner'])
})

test('a goal without an action and an action without owner or day are gaps', () => {
  const plan = { ...content(ONE), actions: [action({ words: '訪ねる' })] }
  expect(gapsOf(plan, []).map(gap => gap.kind)).toEqual(['goal_without_action', 'action_without_owner', 'action_without_day'])
})

test.each([
  ['訪問して 様子を見る', '訪問して様子を見る。'],
  ['ＡＢＣ相談', 'abc 相談'],
  ['買物（週1回）', '買物 週1回'],
])('two agencies with 「%s」 and 「%s」 would do the same', (first, second) => {
  const plan = { ...content(ONE), actions: [action({ words: first, ownerAgency: ONE }), action({ words: second, ownerAgency: OTHER })] }
  expect(overlapsOf(plan)).toMatchObject([{ agencies: [ONE, OTHER], because: 'same_words' }])
})

test('the same kind of help for the same trouble by two agencies overlaps; by one agency, or for two troubles, it does not', () => {
  const [trouble, another] = [newId<'issue'>(), newId<'issue'>()]
  const plan = (...actions: readonly ReturnType<typeof action>[]) => ({ ...content(ONE), actions })
  const first = action({ words: '申請', ownerAgency: ONE, issueId: trouble })
  expect(overlapsOf(plan(first, action({ words: '同行', ownerAgency: OTHER, issueId: trouble })))).toMatchObject([
    { because: 'same_kind_and_issue' },
  ])
  expect(overlapsOf(plan(first, action({ words: '同行', ownerAgency: ONE, issueId: trouble })))).toEqual([])
  expect(overlapsOf(plan(first, action({ words: '同行', ownerAgency: OTHER, issueId: another })))).toEqual([])
  expect(overlapsOf(plan(first, action({ words: '同行', ownerAgency: OTHER, issueId: trouble, kind: 'neighbour' })))).toEqual([])
  expect(overlapsOf(plan(first, action({ words: '申請', ownerAgency: null })))).toEqual([])
})
