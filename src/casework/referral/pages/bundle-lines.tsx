import { Description } from '../../../ui/description.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { texts } from './texts.ts'
import type { WordedField } from './wording.ts'

/** What is or was shared: people's own words as quotations, the rest as labels and values. */
export function BundleLines(props: { readonly fields: readonly WordedField[] }) {
  const facts = props.fields.filter(({ field }) => field !== 'statement' && field !== 'familyStatement')
  const words = (field: 'statement' | 'familyStatement') => props.fields.find(one => one.field === field)?.lines.join('\n')
  return (
    <>
      {words('statement') && <Quote speaker={texts.person}>{words('statement')}</Quote>}
      {words('familyStatement') && <Quote speaker={texts.family}>{words('familyStatement')}</Quote>}
      {facts.length > 0 && (
        <Description rows={facts.map(({ label, lines }) => ({ label, value: lines.map(line => <p>{line}</p>), wide: true }))} />
      )}
    </>
  )
}
