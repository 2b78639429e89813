import type { Day } from '../../../../kernel/day.ts'
import { formatBoth, formatEra } from '../../../../kernel/era.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import { shortCode } from '../../../../kernel/short-code.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { PlanGround } from '../../acts/plan/read-plans.ts'
import type { ContentChange } from '../../domain/plan/content-changes.ts'
import type { PlanContent } from '../../domain/plan/plan-content.ts'
import { planTexts as texts } from './plan-texts.ts'

type Ground = Pick<PlanGround, 'names' | 'issues'>

/** The name of an agency on a page of plans. */
export function agencyName(ground: Pick<Ground, 'names'>, id: AgencyId | string | null): string {
  return id === null ? texts.noOwner : (ground.names.get(id as AgencyId) ?? texts.none)
}

/** The label of an issue, with whose it is. */
export function issueLabel(visit: SignedVisit, ground: Pick<Ground, 'issues'>, id: string): string | undefined {
  const issue = ground.issues.find(one => one.id === id)
  if (issue === undefined) return undefined
  const label = visit.house.codes.label('issue', issue.code, visit.act.today)
  return issue.personName === null ? label : `${label}（${issue.personName}）`
}

/** A month in both calendars: 令和9年1月（2027年）. */
export function monthWords(day: Day): string {
  return `${formatEra(day).replace(/月\d+日$/, '月')}（${day.slice(0, 4)}年）`
}

/** From when until when, as far as it is known. */
export function periodWords(content: Pick<PlanContent, 'periodFrom' | 'periodTo'>): string {
  const { periodFrom, periodTo } = content
  if (periodFrom === null && periodTo === null) return texts.none
  return texts.periodOf(periodFrom === null ? '（未定）' : formatBoth(periodFrom), periodTo === null ? '（未定）' : formatBoth(periodTo))
}

/** The number of a referral as its sheet shows it. */
export function referralWords(ground: Pick<Ground, 'names'>, referral: { readonly no: number; readonly toAgency: AgencyId }): string {
  return texts.servedBy(shortCode(referral.no), agencyName(ground, referral.toAgency))
}

/** One difference in words: where, what it said before, what it says now. */
export function changeWords(visit: SignedVisit, ground: Ground, contents: readonly PlanContent[], change: ContentChange) {
  const value = (raw: string | null) => valueWords(visit, ground, contents, change, raw)
  const field = Object.entries(texts.field).find(([key]) => key === change.field)?.[1]
  const of = change.of === null ? null : `「${lineName(visit, change)}」`
  const where = [texts.topic[change.topic], of, field].filter(part => part).join(' ')
  return {
    where,
    old: change.field === null && change.of !== null && change.old === null ? texts.added : value(change.old),
    now: change.field === null && change.of !== null && change.now === null ? texts.removed : value(change.now),
  }
}

function lineName(visit: SignedVisit, change: ContentChange): string {
  return change.topic === 'programme' ? visit.house.codes.label('programme', change.of, visit.act.today) : (change.of ?? '')
}

function valueWords(
  visit: SignedVisit,
  ground: Ground,
  contents: readonly PlanContent[],
  { topic, field }: ContentChange,
  raw: string | null,
): string {
  if (raw === null) return texts.none
  if (topic === 'period') {
    const [from = '', to = ''] = raw.split('/')
    return periodWords({ periodFrom: from === '' ? null : (from as Day), periodTo: to === '' ? null : (to as Day) })
  }
  if (topic === 'next_monitoring') return monthWords(raw as Day)
  if (topic === 'lead_after' || field === 'ownerAgency') return agencyName(ground, raw)
  if (field === 'reachBy' || field === 'dueOn') return formatBoth(raw as Day)
  if (field === 'issue' || field === 'issues') {
    return raw
      .split(' ')
      .map(id => issueLabel(visit, ground, id) ?? texts.none)
      .join('、')
  }
  if (field === 'goal') return contents.flatMap(content => content.goals).find(goal => goal.id === raw)?.words ?? texts.none
  if (field === 'kind') return Object.entries(texts.actionKind).find(([code]) => code === raw)?.[1] ?? raw
  if (field === 'state') return Object.entries(texts.application).find(([code]) => code === raw)?.[1] ?? raw
  return topic === 'programme' && field === null ? visit.house.codes.label('programme', raw, visit.act.today) : raw
}
