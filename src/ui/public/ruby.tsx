import { nameParts } from '../languages/name-readings.ts'

/** A name with the kana that was stored with it. Without kana it stays plain: the reading of a name is never guessed. */
export function RubyName(props: { readonly name: string; readonly kana?: string | undefined }) {
  if (!props.kana) return <span data-own-words="">{props.name}</span>
  return <>{nameParts(props.name, props.kana).map(({ text, reading }) => (reading ? <Over text={text} reading={reading} /> : text))}</>
}

function Over(props: { readonly text: string; readonly reading: string }) {
  return (
    <ruby>
      {props.text}
      <rp>(</rp>
      <rt>{props.reading}</rt>
      <rp>)</rp>
    </ruby>
  )
}
