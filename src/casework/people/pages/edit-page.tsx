import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { amendPerson } from '../acts/amend-person.ts'
import { readPerson } from '../acts/read-person.ts'
import type { Person, PersonFacts } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'
import type { PersonBody } from './bodies.ts'
import { personFactsFrom } from './bodies.ts'
import { factsInWords, initialOf } from './facts.tsx'
import { PersonFormPage, readPersonForm } from './person-form-page.tsx'
import { basisOf, onceOf, personIdOf, versionSent } from './sent.ts'
import { Standing } from './standing.tsx'
import { texts } from './texts.ts'

/** GET /people/:id/edit: the form with what is known now, or the draft with the version it was begun on. */
export async function showEditPerson(visit: SignedVisit): Promise<Answer> {
  const view = await readPerson(visit.act, personIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const { person } = view
  const form = await openForm(visit, { ...initialOf(person), basedOn: String(person.version) })
  return editPage(visit, person, form, basisOf(form) ?? person.version)
}

/**
 * POST /people/:id/edit: a new version. When somebody else saved meanwhile, what stands now is shown beside what was typed, and
 * saving once more keeps what was typed.
 */
export async function answerEditPerson(visit: SignedVisit): Promise<Answer> {
  const id = personIdOf(visit)
  const read = readPersonForm(visit)
  if (!read.ok) return again(visit, read.refusal)
  const amended = await amendPerson(visit.act, { id, version: versionSent(visit), changes: changesOf(read.value) }, onceOf(visit))
  if (amended.ok) return seeOther(`/people/${id}?done=amended`)
  if (amended.refusal.code === 'absent') return absentAnswer(visit)
  return again(visit, refusedForm(visit, amended.refusal), amended.refusal.code === 'stale-version' ? changesOf(read.value) : undefined)
}

async function again(visit: SignedVisit, form: FormState, typed?: Partial<PersonFacts>): Promise<Answer> {
  const view = await readPerson(visit.act, personIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  return editPage(visit, view.person, form, typed ? view.person.version : versionSent(visit), typed)
}

function editPage(visit: SignedVisit, person: Person, form: FormState, version?: number, typed?: Partial<PersonFacts>): Answer {
  const words = (facts: PersonFacts) => factsInWords(facts, visit.house.codes, visit.act.today)
  return page(
    <PersonFormPage
      visit={visit}
      form={form}
      title={texts.form.editTitle}
      lead={nameOf(person)}
      backHref={`/people/${person.id}`}
      backLabel={nameOf(person)}
      version={version}
    >
      {typed && <Standing now={words(person)} typed={words({ ...person, ...typed })} />}
    </PersonFormPage>,
    form.status,
  )
}

/** The form shows every fact but the council, so what it leaves empty is meant to be empty. */
function changesOf(body: PersonBody): Partial<PersonFacts> {
  const { councilNo: _, ...changes } = personFactsFrom(body)
  return changes
}
