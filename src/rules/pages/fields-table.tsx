import type { FormState } from '../../ui/form-state.ts'
import { ui } from '../../ui/languages/ja.ts'
import { Table } from '../../ui/table.tsx'
import type { FormField } from '../domain/form-version.ts'
import { NATIONAL } from '../domain/form-version.ts'
import { formTexts } from './form-texts.ts'

/** Every field of a form on one line: what it is called, where it stands, whether the nation collects it, whether it is printed. */
export function FieldsTable(props: { readonly form: FormState; readonly fields: readonly FormField[] }) {
  const { field: words } = formTexts
  return (
    <Table
      caption={formTexts.fields}
      isWrapping
      columns={[
        { key: 'label', label: words.label },
        { key: 'order', label: words.order, width: 's' },
        { key: 'national', label: words.national, width: 'm' },
        { key: 'shown', label: words.shown, width: 's' },
      ]}
      rows={props.fields.map(one => ({
        key: one.field,
        cells: {
          order: <TextCell form={props.form} part="order" field={one} width="xs" />,
          label: <TextCell form={props.form} part="label" field={one} width="full" />,
          national: (
            <ChoiceCell form={props.form} part="national" field={one} options={NATIONAL.map(value => [value, formTexts.national[value]])} />
          ),
          shown: (
            <ChoiceCell
              form={props.form}
              part="shown"
              field={one}
              options={[
                ['yes', formTexts.shown],
                ['', formTexts.hidden],
              ]}
            />
          ),
        },
      }))}
      empty={{ title: formTexts.empty, text: formTexts.emptyText }}
    />
  )
}

type Cell = { readonly form: FormState; readonly field: FormField; readonly part: 'order' | 'label' | 'national' | 'shown' }

const nameOf = ({ part, field }: Cell) => `${part}_${field.field}`

/** What is heard instead of a label above: a column's head says it to the eye. */
const spoken = ({ part, field }: Cell) => formTexts.cell(field.label, formTexts.field[part])

function TextCell(props: Cell & { readonly width: 'xs' | 'full' }) {
  const name = nameOf(props)
  const error = props.form.error(name)
  return (
    <>
      <input
        class="tn-input"
        id={`f-${name}`}
        name={name}
        type="text"
        value={props.form.value(name)}
        aria-label={spoken(props)}
        data-width={props.width}
        autocomplete="off"
        spellcheck={false}
        inputmode={props.width === 'xs' ? 'numeric' : undefined}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `f-${name}-error` : undefined}
      />
      {error && (
        <p class="tn-field__error" id={`f-${name}-error`}>
          <span class="tn-visually-hidden">{ui.errorPrefix}</span>
          {error}
        </p>
      )}
    </>
  )
}

function ChoiceCell(props: Cell & { readonly options: readonly (readonly [value: string, label: string])[] }) {
  const name = nameOf(props)
  const chosen = props.form.value(name)
  return (
    <span class="tn-select" data-width="full">
      <select class="tn-input" id={`f-${name}`} name={name} autocomplete="off" aria-label={spoken(props)}>
        {props.options.map(([value, label]) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </span>
  )
}
