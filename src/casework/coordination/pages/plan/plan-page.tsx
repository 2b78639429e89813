import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { agreeToPlan } from '../../acts/plan/discuss-plan.ts'
import type { PlanView } from '../../acts/plan/read-plans.ts'
import { readPlan } from '../../acts/plan/read-plans.ts'
import { dropPlan, replan, resumePlan, suspendPlan } from '../../acts/plan/review-plan.ts'
import { moveProgramme, personAgrees, startPlan } from '../../acts/plan/run-plan.ts'
import type { PlanId } from '../../domain/case/case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { AmendmentsTable } from './amendments-table.tsx'
import { AGREE_BODY, PERSON_AGREE_BODY, PROGRAMME_BODY, WORDS_BODY } from './bodies.ts'
import type { RefusedWord, WordVerb } from './body-props.ts'
import { WORD_PATHS } from './body-props.ts'
import { PlanBody } from './plan-body.tsx'
import { flashOf, onceOf, planIdOf } from './plan-id.ts'
import { planStory } from './plan-story.ts'
import { planTexts as texts } from './plan-texts.ts'

/** One plan with its past. */
export async function showPlan(visit: SignedVisit): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view)
}

/** Support begins. */
export async function start(visit: SignedVisit): Promise<Answer> {
  const done = await startPlan(visit.act, planIdOf(visit), visit.act.today, onceOf(visit))
  return done.ok ? seeOther(`/plans/${done.value}?done=start`) : again(visit, undefined, done.refusal)
}

/** Takes one of the small forms; at a refusal the plan stands again with what was typed. */
export function takeWord(verb: WordVerb) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const done = await act(visit, verb)
    return done.ok ? seeOther(`/plans/${done.value}?done=${WORD_PATHS[verb]}`) : again(visit, verb, done.refusal)
  }
}

type Done = Promise<Result<PlanId, Refusal>> | Result<PlanId, Refusal>

function act(visit: SignedVisit, verb: WordVerb): Done {
  const id = planIdOf(visit)
  const body = bodyFromForm(visit.form)
  const bad = (fields: Readonly<Record<string, string>>) => ({ ok: false as const, refusal: refusal('fields', { fields }) })
  if (verb === 'agree') {
    const read = readBody(AGREE_BODY, body)
    return read.ok ? agreeToPlan(visit.act, id, { ...read.value, words: read.value.words ?? null }, onceOf(visit)) : bad(read.refusal)
  }
  if (verb === 'person_agree') {
    const read = readBody(PERSON_AGREE_BODY, { on: '', ...body })
    return read.ok ? personAgrees(visit.act, id, { ...read.value, words: read.value.words ?? null }, onceOf(visit)) : bad(read.refusal)
  }
  if (verb === 'move_programme') {
    const read = readBody(PROGRAMME_BODY, body)
    return read.ok ? moveProgramme(visit.act, id, { ...read.value, note: read.value.note ?? null }, onceOf(visit)) : bad(read.refusal)
  }
  const read = readBody(WORDS_BODY, body)
  if (!read.ok) return bad(read.refusal)
  const words = read.value.words ?? null
  if (verb === 'suspend') return suspendPlan(visit.act, id, words ?? '', onceOf(visit))
  if (verb === 'drop') return dropPlan(visit.act, id, words ?? '', onceOf(visit))
  return verb === 'resume' ? resumePlan(visit.act, id, words, onceOf(visit)) : replan(visit.act, id, words, onceOf(visit))
}

async function again(visit: SignedVisit, verb: WordVerb | undefined, refused: Refusal): Promise<Answer> {
  const view = await readPlan(visit.act, planIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  return draw(visit, view, { verb: verb ?? 'agree', form: refusedForm(visit, refused) }, verb !== undefined)
}

function draw(visit: SignedVisit, view: PlanView, refused?: RefusedWord, isWord = true): Answer {
  return page(
    <CasePage
      visit={visit}
      head={view.head}
      here="plan"
      title={texts.no(view.no)}
      hasErrors={refused?.form.hasErrors}
      flash={refused ? undefined : flashOf(visit)}
    >
      {refused && <FormNotices form={refused.form} />}
      <PlanBody visit={visit} ground={view} named={view} refused={isWord ? refused : undefined} />
      <AmendmentsTable visit={visit} view={view} />
      <Section id="story" title={texts.history}>
        <Timeline entries={planStory(visit, view)} />
      </Section>
    </CasePage>,
    refused?.form.status ?? 200,
  )
}
