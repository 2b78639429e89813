import { typedFields } from '../../platform/http/fields.ts'
import type { Voice } from './voice.ts'

/** Everything typed, readable, so that it can be copied even if nothing else works. */
export function Kept(props: { readonly voice: Voice }) {
  const { visit, words } = props.voice
  const typed = typedFields(visit.form).filter(([name, value]) => value !== '' && SENTENCES.has(name))
  if (typed.length === 0) return null
  return (
    <section aria-labelledby="kept-title">
      <h2 id="kept-title">{words.early.kept}</h2>
      {typed.map(([, value]) => (
        <p class="tn-kept" data-own-words="">
          {value}
        </p>
      ))}
    </section>
  )
}

/** Fields that hold words rather than codes. */
const SENTENCES: ReadonlySet<string> = new Set(['words', 'phone', 'email', 'other', 'safe', 'called', 'needs', 'add', 'helpWords', 'code'])
