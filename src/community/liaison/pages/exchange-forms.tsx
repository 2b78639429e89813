import type { SignedVisit } from '../../../platform/http/route.ts'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { Choices } from '../acts/read-liaison.ts'
import { keptBy } from '../acts/read-liaison.ts'
import type { Exchange } from '../domain/meeting.ts'
import { councilChoices } from './frame.tsx'
import { texts } from './texts.ts'
import { BringForm } from './visit-forms.tsx'

type Props = {
  readonly visit: SignedVisit
  readonly exchange: Exchange
  readonly choices: Choices
  readonly meetings: Parameters<typeof BringForm>[0]['meetings']
  readonly refused: RefusedForm | undefined
}

/** What can be done with a question: answer it, say what came of it, bring it to the liaison. */
export function ExchangeForms(props: Props) {
  const { exchange, choices } = props
  const kept = keptBy(choices)
  if (kept.length === 0) return null
  return (
    <>
      {exchange.state === 'open' && <ReplyForm {...props} />}
      {exchange.state === 'open' && kept.some(({ no }) => no === exchange.councilNo) && <EndForm {...props} />}
      {kept.some(({ no }) => no === exchange.councilNo) && <BringForm {...props} action={`/liaison/exchanges/${exchange.id}/agenda`} />}
    </>
  )
}

function ReplyForm({ visit, exchange, choices, refused }: Props) {
  const kept = keptBy(choices)
  return (
    <VerbForm
      visit={visit}
      refused={refused}
      verb="reply"
      summary={texts.reply}
      button={texts.reply}
      action={`/liaison/exchanges/${exchange.id}/reply`}
      initial={{ councilNo: kept.length === 1 ? String(kept[0]?.no ?? '') : '' }}
    >
      {(form, at) => (
        <>
          <TextArea
            id={at('words')}
            name="words"
            label={texts.fields.reply}
            required
            rows={4}
            value={form.value('words')}
            error={form.error('words')}
          />
          <Select
            id={at('councilNo')}
            name="councilNo"
            label={texts.fields.replyAs}
            required
            options={[{ value: '', label: '' }, ...councilChoices(kept)]}
            value={form.value('councilNo')}
            error={form.error('councilNo')}
          />
        </>
      )}
    </VerbForm>
  )
}

function EndForm({ visit, exchange, choices, refused }: Props) {
  return (
    <VerbForm
      visit={visit}
      refused={refused}
      verb="end"
      summary={texts.end}
      button={texts.end}
      kind="secondary"
      action={`/liaison/exchanges/${exchange.id}/end`}
      version={exchange.version}
    >
      {(form, at) => (
        <>
          <RadioGroup
            id={at('state')}
            name="state"
            legend={texts.fields.ended}
            required
            inline
            options={(['met', 'unmet'] as const).map(value => ({ value, label: texts.exchangeStates[value] }))}
            value={form.value('state')}
            error={form.error('state')}
          />
          <TextArea
            id={at('outcome')}
            name="outcome"
            label={texts.fields.outcome}
            required
            rows={3}
            value={form.value('outcome')}
            error={form.error('outcome')}
          />
          <Select
            id={at('helpedBy')}
            name="helpedBy"
            label={texts.fields.helpedBy}
            options={[{ value: '', label: '' }, ...councilChoices(choices.councils.filter(({ no }) => no !== exchange.councilNo))]}
            value={form.value('helpedBy')}
            error={form.error('helpedBy')}
          />
        </>
      )}
    </VerbForm>
  )
}
