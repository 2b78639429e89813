import type { Child } from 'hono/jsx'
import type { Agency } from '../../../directory/index.ts'
import { readAgencies, readAgency } from '../../../directory/index.ts'
import { readId } from '../../../kernel/id.ts'
import type { Codes } from '../../../platform/codes.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { RadioGroup } from '../../../ui/choice.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Tabs } from '../../../ui/tabs.tsx'
import type { Consultation } from '../../desk/index.ts'
import { sheetTexts } from './texts-sheet.ts'

/** Agencies that can be chosen on one page, by the topic looked under. */
export type AgencyChoice = { readonly topic: string; readonly agencies: readonly Agency[] }

const MOST = 200
const EVERY_TOPIC = 'all'

/** The agencies of the topic asked for, or of what the consultation is mainly about; and always the one chosen already. */
export async function findChoice(visit: SignedVisit, consultation: Consultation, chosen: string): Promise<AgencyChoice> {
  const asked = visit.query.get('topic') || visit.form.get('_topic')
  const topic = asked || consultation.mainTopic || consultation.topics[0] || EVERY_TOPIC
  const { agencies } = await readAgencies(visit.act, { topic: topic === EVERY_TOPIC ? undefined : topic, limit: MOST })
  const others = agencies.filter(agency => agency.id !== visit.act.reader.agencyId)
  const id = readId<'agency'>(chosen)
  if (id === undefined || others.some(agency => agency.id === id)) return { topic, agencies: others }
  const kept = await readAgency(visit.act, id)
  return { topic, agencies: kept ? [kept, ...others] : others }
}

/** The way to look under another topic of the consultation, or at every agency. */
export function TopicFilter(props: { readonly visit: SignedVisit; readonly consultation: Consultation; readonly here: string }) {
  const { visit, consultation, here } = props
  const label = (topic: string) => visit.house.codes.label('topic', topic, visit.act.today)
  const serves = visit.query.get('serves')
  const hrefOf = (topic: string) => `${visit.path}?topic=${topic}${serves === '' ? '' : `&serves=${encodeURIComponent(serves)}`}`
  const places = [...new Set([...consultation.topics, ...(here === EVERY_TOPIC ? [] : [here])])]
  return (
    <>
      <Tabs
        label={sheetTexts.filter}
        tabs={[
          ...places.map(topic => ({ href: hrefOf(topic), label: label(topic), isHere: topic === here })),
          { href: hrefOf(EVERY_TOPIC), label: sheetTexts.filterAll, isHere: here === EVERY_TOPIC },
        ]}
      />
      <p class="tn-field__support">{sheetTexts.filterNote}</p>
    </>
  )
}

/** Agencies with what they do and what they leave to others, so that nobody is sent to the wrong door. */
export function AgencyField(props: {
  readonly choice: AgencyChoice
  readonly form: FormState
  readonly codes: Codes
  readonly visit: SignedVisit
}): Child {
  const { choice, form, codes, visit } = props
  if (choice.agencies.length === 0) return <EmptyState title={sheetTexts.noAgency} text={sheetTexts.noAgencyText} />
  return (
    <RadioGroup
      name="toAgency"
      legend={sheetTexts.to}
      required
      support={sheetTexts.toSupport}
      value={form.value('toAgency')}
      error={form.error('toAgency')}
      options={choice.agencies.map(agency => ({
        value: agency.id,
        label: agency.name,
        hint: hintOf(agency, language => codes.label('language', language, visit.act.today)),
      }))}
    />
  )
}

function hintOf(agency: Agency, languageLabel: (language: string) => string): string {
  const foreign = agency.languages.filter(language => language !== 'ja').map(languageLabel)
  const parts = [
    agency.does && sheetTexts.does(agency.does),
    agency.doesNot && sheetTexts.doesNot(agency.doesNot),
    foreign.length > 0 && sheetTexts.languages(foreign.join('、')),
    agency.phone && sheetTexts.phone(agency.phone),
  ]
  return parts.filter(part => part).join('　')
}
