import { formatInstant } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { TimelineEntry } from '../../../../ui/timeline.tsx'
import type { NamedPlanAct, PlanView } from '../../acts/plan/read-plans.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'
import { storyTexts } from './story-texts.ts'
import { agencyName } from './wording.ts'

/** What happened to a plan, the newest first. */
export function planStory(visit: SignedVisit, view: PlanView): readonly TimelineEntry[] {
  return [...view.acts].reverse().map(act => ({
    key: act.id,
    when: formatInstant(new Date(act.at)),
    whenMachine: act.at,
    who: `${act.agencyName}　${act.staffName}`,
    ...told(visit, view, act),
  }))
}

type Told = Pick<TimelineEntry, 'title' | 'tone'> & { readonly body?: string | undefined }

function told(visit: SignedVisit, view: PlanView, act: NamedPlanAct): Told {
  const actionWords = (id: string) => wordsOfAction(view, id)
  switch (act.kind) {
    case 'drafted':
      return { title: storyTexts.drafted(texts.round(act.body.round)) }
    case 'revised':
      return { title: storyTexts.revised }
    case 'agreed':
      return {
        title: storyTexts.agreed(agencyName(view, act.body.agencyId), texts.answer[act.body.answer]),
        tone: act.body.answer === 'disagrees' ? 'bad' : 'good',
        body: act.body.words ?? undefined,
      }
    case 'person_agreed':
      return { title: storyTexts.personAgreed(texts.personAgreedHow[act.body.how]), tone: 'good', body: act.body.words ?? undefined }
    case 'discussed':
      return { title: storyTexts.discussed(texts.adequacy[act.body.adequacy]), tone: 'info', body: act.body.words ?? undefined }
    case 'decided':
      return { title: storyTexts.decided(formatBoth(act.body.on), act.body.no), tone: 'good', body: act.body.words ?? undefined }
    case 'started':
      return { title: storyTexts.started }
    case 'action_marked':
      return {
        title: storyTexts.marked(actionWords(act.body.actionId), formTexts.markOf[act.body.mark]),
        body: act.body.words ?? undefined,
      }
    case 'programme_moved':
      return {
        title: storyTexts.programme(
          visit.house.codes.label('programme', act.body.programme, visit.act.today),
          texts.application[act.body.state],
        ),
        body: act.body.note ?? undefined,
      }
    case 'monitored':
      return {
        title: storyTexts.monitored(actionWords(act.body.actionId), texts.monitoringState[act.body.result]),
        tone: act.body.result === 'missed' ? 'warn' : 'info',
        body: act.body.words ?? act.body.reason ?? undefined,
      }
    case 'amended':
      return { title: storyTexts.amended(act.body.changes.length), tone: 'info', body: act.body.reason }
    case 'evaluated':
      return { title: storyTexts.evaluated, tone: 'info', body: act.body.words ?? undefined }
    case 'suspended':
      return { title: storyTexts.suspended, tone: 'warn', body: act.body.words }
    case 'resumed':
      return { title: storyTexts.resumed, body: act.body.words ?? undefined }
    case 'closed':
      return {
        title: storyTexts.closed(visit.house.codes.label('closure_reason', act.body.reason, visit.act.today)),
        tone: 'done',
        body: [act.body.words, act.body.staysInTouch].filter(part => part).join('\n'),
      }
    case 'dropped':
      return { title: storyTexts.dropped, tone: 'done', body: act.body.words }
    case 'replanned':
      return { title: storyTexts.replanned, tone: 'done', body: act.body.words ?? undefined }
  }
}

/** The words of an action, also of one that has been taken out since. */
function wordsOfAction(view: PlanView, id: string): string {
  const contents = [view.plan.content, ...[...view.versions].reverse().map(version => version.content)]
  return contents.flatMap(content => content.actions).find(action => action.id === id)?.words ?? texts.action
}
