import type { AgencyId } from '../../kernel/id.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import type { SelectOption } from '../../ui/select.tsx'
import { amendAgency, assureAgency, canEditAgency } from '../acts/edit-agency.ts'
import { readAgency, readCouncils } from '../acts/read-agencies.ts'
import type { Agency, AgencyFacts } from '../domain/agency.ts'
import { agencyAnswer } from './agency.tsx'
import { agencyInitial, readAgencyForm } from './agency-body.ts'
import { AgencyFields } from './agency-fields.tsx'
import { EntryForm } from './entry-form.tsx'
import { weekInWords } from './hours-words.ts'
import { basisOf, onceOf, versionSent } from './sent.ts'
import type { InWords } from './standing.tsx'
import { Standing } from './standing.tsx'
import { texts } from './texts.ts'
import { areaWords, languageWords } from './words.ts'

/** GET /agencies/:id/edit: the form for those who keep the entry. */
export async function showEditAgency(visit: SignedVisit): Promise<Answer> {
  const agency = await readAgency(visit.act, idOf(visit))
  if (agency === undefined) return absentAnswer(visit)
  if (!(await canEditAgency(visit.act, agency.id))) return agencyAnswer(visit, refusal('duty-missing'))
  const form = await openForm(visit, { ...agencyInitial(agency), basedOn: String(agency.version) })
  return editPage(visit, agency, form, basisOf(form) ?? agency.version)
}

/** POST /agencies/:id/edit: a new version; when somebody else saved meanwhile, both are shown and saving once more keeps what was typed. */
export async function answerEditAgency(visit: SignedVisit): Promise<Answer> {
  const id = idOf(visit)
  const areas = await areasOf(visit)
  const read = readAgencyForm(
    visit,
    areas.map(area => area.value),
  )
  if (!read.ok) return again(visit, read.refusal)
  const amended = await amendAgency(visit.act, { id, version: versionSent(visit), facts: read.value }, onceOf(visit))
  if (amended.ok) return seeOther(`/agencies/${id}?done=amended`)
  if (amended.refusal.code === 'absent') return absentAnswer(visit)
  return again(visit, refusedForm(visit, amended.refusal), amended.refusal.code === 'stale-version' ? read.value : undefined)
}

/** POST /agencies/:id/assure: the entry was looked through today and is true. */
export async function answerAssureAgency(visit: SignedVisit): Promise<Answer> {
  const id = idOf(visit)
  const done = await assureAgency(visit.act, { id, version: versionSent(visit) }, onceOf(visit))
  return done.ok ? seeOther(`/agencies/${id}?done=assured`) : agencyAnswer(visit, done.refusal)
}

function idOf(visit: SignedVisit): AgencyId {
  return visit.params['id'] as AgencyId
}

async function again(visit: SignedVisit, form: FormState, typed?: AgencyFacts): Promise<Answer> {
  const agency = await readAgency(visit.act, idOf(visit))
  if (agency === undefined) return absentAnswer(visit)
  return editPage(visit, agency, form, typed ? agency.version : versionSent(visit), typed)
}

async function editPage(visit: SignedVisit, agency: Agency, form: FormState, version?: number, typed?: AgencyFacts): Promise<Answer> {
  const back = `/agencies/${agency.id}`
  return page(
    <EntryForm
      visit={visit}
      here="agencies"
      form={form}
      title={texts.editTitle}
      lead={agency.name}
      crumbs={[
        { label: texts.title, href: '/agencies' },
        { label: agency.name, href: back },
      ]}
      backHref={back}
      version={version}
      above={typed && <Standing now={wordsOf(visit, agency)} typed={wordsOf(visit, typed)} />}
    >
      <AgencyFields visit={visit} form={form} areas={await areasOf(visit)} />
    </EntryForm>,
    form.status,
  )
}

async function areasOf(visit: SignedVisit): Promise<readonly SelectOption[]> {
  const councils = await readCouncils(visit.act)
  const wide = Object.entries(texts.areas).map(([value, label]) => ({ value, label }))
  return [...wide, ...councils.map(({ no, name }) => ({ value: String(no), label: `${no} ${name}` }))]
}

function wordsOf(visit: SignedVisit, facts: AgencyFacts): readonly InWords[] {
  const { codes } = visit.house
  const offers = facts.offers.map(
    ({ name, description, topics }) =>
      `${name}：${description}（${topics.map(topic => codes.label('topic', topic, visit.act.today)).join('、')}）`,
  )
  return [
    { name: 'name', label: texts.name, text: facts.name },
    { name: 'kana', label: texts.kana, text: facts.kana },
    { name: 'does', label: texts.does, text: facts.does },
    { name: 'doesNot', label: texts.doesNot, text: facts.doesNot },
    { name: 'doesEasy', label: texts.doesEasy, text: facts.doesEasy ?? '' },
    { name: 'area', label: texts.area, text: areaWords(facts.area) },
    { name: 'languages', label: texts.languages, text: languageWords(visit, facts.languages) },
    { name: 'phone', label: texts.phone, text: facts.phone ?? '' },
    { name: 'url', label: texts.url, text: facts.url ?? '' },
    { name: 'hours', label: texts.hours, text: [weekInWords(facts.hours), facts.hours.note ?? ''].filter(text => text !== '').join('　') },
    { name: 'offers', label: texts.offers, text: offers.join('\n') },
  ]
}
