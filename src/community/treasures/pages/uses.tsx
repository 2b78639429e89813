import { formatDay } from '../../../kernel/day.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { TreasureWhole } from '../acts/read-treasures.ts'
import type { TreasureUse } from '../domain/treasure.ts'
import { USED_KINDS } from '../domain/treasure.ts'
import { texts } from './texts.ts'
import type { FormsProps } from './verb-form.tsx'
import { VerbForm } from './verb-form.tsx'

/** What a treasure is used for since when, and what that brought. */
export function Uses(props: FormsProps) {
  const { whole } = props
  return (
    <>
      {whole.uses.length === 0 && <p>{texts.noUses}</p>}
      {whole.uses.map(use => (
        <Quote speaker={nameOf(whole, use)} when={whenOf(use)}>
          {use.brought || '―'}
          {whole.isKeeper && use.endedOn === null && (
            <ActionForm
              action={`/treasures/${whole.treasure.id}/end-use`}
              token={props.visit.formToken}
              kind="quiet"
              values={{ use: use.id }}
              idempotencyKey={`end-use-${use.id}`}
            >
              {texts.useEnd}
            </ActionForm>
          )}
        </Quote>
      ))}
      {whole.isKeeper && <UseForm {...props} />}
    </>
  )
}

/** What is used: the words, else the title of the record where the reader may know it. */
function nameOf({ links }: TreasureWhole, { usedIn, used }: TreasureUse): string {
  return usedIn || (links.find(({ other }) => other.id === used?.id)?.title ?? '―')
}

function whenOf(use: TreasureUse): string {
  const since = texts.useSince(formatDay(use.since))
  return use.endedOn === null ? since : `${since}${texts.useUntil(formatDay(use.endedOn))}`
}

function UseForm(props: FormsProps) {
  const { fields } = texts
  const usable = props.whole.links.filter(({ other }) => USED_KINDS.some(kind => kind === other.kind))
  return (
    <VerbForm {...props} verb="use" summary={texts.useNew} button={texts.useNew}>
      {(form, at) => (
        <>
          {usable.length > 0 && (
            <Select
              id={at('used')}
              name="used"
              label={fields.used}
              width="full"
              options={[
                { value: '', label: '―' },
                ...usable.map(({ other, title }) => ({ value: `${other.kind}:${other.id}`, label: title })),
              ]}
              value={form.value('used')}
              error={form.error('used')}
            />
          )}
          <TextField
            id={at('usedIn')}
            name="usedIn"
            label={fields.usedIn}
            width="full"
            value={form.value('usedIn')}
            error={form.error('usedIn')}
          />
          <DayField id={at('since')} name="since" label={fields.since} required value={form.value('since')} error={form.error('since')} />
          <TextArea
            id={at('brought')}
            name="brought"
            label={fields.brought}
            rows={3}
            value={form.value('brought')}
            error={form.error('brought')}
          />
        </>
      )}
    </VerbForm>
  )
}
