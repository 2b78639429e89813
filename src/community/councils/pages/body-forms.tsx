import type { SignedVisit } from '../../../platform/http/route.ts'
import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { BodyWhole } from '../acts/read-body.ts'
import { BODY_STATUSES } from '../domain/body.ts'
import { RELATION_KINDS } from '../domain/council-page.ts'
import { BodyFields } from './council-forms.tsx'
import { texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: BodyWhole; readonly refused: RefusedForm | undefined }

const { fields } = texts
const WAYS = { active: texts.again, dormant: texts.rest, ended: texts.end } as const

/** Everything that keepers do with a body, each folded until it is wanted. */
export function BodyForms(props: Props) {
  const { body, beside } = props.whole
  const version = body.version
  return (
    <>
      <VerbForm
        {...props}
        verb="amend"
        action={`/bodies/${body.id}/amend`}
        summary={texts.amend}
        button={texts.save}
        version={version}
        initial={{
          name: body.name,
          parentId: body.parentId,
          startedOn: body.startedOn,
          quorum: body.quorum === null ? '' : String(body.quorum),
          proxiesCount: body.proxiesCount ? 'yes' : '',
        }}
      >
        {form => <BodyFields form={form} above={beside} />}
      </VerbForm>
      <VerbForm
        {...props}
        verb="turn"
        action={`/bodies/${body.id}/turn`}
        summary={texts.turn}
        button={texts.save}
        kind="secondary"
        version={version}
      >
        {form => (
          <>
            <p>{texts.endWarning}</p>
            <RadioGroup
              name="to"
              legend={texts.body.status}
              required
              options={BODY_STATUSES.filter(status => status !== body.status).map(status => ({ value: status, label: WAYS[status] }))}
              value={form.value('to')}
              error={form.error('to') ?? form.error('kind')}
            />
            <DayField name="endedOn" label={fields.endedOn} value={form.value('endedOn')} error={form.error('endedOn')} />
          </>
        )}
      </VerbForm>
      <RelateForm {...props} />
    </>
  )
}

function RelateForm(props: Props) {
  return (
    <VerbForm
      {...props}
      verb="relate"
      action={`/bodies/${props.whole.body.id}/relate`}
      summary={texts.relate}
      button={texts.save}
      kind="secondary"
    >
      {form => (
        <>
          <Select
            name="to"
            label={fields.to}
            required
            width="full"
            options={[
              { value: '', label: texts.choose },
              ...props.whole.others.map(({ id, name, council }) => ({ value: id, label: [council, name].filter(Boolean).join(' ') })),
            ]}
            value={form.value('to')}
            error={form.error('to')}
          />
          <RadioGroup
            name="relation"
            legend={fields.relation}
            required
            options={RELATION_KINDS.map(kind => ({ value: kind, label: texts.relations[kind] }))}
            value={form.value('relation')}
            error={form.error('relation')}
          />
          <DayField name="since" label={fields.since} required value={form.value('since')} error={form.error('since')} />
          <TextField
            name="note"
            label={fields.relationNote}
            support={texts.support.relationNote}
            width="full"
            value={form.value('note')}
            error={form.error('note')}
          />
        </>
      )}
    </VerbForm>
  )
}
