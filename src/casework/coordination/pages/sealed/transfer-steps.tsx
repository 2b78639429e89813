import { formatInstant } from '../../../../kernel/day.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { CheckboxGroup, RadioGroup } from '../../../../ui/choice.tsx'
import { Description } from '../../../../ui/description.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import type { SelectOption } from '../../../../ui/select.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { changeCompartment } from '../../acts/sealed/change-compartment.ts'
import { readCaseSources } from '../../acts/sealed/read-candidates.ts'
import type { CompartmentView } from '../../acts/sealed/read-compartment.ts'
import { deciding, proposing } from '../../acts/sealed/transfer-sealed.ts'
import type { TransferId } from '../../domain/sealed/compartment.ts'
import { ENTRY_PARTS } from '../../domain/sealed/compartment.ts'
import { AnswerFields } from './member-steps.tsx'
import { CONFIRM_BODY, COPY_IN_BODY, COPY_OUT_BODY } from './sealed-bodies.ts'
import type { SealedStep } from './sealed-steps.tsx'
import { sealedComplaints, sealedOnce } from './sealed-steps.tsx'
import { sealedTexts as texts } from './sealed-texts.ts'
import { transferWishFrom } from './sealed-wishes.ts'

const { fields } = texts

/** Proposing that an entry of the case is copied in. */
export const COPYING_IN: SealedStep = {
  title: texts.copyInTitle,
  lead: texts.copyLead,
  submit: texts.actions.copyIn,
  done: 'proposed',
  controls: async (visit, form, { compartment }) => {
    const sources = await readCaseSources(visit.act, compartment.caseId)
    const options = sources.map(({ id, at, beginning }) => ({ value: id, label: `${formatInstant(at)} ${beginning}` }))
    return <CopyFields visit={visit} form={form} options={options} />
  },
  act: async (visit, id) => {
    const read = readBody(COPY_IN_BODY, bodyFromForm(visit.form, { lists: ['parts'] }))
    if (!read.ok) return sealedComplaints(read.refusal)
    const wish = transferWishFrom({ ...read.value, direction: 'in' })
    return changeCompartment(visit.act, id, proposing(visit.act, visit.house.codes, wish), sealedOnce(visit))
  },
}

/** Proposing that an entry is copied out into the case. */
export const COPYING_OUT: SealedStep = {
  title: texts.copyOutTitle,
  lead: texts.copyOutLead,
  submit: texts.actions.copyOut,
  done: 'proposed',
  initial: (_, visit) => ({ source: visit.query.get('entry') }),
  controls: (visit, form, { entries }) => {
    const options = entries
      .filter(entry => !entry.isReplaced)
      .map(entry => ({
        value: entry.id,
        label: `${formatInstant(new Date(entry.at))} ${beginningOf(entry.fact ?? entry.personWords ?? entry.opinion)}`,
      }))
    return (
      <>
        <CopyFields visit={visit} form={form} options={options} />
        <RadioGroup
          name="shareScope"
          legend={fields.shareScope}
          required
          options={Object.entries(texts.scopes).map(([value, label]) => ({ value, label }))}
          value={form.value('shareScope')}
          error={form.error('shareScope')}
        />
      </>
    )
  },
  act: async (visit, id) => {
    const read = readBody(COPY_OUT_BODY, bodyFromForm(visit.form, { lists: ['parts'] }))
    if (!read.ok) return sealedComplaints(read.refusal)
    const wish = transferWishFrom({ ...read.value, direction: 'out' })
    return changeCompartment(visit.act, id, proposing(visit.act, visit.house.codes, wish), sealedOnce(visit))
  },
}

function CopyFields(props: { readonly visit: SignedVisit; readonly form: FormState; readonly options: readonly SelectOption[] }) {
  const { visit, form, options } = props
  const bases = visit.house.codes.basesOn(visit.act.today).map(({ code, title }) => ({ value: code, label: title }))
  if (options.length === 0) return <p>{texts.noSource}</p>
  return (
    <>
      <Select
        name="source"
        label={fields.source}
        required
        width="full"
        options={options}
        value={form.value('source')}
        error={form.error('source')}
      />
      <CheckboxGroup
        name="parts"
        legend={fields.parts}
        required
        inline
        options={ENTRY_PARTS.map(part => ({ value: part, label: texts.parts[part] }))}
        values={form.values('parts')}
        error={form.error('parts')}
      />
      <Select
        name="basis"
        label={fields.basis}
        required
        width="l"
        options={[{ value: '', label: '' }, ...bases]}
        value={form.value('basis')}
        error={form.error('basis')}
      />
      <TextArea name="reason" label={fields.reason} required value={form.value('reason')} error={form.error('reason')} />
    </>
  )
}

/** The second person's decision on a proposal; the proposal stands in the address. */
export const DECIDING: SealedStep = {
  title: texts.decideTitle,
  lead: texts.decideLead,
  submit: texts.actions.decide,
  done: 'decided',
  controls: (visit, form, view) => (
    <>
      <Proposal visit={visit} view={view} />
      <AnswerFields form={form} choices={texts.decideChoices} />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(CONFIRM_BODY, bodyFromForm(visit.form))
    if (!read.ok) return sealedComplaints(read.refusal)
    const transfer = visit.params['transferid'] as TransferId
    const deed = deciding(visit.act, transfer, read.value.answer === 'yes', read.value.words ?? null)
    return changeCompartment(visit.act, id, deed, sealedOnce(visit))
  },
}

function Proposal({ visit, view }: { readonly visit: SignedVisit; readonly view: CompartmentView }) {
  const transfer = view.transfers.find(one => one.id === visit.params['transferid'])
  if (transfer === undefined) return null
  const source = view.entries.find(entry => entry.id === transfer.sourceId)
  const shown = source
    ? [source.fact, source.personWords, source.opinion, source.thirdParty].filter(part => part !== null).join('\n')
    : null
  return (
    <Description
      rows={[
        { label: texts.sections.transfers, value: texts.directions[transfer.direction] },
        { label: fields.parts, value: transfer.parts.map(part => texts.parts[part]).join('、') },
        { label: fields.basis, value: visit.house.codes.basis(transfer.basis, transfer.basisOn)?.title ?? transfer.basis },
        { label: '申し出た方', value: `${transfer.proposedByName}（${formatInstant(new Date(transfer.proposedAt))}）` },
        { label: fields.words, value: transfer.reason, wide: true },
        ...(shown === null ? [] : [{ label: fields.source, value: shown, wide: true }]),
      ]}
    />
  )
}

function beginningOf(words: string | null): string {
  return [...(words ?? '')].slice(0, 40).join('')
}
