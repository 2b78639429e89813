import { formatBoth } from '../../../../kernel/era.ts'
import { boxesOf, TickBoxes } from '../../../../ui/boxes.tsx'
import type { SheetCell } from '../../../../ui/sheet.tsx'
import { SheetTable } from '../../../../ui/sheet.tsx'
import type { PaperView } from '../../acts/plan/read-plans.ts'
import { ADEQUACIES } from '../../domain/plan/support-plan.ts'
import { PersonTable } from './paper-person.tsx'
import type { PaperProps } from './paper-props.ts'
import { paperTexts as paper } from './paper-texts.ts'
import { planTexts as texts } from './plan-texts.ts'
import { agencyName, issueLabel, monthWords, periodWords } from './wording.ts'

/** The first sheet: who, the hoped-for life in the person's own words, the troubles and goals, and who does what until when. */
export function PlanTables({ visit, view }: PaperProps) {
  const { content } = view.plan
  const issues = [...new Set([...content.goals.flatMap(goal => goal.issueIds), ...content.actions.flatMap(action => action.issueId ?? [])])]
  const goals = content.goals.map((goal, n): readonly SheetCell[] => [
    { label: texts.goalNo(n + 1), value: goal.words },
    { label: texts.reachBy, value: goal.reachBy && formatBoth(goal.reachBy) },
  ])
  return (
    <>
      <PersonTable visit={visit} view={view} />
      <SheetTable
        title={paper.wish}
        rows={[
          [{ label: texts.wish, value: content.wish, height: content.wish === null ? 'tall' : 'normal' }],
          [{ label: texts.direction, value: content.direction }],
        ]}
      />
      <SheetTable
        title={paper.goals}
        rows={[[{ label: texts.issues, value: issues.map(id => issueLabel(visit, view, id) ?? '').join('、') }], ...goals]}
      />
      <ActionGrid view={view} />
    </>
  )
}

/** The second sheet: what is applied for, the person's consent, what the conference found, the city's decision. */
export function ApplicationTables(props: PaperProps) {
  const { view } = props
  const { content } = view.plan
  return (
    <>
      <SheetTable title={paper.apply} rows={programmeRows(props)} />
      {view.plan.kind === 'multilayered' && <SheetTable title={paper.multilayeredChecks} rows={checkRows(view)} />}
      <SheetTable
        title={paper.period}
        rows={[
          [{ label: texts.period, value: content.periodFrom === null && content.periodTo === null ? '' : periodWords(content) }],
          [
            { label: texts.nextMonitoring, value: content.nextMonitoring && monthWords(content.nextMonitoring) },
            { label: paper.leadAfter, value: content.leadAfter && agencyName(view, content.leadAfter) },
          ],
        ]}
      />
      <p class="tn-sheet__lead">{paper.consentWords}</p>
      <SheetTable title={paper.consent} rows={consentRows(view)} />
      <SheetTable title={paper.conference} rows={conferenceRows(view)} />
      <SheetTable title={paper.decision} rows={decisionRows(view)} />
    </>
  )
}

function ActionGrid({ view }: { readonly view: PaperView }) {
  return (
    <table class="tn-sheet__table tn-sheet__table--history">
      <caption>{paper.actions}</caption>
      <thead>
        <tr>
          {[paper.column.what, paper.column.parts, paper.column.owner, paper.column.when].map(label => (
            <th scope="col">{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.plan.content.actions.map(action => (
          <tr>
            <td>{action.words}</td>
            <td>
              {[action.byPerson && paper.person(action.byPerson), action.byAgency && paper.helper(action.byAgency)]
                .filter(part => part)
                .join('\n')}
            </td>
            <td>{action.ownerAgency === null ? '' : agencyName(view, action.ownerAgency)}</td>
            <td>{[action.often, action.dueOn && paper.due(formatBoth(action.dueOn))].filter(part => part).join('\n')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function programmeRows({ visit, view }: PaperProps): readonly (readonly SheetCell[])[] {
  const used = new Map(view.plan.content.programmes.map(use => [use.programme, use]))
  const boxes = visit.house.codes
    .on('programme', view.plan.draftedOn)
    .map(({ code, label }) => ({ label, mark: used.has(code) ? ('applies' as const) : ('none' as const) }))
  const states = [...used.values()].map(
    use =>
      `${visit.house.codes.label('programme', use.programme, view.plan.draftedOn)}：${texts.application[use.state]}　${use.note ?? ''}`,
  )
  return [[{ label: paper.programmes, value: <TickBoxes boxes={boxes} /> }], [{ label: paper.applications, value: states.join('\n') }]]
}

function checkRows(view: PaperView): readonly (readonly SheetCell[])[] {
  const used = new Set(view.plan.content.programmes.map(use => use.programme))
  const boxes = (programme: string) => (
    <TickBoxes boxes={boxesOf([paper.uses, paper.usesNot], used.has(programme) ? paper.uses : paper.usesNot)} />
  )
  return [
    [
      { label: paper.participation, value: boxes('participation') },
      { label: paper.outreach, value: boxes('continued_outreach') },
    ],
  ]
}

function consentRows({ plan: { personAgreed } }: PaperView): readonly (readonly SheetCell[])[] {
  const signed = { label: paper.signature, value: '', height: 'tall' as const }
  return [
    [{ label: paper.signedOn, value: personAgreed === null ? paper.blankDay : formatBoth(personAgreed.on) }],
    [personAgreed?.how === 'words' ? { label: paper.spoken, value: personAgreed.words } : signed],
  ]
}

function conferenceRows(view: PaperView): readonly (readonly SheetCell[])[] {
  const { discussion, agreements } = view.plan
  const found = TickBoxes({
    boxes: boxesOf(
      ADEQUACIES.map(code => texts.adequacy[code]),
      discussion ? texts.adequacy[discussion.adequacy] : undefined,
    ),
  })
  const opinions = agreements.map(one => `${agencyName(view, one.agencyId)}：${texts.answer[one.answer]}　${one.words ?? ''}`)
  return [
    [
      { label: paper.heldOn, value: discussion === null ? paper.blankDay : formatBoth(discussion.on) },
      { label: paper.found, value: found },
    ],
    [{ label: paper.members, value: discussion?.members ?? '' }],
    [{ label: paper.opinions, value: opinions.join('\n') }],
  ]
}

function decisionRows(view: PaperView): readonly (readonly SheetCell[])[] {
  const { decision } = view.plan
  return [
    [
      { label: paper.decidedOn, value: decision === null ? paper.blankDay : formatBoth(decision.on) },
      { label: paper.decisionNo, value: decision?.no ?? '' },
    ],
    [{ label: paper.decider, value: decision === null ? '' : `${agencyName(view, decision.agency)}　${view.decider ?? ''}` }],
  ]
}
