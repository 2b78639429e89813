import { formatInstant } from '../../../../kernel/day.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button } from '../../../../ui/button.tsx'
import { Description } from '../../../../ui/description.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Quote } from '../../../../ui/quote.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { PlanView } from '../../acts/plan/read-plans.ts'
import { readPlan } from '../../acts/plan/read-plans.ts'
import { changesBetween } from '../../domain/plan/content-changes.ts'
import type { PlanContent } from '../../domain/plan/plan-content.ts'
import { CasePage } from '../case/case-frame.tsx'
import { formTexts } from './plan-form-texts.ts'
import { planIdOf } from './plan-id.ts'
import { planTexts as texts } from './plan-texts.ts'
import { agencyName, changeWords, monthWords, periodWords } from './wording.ts'

/** One frozen version as it was decided, word for word. */
export async function showVersion(visit: SignedVisit): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  const version = view?.versions.find(one => String(one.n) === visit.params['n'])
  if (view === undefined || version === undefined) return absentAnswer(visit)
  const { content } = version
  return page(
    <CasePage visit={visit} head={view.head} here="plan" title={formTexts.versionTitle(version.n)}>
      <Section id="version" title={`${texts.no(view.no)}　${formTexts.versionTitle(version.n)}`}>
        <p>{formTexts.versionFrozen(formatInstant(new Date(version.frozenAt)), version.frozenBy)}</p>
        {version.reason && <p>{`${formTexts.reason}：${version.reason}`}</p>}
        <Quote speaker={texts.person}>{content.wish ?? texts.none}</Quote>
        <Description rows={rowsOf(visit, view, content)} />
      </Section>
      <p>
        <a href={`/plans/${view.plan.id}`}>{texts.link.back}</a>
      </p>
    </CasePage>,
  )
}

/** Two versions side by side in words: only what differs. */
export async function showCompare(visit: SignedVisit): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const choices = choicesOf(view)
  const pick = (name: string, otherwise: number) => choices.find(one => one.value === visit.query.get(name)) ?? choices.at(otherwise)
  const [before, after] = [pick('from', 0), pick('to', -1)]
  if (before === undefined || after === undefined) return absentAnswer(visit)
  const changes = changesBetween(before.content, after.content)
  return page(
    <CasePage visit={visit} head={view.head} here="plan" title={formTexts.compareTitle}>
      <Section id="compare" title={`${texts.no(view.no)}　${formTexts.compareTitle}`}>
        <form method="get" action={visit.path} class="tn-form">
          <FieldRow>
            <Select name="from" label={texts.column.old} value={before.value} options={choices} required={false} />
            <Select name="to" label={texts.column.now} value={after.value} options={choices} required={false} />
          </FieldRow>
          <Button kind="secondary">{formTexts.compareTitle}</Button>
        </form>
        <Table
          caption={formTexts.compareLead(before.label, after.label)}
          isWrapping
          columns={[
            { key: 'where', label: texts.column.topic, width: 'm' },
            { key: 'old', label: texts.column.old, width: 'l' },
            { key: 'now', label: texts.column.now, width: 'l' },
          ]}
          rows={changes.map((change, index) => ({
            key: String(index),
            cells: changeWords(visit, view, [before.content, after.content], change),
          }))}
          empty={{ title: formTexts.same, text: formTexts.sameText }}
        />
      </Section>
      <p>
        <a href={`/plans/${view.plan.id}`}>{texts.link.back}</a>
      </p>
    </CasePage>,
  )
}

function choicesOf(view: PlanView) {
  return [
    ...view.versions.map(version => ({ value: String(version.n), label: texts.link.version(version.n), content: version.content })),
    { value: 'now', label: formTexts.now, content: view.plan.content },
  ]
}

function rowsOf(visit: SignedVisit, view: PlanView, content: PlanContent) {
  return [
    { label: texts.direction, value: content.direction ?? texts.none, wide: true },
    ...content.goals.map((goal, n) => ({
      label: texts.goalNo(n + 1),
      value: [goal.words, goal.reachBy].filter(part => part).join('　'),
      wide: true,
    })),
    ...content.actions.map((action, n) => ({
      label: texts.actionNo(n + 1),
      value: [action.words, agencyName(view, action.ownerAgency), action.often, action.dueOn].filter(part => part).join('　'),
      wide: true,
    })),
    {
      label: texts.programmes,
      value: content.programmes.map(use => visit.house.codes.label('programme', use.programme, visit.act.today)).join('、') || texts.none,
      wide: true,
    },
    { label: texts.period, value: periodWords(content), wide: true },
    { label: texts.nextMonitoring, value: content.nextMonitoring === null ? texts.none : monthWords(content.nextMonitoring) },
  ]
}
