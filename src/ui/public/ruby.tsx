/** A name with the kana that was stored with it. Without kana it stays plain: the reading of a name is never guessed. */
export function RubyName(props: { readonly name: string; readonly kana?: string | undefined }) {
  return props.kana ? <Over text={props.name} reading={props.kana} /> : <span data-own-words="">{props.name}</span>
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
