import type { Child } from 'hono/jsx'

/** Text whose readings its author wrote beside the words: ｜漢字《かんじ》. Nothing is guessed; words without a reading stay plain. */
export function WrittenRuby(props: { readonly text: string }) {
  return <>{props.text.split(/(｜[^《]+《[^》]+》)/).map(drawn)}</>
}

function drawn(part: string): Child {
  const [, word, reading] = /^｜([^《]+)《([^》]+)》$/.exec(part) ?? []
  if (word === undefined || reading === undefined) return part
  return (
    <ruby>
      {word}
      <rp>（</rp>
      <rt>{reading}</rt>
      <rp>）</rp>
    </ruby>
  )
}
