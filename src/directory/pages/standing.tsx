import { Banner } from '../../ui/banner.tsx'
import { Table } from '../../ui/table.tsx'
import { placeFormTexts } from './place-form-texts.ts'

/** A fact of an entry in words. */
export type InWords = { readonly name: string; readonly label: string; readonly text: string }

/** What somebody else saved meanwhile beside what was typed, only where the two differ. Both lists name the same facts in the same order. */
export function Standing(props: { readonly now: readonly InWords[]; readonly typed: readonly InWords[] }) {
  const { standingTitle, standingText, standingCaption, standingColumns, noDifference, nothing } = placeFormTexts
  const rows = props.now.flatMap((fact, index) => {
    const typed = props.typed[index]?.text ?? ''
    if (fact.text === typed) return []
    return [{ key: fact.name, cells: { label: fact.label, now: fact.text || nothing, typed: typed || nothing } }]
  })
  return (
    <Banner tone="warn" title={standingTitle}>
      <p>{standingText}</p>
      <Table
        caption={standingCaption}
        columns={(['label', 'now', 'typed'] as const).map(key => ({ key, label: standingColumns[key] }))}
        rows={rows}
        isWrapping
        empty={{ title: noDifference, text: standingText }}
      />
    </Banner>
  )
}
