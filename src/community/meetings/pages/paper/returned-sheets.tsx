import { RadioGroup } from '../../../../ui/choice.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { Table } from '../../../../ui/table.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { VerbForm } from '../../../../ui/verb-form.tsx'
import type { KeptLine, Returned } from '../../acts/paper/read-editions.ts'
import type { CircularProps } from './circular-forms.tsx'
import { circularTexts, paperTexts } from './texts.ts'

/** Every sheet that came back, the last first; what somebody wrote by hand can become an issue or a treasure. */
export function ReturnedSheets(props: CircularProps) {
  const { sheetColumns } = circularTexts
  return (
    <Section id="sheets" title={circularTexts.sheets}>
      <Table
        caption={circularTexts.sheets}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'no', label: sheetColumns.no, width: 'xs' },
          { key: 'way', label: sheetColumns.way, width: 'xs', isWhole: true },
          { key: 'said', label: sheetColumns.said, width: 'l' },
          { key: 'act', label: sheetColumns.act, width: 'm' },
        ]}
        rows={props.whole.sheets.map(sheet => ({
          key: sheet.id,
          cells: {
            no: String(sheet.no),
            way: circularTexts.ways[sheet.way],
            said: <Said sheet={sheet} />,
            act: <Acts {...props} sheet={sheet} />,
          },
        }))}
        empty={{ title: circularTexts.noSheets, text: circularTexts.noSheetsText }}
      />
    </Section>
  )
}

function Said({ sheet }: { readonly sheet: Returned }) {
  const said = sheet.lines.map(line => spelled(line)).join('　')
  return <span>{sheet.withdrawnWhy === '' ? said : <s>{said}</s>}</span>
}

function spelled({ question, answer, words }: KeptLine): string {
  return [circularTexts.question(question), answer && paperTexts.answers[answer], words && `「${words}」`].filter(Boolean).join(' ')
}

type SheetProps = CircularProps & { readonly sheet: Returned }

function Acts(props: SheetProps) {
  const { sheet, whole } = props
  if (sheet.withdrawnWhy !== '') return <span>{circularTexts.takenBack(sheet.withdrawnWhy)}</span>
  return (
    <>
      {sheet.lines
        .filter(({ words }) => words !== '')
        .map(line => {
          const went = line.becameId === null ? undefined : whole.became.get(line.becameId)
          if (line.becameKind === null) return <LineForm {...props} line={line} />
          const label = circularTexts.becomes[line.becameKind]
          return <p>{went ? <a href={went.href}>{`${label} ➡`}</a> : label}</p>
        })}
      <TakeBackForm {...props} />
    </>
  )
}

function LineForm({ visit, whole, refused, parts, sheet, line }: SheetProps & { readonly line: KeptLine }) {
  return (
    <VerbForm
      visit={visit}
      action={`/circulars/${whole.edition.id}/promote-line`}
      refused={refused}
      verb="promote-line"
      place={`${sheet.id}-${line.question}`}
      summary={`${circularTexts.promote}（${circularTexts.question(line.question)}）`}
      button={circularTexts.promoteButton}
      hidden={{ returnedId: sheet.id, question: String(line.question) }}
      initial={{ becomes: 'issue' }}
    >
      {(form, at) => (
        <>
          <RadioGroup
            id={at('becomes')}
            name="becomes"
            legend={circularTexts.fields.becomes}
            required
            inline
            value={form.value('becomes')}
            error={form.error('becomes')}
            options={(['issue', 'treasure'] as const).map(value => ({ value, label: circularTexts.becomes[value] }))}
          />
          <Select
            id={at('type')}
            name="type"
            label={circularTexts.fields.type}
            value={form.value('type')}
            error={form.error('type')}
            options={[{ value: '', label: circularTexts.laterType }, ...parts.treasureTypes]}
          />
        </>
      )}
    </VerbForm>
  )
}

function TakeBackForm({ visit, whole, refused, sheet }: SheetProps) {
  return (
    <VerbForm
      visit={visit}
      action={`/circulars/${whole.edition.id}/take-back`}
      refused={refused}
      verb="take-back"
      place={sheet.id}
      summary={circularTexts.takeBack}
      button={circularTexts.takeBack}
      kind="secondary"
      hidden={{ returnedId: sheet.id }}
    >
      {(form, at) => (
        <TextField
          id={at('why')}
          name="why"
          label={circularTexts.fields.takeBackWhy}
          required
          value={form.value('why')}
          error={form.error('why')}
        />
      )}
    </VerbForm>
  )
}
