import { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import { readAnyDay } from '../../../../kernel/era.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import { readId } from '../../../../kernel/id.ts'
import { maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../../platform/http/body.ts'
import type { WrittenContent } from '../../acts/plan/content-of.ts'
import type { IssueId } from '../../domain/assessment/issue.ts'
import { GOAL_RESULTS, NOTICED_BY, PLAN_RESULTS } from '../../domain/plan/evaluation.ts'
import type { ActionId, GoalId } from '../../domain/plan/plan-content.ts'
import { ACTION_KINDS, APPLICATION_STATES } from '../../domain/plan/plan-content.ts'
import { ADEQUACIES, AGREEMENTS, MARKS, PLAN_KINDS } from '../../domain/plan/support-plan.ts'

/** Characters of each longer text of a plan. */
export const PLAN_WORDS = 2000
/** Characters of one line of a plan. */
export const LINE_WORDS = 300
const LINES = 40

const maybeId = <Kind extends string>(sentence: string) =>
  z
    .string({ error: sentence })
    .transform((raw, context) => {
      if (raw === '') return null
      const id = readId<Kind>(raw)
      if (id !== undefined) return id
      context.addIssue({ code: 'custom', message: sentence })
      return z.NEVER
    })
    .nullish()

const MONTH = '次回モニタリング月は、令和9年1月、R9.1、2027-01 のように書いてください。'

/** A month in any era form; the empty text reads as null. Gives its first day. */
const maybeMonth = z
  .string({ error: MONTH })
  .transform((raw, context): Day | null => {
    const text = raw.trim()
    if (text === '') return null
    const read = readMonth(text)
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: MONTH })
    return z.NEVER
  })
  .nullish()

/** The first day of a written month. */
function readMonth(text: string): Day | undefined {
  const tries = [`${text}1日`, `${text}-01`, `${text}.1`, `${text}/1`, text]
  for (const one of tries) {
    const read = readAnyDay(one)
    if (read.ok) return `${read.value.slice(0, 7)}-01` as Day
  }
  return undefined
}

const GOAL = z.object({
  id: maybeId<'goal'>('目標の番号が正しくありません。'),
  words: neededWords(LINE_WORDS, '目標', '目標を書いてください。'),
  reachBy: maybeAnyDay('達成時期'),
  issueIds: z
    .array(z.uuid({ error: '課題は、一覧から選んでください。' }))
    .max(LINES)
    .nullish(),
})

const PLACE = '目標は、一覧から選んでください。'
const ACTION = z.object({
  id: maybeId<'support_action'>('行動の番号が正しくありません。'),
  goal: z.int({ error: PLACE }).min(0, { error: PLACE }).max(LINES, { error: PLACE }).nullish(),
  words: neededWords(LINE_WORDS, '行動', '行動を書いてください。'),
  byPerson: maybeWords(LINE_WORDS, 'ご本人がすること'),
  byAgency: maybeWords(LINE_WORDS, '支援者がすること'),
  ownerAgency: maybeId<'agency'>('受け持つ機関は、一覧から選んでください。'),
  kind: oneOf(ACTION_KINDS, '支えの種類を選んでください。').nullish(),
  often: maybeWords(LINE_WORDS, '期間・頻度'),
  dueOn: maybeAnyDay('期限'),
  issueId: maybeId<'issue'>('課題は、一覧から選んでください。'),
})

const PROGRAMME = z.object({
  programme: z.string({ error: '事業を、一覧から選んでください。' }).min(1).max(100),
  state: oneOf(APPLICATION_STATES, '申請の状態を、一覧から選んでください。').nullish(),
  note: maybeWords(LINE_WORDS, 'メモ'),
})

/** The whole content of a plan as forms and the API send it. */
export const CONTENT_BODY = z.object({
  wish: maybeWords(PLAN_WORDS, 'ご本人の望む暮らし'),
  direction: maybeWords(LINE_WORDS, '支援の方向性'),
  goals: z.array(GOAL).max(LINES, { error: '目標は40までです。' }).nullish(),
  actions: z.array(ACTION).max(LINES, { error: '行動は40までです。' }).nullish(),
  programmes: z.array(PROGRAMME).max(LINES, { error: '利用する事業は40までです。' }).nullish(),
  periodFrom: maybeAnyDay('期間の始まり'),
  periodTo: maybeAnyDay('期間の終わり'),
  nextMonitoring: maybeMonth,
  leadAfter: maybeId<'agency'>('主担当は、一覧から選んでください。'),
})
export type ContentBody = z.infer<typeof CONTENT_BODY>

/** The content with what was left out filled in. */
export function writtenFrom(body: ContentBody): WrittenContent {
  return {
    wish: body.wish ?? null,
    direction: body.direction ?? null,
    goals: (body.goals ?? []).map(goal => ({
      id: (goal.id ?? null) as GoalId | null,
      words: goal.words,
      reachBy: goal.reachBy ?? null,
      issueIds: [...new Set(goal.issueIds ?? [])] as IssueId[],
    })),
    actions: (body.actions ?? []).map(action => ({
      id: (action.id ?? null) as ActionId | null,
      goal: action.goal ?? null,
      words: action.words,
      byPerson: action.byPerson ?? null,
      byAgency: action.byAgency ?? null,
      ownerAgency: (action.ownerAgency ?? null) as AgencyId | null,
      kind: action.kind ?? 'statutory_service',
      often: action.often ?? null,
      dueOn: action.dueOn ?? null,
      issueId: (action.issueId ?? null) as IssueId | null,
    })),
    programmes: (body.programmes ?? []).map(use => ({ programme: use.programme, state: use.state ?? 'asked', note: use.note ?? null })),
    periodFrom: body.periodFrom ?? null,
    periodTo: body.periodTo ?? null,
    nextMonitoring: body.nextMonitoring ?? null,
    leadAfter: (body.leadAfter ?? null) as AgencyId | null,
  }
}

const KIND = oneOf(PLAN_KINDS, 'プランの種類を選んでください。')

/** The beginning of a plan. With any words of its own it begins with those. */
export const BEGIN_BODY = CONTENT_BODY.extend({
  kind: KIND,
  template: maybeWords(100, 'ひな形'),
  fromPlan: maybeId<'support_plan'>('もとにするプランを、一覧から選んでください。'),
})

export const AMEND_BODY = CONTENT_BODY.extend({ reason: neededWords(PLAN_WORDS, '変更する理由', '変更する理由を書いてください。') })

const ANSWER = oneOf(AGREEMENTS, '同意・意見を付けて同意・反対のどれかを選んでください。')
export const AGREE_BODY = z.object({ answer: ANSWER, words: maybeWords(PLAN_WORDS, '意見・反対の内容') })

export const DISCUSS_BODY = z.object({
  on: maybeAnyDay('話し合った日'),
  adequacy: oneOf(ADEQUACIES, '協議の結果を選んでください。'),
  words: maybeWords(PLAN_WORDS, '協議の内容'),
  members: maybeWords(PLAN_WORDS, '会議の参加者'),
  agreements: z
    .array(
      z.object({
        agencyId: z.uuid({ error: '機関は、支援チームの中から選んでください。' }).transform(id => id as AgencyId),
        answer: ANSWER,
        words: maybeWords(PLAN_WORDS, '意見・反対の内容'),
      }),
    )
    .max(LINES)
    .nullish(),
})

export const PERSON_AGREE_BODY = z.object({
  on: neededAnyDay('同意した日', '同意した日を入れてください。'),
  how: oneOf(['signature', 'words'], '署名か、話した言葉の記録かを選んでください。'),
  words: maybeWords(PLAN_WORDS, 'ご本人の言葉'),
})

export const DECIDE_BODY = z.object({
  on: maybeAnyDay('支援決定日'),
  no: neededWords(50, '決定番号', '決定番号を入れてください。'),
  words: maybeWords(PLAN_WORDS, '決定にあたっての意見'),
})

export const MARK_BODY = z.object({
  mark: oneOf(MARKS, '進み具合を選んでください。'),
  on: maybeAnyDay('日'),
  words: maybeWords(PLAN_WORDS, '様子・内容'),
})

export const LOOK_BODY = z.object({
  result: oneOf(['done', 'missed'], '実施したかどうかを選んでください。'),
  on: maybeAnyDay('日'),
  words: maybeWords(PLAN_WORDS, '様子・内容'),
  reason: maybeWords(PLAN_WORDS, '実施できなかった理由'),
  nextOn: maybeAnyDay('次のモニタリングの日'),
})

export const PROGRAMME_BODY = z.object({
  programme: z.string({ error: '事業を、一覧から選んでください。' }).min(1).max(100),
  state: oneOf(APPLICATION_STATES, '申請の状態を、一覧から選んでください。'),
  note: maybeWords(LINE_WORDS, 'メモ'),
})

/** A word on the way: why a plan rests, goes on, is given up, or is planned anew. */
export const WORDS_BODY = z.object({ words: maybeWords(PLAN_WORDS, '理由') })

export const REVIEW_BODY = z.object({
  on: maybeAnyDay('評価した日'),
  goals: z
    .array(
      z.object({
        goalId: z.uuid({ error: 'このプランの目標だけを評価できます。' }).transform(id => id as GoalId),
        result: oneOf(GOAL_RESULTS, '目標がどうなったかを選んでください。'),
        words: maybeWords(PLAN_WORDS, 'その様子'),
      }),
    )
    .max(LINES)
    .nullish(),
  changes: z
    .array(z.object({ code: z.string().min(1).max(100), by: oneOf(NOTICED_BY, '気づいた人を選んでください。') }))
    .max(200)
    .nullish(),
  planResult: oneOf(PLAN_RESULTS, 'このあとどうするかを選んでください。').nullish(),
  closureReason: maybeWords(100, '終結の理由'),
  personWords: maybeWords(PLAN_WORDS, 'ご本人の言葉'),
  words: maybeWords(PLAN_WORDS, '評価・終結や中断の理由'),
  staysInTouch: maybeWords(PLAN_WORDS, 'これからも関わる人と次の連絡'),
})
