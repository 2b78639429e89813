import { Banner } from '../../../ui/banner.tsx'
import { Table } from '../../../ui/table.tsx'
import { texts } from './texts.ts'

type InWords = { readonly name: string; readonly label: string; readonly text: string }

/** What somebody else saved meanwhile beside what was typed, only where the two differ. Both lists name the same facts in the same order. */
export function Standing(props: { readonly now: readonly InWords[]; readonly typed: readonly InWords[] }) {
  const { form } = texts
  const rows = props.now.flatMap((fact, index) => {
    const typed = props.typed[index]?.text ?? ''
    if (fact.text === typed) return []
    return [{ key: fact.name, cells: { label: fact.label, now: fact.text || form.empty, typed: typed || form.empty } }]
  })
  const columns = (['label', 'now', 'typed'] as const).map(key => ({ key, label: form.standingColumns[key] }))
  return (
    <Banner tone="warn" title={form.standingTitle}>
      <p>{form.standingText}</p>
      {rows.length === 0 ? (
        <p>{form.noDifference}</p>
      ) : (
        <Table
          caption={form.standingCaption}
          columns={columns}
          rows={rows}
          isWrapping
          empty={{ title: form.noDifference, text: form.standingText }}
        />
      )}
    </Banner>
  )
}
