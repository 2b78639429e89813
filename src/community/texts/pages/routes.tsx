import type { Answer } from '../../../platform/http/answer.ts'
import { seeOther } from '../../../platform/http/answer.ts'
import type { Route, SignedVisit } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import type { Asked } from '../acts/keep-words.ts'
import { readIntroduction } from '../acts/read-words.ts'
import type { Subjects } from '../acts/subject.ts'
import { readSubject, stateOf } from '../domain/wording.ts'
import { drawWording } from './wording-page.tsx'
import { WordingPanel } from './wording-panel.tsx'
import type { WordingVerb } from './wording-verbs.ts'
import { doWordingVerb, VERBS } from './wording-verbs.ts'

/** Those of the neighbourhood and the coordinators; the city reads what is told, not what is being written. */
const duty = ['outreach', 'chair', 'resident'] as const

/** What a council says of itself: the checked words where they are told, and for its own people how they stand. */
export async function councilIntroduction(visit: SignedVisit, councilNo: number) {
  const wording = await readIntroduction(visit.act, councilNo)
  return (
    <>
      {wording && stateOf(wording) === 'told' && <p class="tn-said">{wording.words}</p>}
      <WordingPanel kind="council" of={councilNo} wording={wording} />
    </>
  )
}

/** The page of a record's words for others. `subjects`: who tells of the records of each kind. */
export function wordingRoutes(parts: { readonly subjects: Subjects }): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/wordings/:kind/:key',
      duty,
      audit: 'wording.read',
      handler: visit => onSubject(parts.subjects, visit, asked => drawWording(visit, asked)),
    }),
    ...(Object.keys(VERBS) as WordingVerb[]).map(verb =>
      route({
        method: 'POST',
        path: `/wordings/:kind/:key/${verb}`,
        duty,
        audit: VERBS[verb].audit,
        handler: visit => onSubject(parts.subjects, visit, asked => doByForm(visit, asked, verb)),
      }),
    ),
  ]
}

async function onSubject(subjects: Subjects, visit: SignedVisit, work: (asked: Asked) => Promise<Answer>): Promise<Answer> {
  const named = readSubject(visit.params['kind'], visit.params['key'])
  const teller = named && subjects[named.kind]
  return teller ? work({ ...named, teller }) : absentAnswer(visit)
}

async function doByForm(visit: SignedVisit, asked: Asked, verb: WordingVerb): Promise<Answer> {
  const done = await doWordingVerb(visit, asked, verb)
  if (done.ok) return seeOther(`/wordings/${asked.kind}/${asked.key}?done=${VERBS[verb].done}`)
  if (done.refusal.code === 'absent') return absentAnswer(visit)
  return drawWording(visit, asked, { verb, place: visit.form.get('language') || undefined, form: refusedForm(visit, done.refusal) })
}
