import type { Day } from '../../../../kernel/day.ts'
import { dayOfInstant } from '../../../../kernel/day.ts'
import { readAnyDay } from '../../../../kernel/era.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { formOn } from '../../../../rules/index.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { Checkbox } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Disclosure } from '../../../../ui/section.tsx'
import { takeLogPaper } from '../../acts/papers/log-paper.ts'
import { caseTexts } from '../case/case-texts.ts'
import { caseIdOf } from '../case/sent.ts'
import type { PaperKind } from './handing-out.tsx'
import { handOut, leavingOf } from './handing-out.tsx'
import type { LogAsked } from './log-sheet.ts'
import { logSheet } from './log-sheet.ts'
import { askPurpose, kindOf, purposeOf } from './purpose-page.tsx'
import { paperTexts } from './texts.ts'

const FORM = 'support_log'
const { log: texts } = paperTexts

/** GET /cases/:id/papers/log (and /excel): 支援経過記録シート of a period, as far as the reader may see the log. */
export function showLogPaper(as: PaperKind): (visit: SignedVisit) => Promise<Answer> {
  return visit => take(visit, as)
}

/** POST /cases/:id/papers/log: a long log, once its purpose is said. */
export function takeLongLog(visit: SignedVisit): Promise<Answer> {
  const purpose = purposeOf(visit)
  return purpose === undefined ? askPurpose(visit, askedOf(visit), true) : take(visit, kindOf(visit), purpose)
}

async function take(visit: SignedVisit, as: PaperKind, purpose?: string): Promise<Answer> {
  const id = caseIdOf(visit)
  const { asked } = periodAsked(visit)
  const { codes } = visit.house
  const left = await takeLogPaper(visit.act, id, asked, leavingOf(visit, as, purpose), facts => {
    // The form as it was on the day of the last entry printed: an old log printed again says what it said then.
    const last = facts.entries.at(-1)
    const day = last === undefined ? visit.act.today : dayOfInstant(new Date(last.at))
    return logSheet(facts, asked, { form: formOn(codes, FORM, day), codes, day })
  })
  if (left === undefined) return absentAnswer(visit)
  if (left.owes) return askPurpose(visit, askedOf(visit))
  const at = `/cases/${id}/papers`
  const file = new URLSearchParams(fieldsOf(visit))
  return handOut(visit, left, {
    navigation: 'cases',
    crumbs: [
      { label: caseTexts.navigation, href: '/cases' },
      { label: caseTexts.tabs.papers, href: at },
    ],
    actions: (
      <ButtonLink kind="secondary" href={`${at}/log/excel?${file}`}>
        {paperTexts.save}
      </ButtonLink>
    ),
    tools: <Choice visit={visit} />,
  })
}

/** What stands on the paper, chosen before it is printed; without script as well. */
function Choice({ visit }: { readonly visit: SignedVisit }) {
  const { asked, wrong } = periodAsked(visit)
  const kept = fieldsOf(visit)
  const error = (name: 'from' | 'to') => (wrong.includes(name) ? texts.wrongDay : undefined)
  return (
    <Disclosure summary={texts.choose} isOpen={wrong.length > 0}>
      <form class="tn-form" method="get" action={`/cases/${caseIdOf(visit)}/papers/log`}>
        <DayField name="from" label={texts.from} value={kept['from'] ?? ''} error={error('from')} />
        <DayField name="to" label={texts.to} value={kept['to'] ?? ''} error={error('to')} />
        <Checkbox name="third" label={texts.third} hint={texts.thirdSupport} checked={asked.withThirdParty} />
        <ButtonRow>
          <button class="tn-button tn-button--secondary" type="submit">
            {texts.show}
          </button>
        </ButtonRow>
      </form>
    </Disclosure>
  )
}

function periodAsked(visit: SignedVisit): { readonly asked: LogAsked; readonly wrong: readonly ('from' | 'to')[] } {
  const typed = fieldsOf(visit)
  const wrong: ('from' | 'to')[] = []
  const day = (name: 'from' | 'to'): Day | null => {
    if (typed[name] === undefined) return null
    const read = readAnyDay(typed[name])
    if (!read.ok) wrong.push(name)
    return read.ok ? read.value : null
  }
  return { asked: { from: day('from'), to: day('to'), withThirdParty: typed['third'] === 'yes' }, wrong }
}

/** What was chosen, from the address or from the form that asked for the purpose. */
function fieldsOf(visit: SignedVisit): Readonly<Record<string, string>> {
  const given = ['from', 'to', 'third'].map(name => [name, (visit.query.get(name) || visit.form.get(name)).trim()] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}

function askedOf(visit: SignedVisit) {
  const at = `/cases/${caseIdOf(visit)}/papers`
  return { name: paperTexts.names.log, action: `${at}/log`, kept: fieldsOf(visit), back: at, navigation: 'cases' }
}
