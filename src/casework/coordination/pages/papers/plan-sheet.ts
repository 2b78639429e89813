import { formatBoth, formatEraShort } from '../../../../kernel/era.ts'
import { quoted } from '../../../../kernel/quoted.ts'
import type { PaperView } from '../../acts/plan/read-plans.ts'
import type { Sheet, SheetBlock, SheetBox } from '../../domain/papers/sheet.ts'
import { boxes, dayOf, words } from '../../domain/papers/sheet.ts'
import type { SupportAction } from '../../domain/plan/plan-content.ts'
import { ADEQUACIES } from '../../domain/plan/support-plan.ts'
import { paperTexts as planPaper } from '../plan/paper-texts.ts'
import { planTexts } from '../plan/plan-texts.ts'
import { agencyName, monthWords, periodWords } from '../plan/wording.ts'
import type { PaperWords } from './paper-words.ts'
import { fieldTable, ticked, wide } from './paper-words.ts'
import { personBlocks } from './person-block.ts'
import { paperTexts } from './texts.ts'

/** プラン兼利用申込書 as values: the plan with its division of work, and the application with consent, conference and decision. @source forms-and-codes 7.1 */
export function planSheets(view: PaperView, paper: PaperWords): readonly Sheet[] {
  const first = { ...frameOf(view, paper), blocks: [...personBlocks(view, view.plan.draftedOn), ...planBlocks(view, paper)] }
  const second = {
    ...frameOf(view, paper),
    title: `${paper.form.title}${planPaper.second}`,
    seals: planPaper.seals,
    blocks: applicationBlocks(view, paper),
  }
  return [first, second]
}

function frameOf({ plan, head, draftedAgencyName, drafter }: PaperView, { form }: PaperWords): Omit<Sheet, 'blocks'> {
  return {
    form: 'plan_application',
    title: form.title,
    version: form.version,
    number: paperTexts.case(head.no),
    day: plan.draftedOn,
    from: planPaper.from(draftedAgencyName, drafter),
    note: paperTexts.note,
  }
}

function planBlocks(view: PaperView, paper: PaperWords): readonly SheetBlock[] {
  const { form } = paper
  const { plan } = view
  const { content } = plan
  const kind: SheetBox = { label: paperTexts.plan.kind, value: words(planPaper.planTitle[plan.kind]), isWide: true }
  const made = {
    round: { value: words(planTexts.round(plan.round)) },
    drafted_on: { value: dayOf(plan.draftedOn) },
    drafted_by: wide(words(planPaper.from(view.draftedAgencyName, view.drafter))),
    hoped_life: { ...wide(words(content.wish)), isTall: true },
    shared_direction: wide(words(content.direction)),
    issues: wide(words(issuesOf(view, paper).join('、'))),
  }
  const goals = fieldTable(form, content.goals, [
    { field: 'goals', width: 16, value: goal => words(goal.words) },
    { field: 'reach_by', width: 8, value: goal => dayOf(goal.reachBy) },
  ])
  const actions = fieldTable(form, content.actions, [
    { field: 'what', width: 6, value: action => words(action.words) },
    { field: 'by_person', width: 5, value: action => words(action.byPerson) },
    { field: 'by_agency', width: 5, value: action => words(action.byAgency) },
    { field: 'action_owner', width: 4, value: action => words(action.ownerAgency && agencyName(view, action.ownerAgency)) },
    { field: 'period_frequency', width: 4, value: action => words(whenOf(action)) },
  ])
  return [
    { kind: 'boxes', title: paperTexts.plan.plan, lines: [[kind], ...form.lines(made)] },
    ...(form.shows('goals') ? [{ ...goals, title: planPaper.goals, empty: paperTexts.assessment.nobody }] : []),
    ...(form.shows('support_actions') ? [{ ...actions, title: form.label('support_actions'), empty: paperTexts.assessment.nobody }] : []),
  ]
}

function applicationBlocks(view: PaperView, paper: PaperWords): readonly SheetBlock[] {
  const { form, codes, day } = paper
  const { plan } = view
  const { content, discussion, decision, personAgreed } = plan
  const used = content.programmes
  const states = used.map(use => `${codes.label('programme', use.programme, day)}：${planTexts.application[use.state]}　${use.note ?? ''}`)
  const opinions = plan.agreements.map(one => `${agencyName(view, one.agencyId)}：${planTexts.answer[one.answer]}　${one.words ?? ''}`)
  const asked = {
    programmes: wide(
      ticked(
        paper,
        'programme',
        used.map(use => use.programme),
      ),
    ),
    period: wide(words(content.periodFrom === null && content.periodTo === null ? null : periodWords(content))),
    next_monitoring: wide(words(content.nextMonitoring && monthWords(content.nextMonitoring))),
  }
  const held = discussion && [formatBoth(discussion.on), discussion.members ?? ''].filter(part => part !== '').join('　')
  const found = boxes(
    ADEQUACIES.map(code => ({ code, label: planTexts.adequacy[code] })),
    discussion ? [discussion.adequacy] : [],
  )
  return [
    { kind: 'boxes', title: planPaper.apply, lines: [...form.lines(asked), line(planPaper.applications, states.join('\n'))] },
    ...checkBlocks(view),
    { kind: 'sentence', words: planPaper.consentWords },
    {
      kind: 'boxes',
      title: planPaper.consent,
      lines: [
        ...form.lines({ person_agreed_on: wide(personAgreed === null ? words(planPaper.blankDay) : dayOf(personAgreed.on)) }),
        [
          {
            ...box(planPaper.signature, personAgreed?.how === 'words' ? `${planPaper.spoken}：${quoted(personAgreed.words ?? '')}` : null),
            isTall: true,
          },
        ],
      ],
    },
    {
      kind: 'boxes',
      title: planPaper.conference,
      lines: [
        ...form.lines({ conference_on: wide(words(held ?? planPaper.blankDay)), adequacy: wide(found) }),
        line(planPaper.opinions, opinions.join('\n')),
      ],
    },
    {
      kind: 'boxes',
      title: planPaper.decision,
      lines: [
        ...form.lines({
          decided_on: { value: decision === null ? words(planPaper.blankDay) : dayOf(decision.on) },
          decision_no: { value: words(decision?.no) },
        }),
        line(planPaper.decider, decision === null ? '' : `${agencyName(view, decision.agency)}　${view.decider ?? ''}`),
        line(planPaper.leadAfter, content.leadAfter === null ? '' : agencyName(view, content.leadAfter)),
      ],
    },
  ]
}

/** The check items that the second sheet of 重層 carries. @source forms-and-codes 7.1 */
function checkBlocks({ plan }: PaperView): readonly SheetBlock[] {
  if (plan.kind !== 'multilayered') return []
  const used = new Set(plan.content.programmes.map(use => use.programme))
  const choices = [
    { code: 'yes', label: planPaper.uses },
    { code: 'no', label: planPaper.usesNot },
  ]
  const checked = (label: string, programme: string): SheetBox => ({ label, value: boxes(choices, [used.has(programme) ? 'yes' : 'no']) })
  const lines = [[checked(planPaper.participation, 'participation'), checked(planPaper.outreach, 'continued_outreach')]]
  return [{ kind: 'boxes', title: planPaper.multilayeredChecks, lines }]
}

function issuesOf({ plan, issues }: PaperView, { codes, day }: PaperWords): readonly string[] {
  const { goals, actions } = plan.content
  const ids = new Set<string>([...goals.flatMap(goal => goal.issueIds), ...actions.flatMap(action => action.issueId ?? [])])
  return issues
    .filter(issue => ids.has(issue.id))
    .map(issue => {
      const label = codes.label('issue', issue.code, day)
      return issue.personName === null ? label : `${label}（${issue.personName}）`
    })
}

function whenOf({ often, dueOn }: SupportAction): string {
  return [often, dueOn && planPaper.due(formatEraShort(dueOn))].filter(part => part).join('\n')
}

function box(label: string, text: string | null): SheetBox {
  return { label, value: words(text), isWide: true }
}

function line(label: string, text: string | null): readonly SheetBox[] {
  return [box(label, text)]
}
