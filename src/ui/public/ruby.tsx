import { Fragment } from 'hono/jsx'
import { plainText, readParts } from '../languages/readings.ts'
import type { Look } from './look.ts'

/** A Japanese text with readings over its kanji, unless the look switched them off. On a public page the layout does this by itself. */
export function Ruby(props: { readonly text: string; readonly look?: Look | undefined }) {
  if (props.look?.ruby === 'off') return <>{plainText(props.text)}</>
  return (
    <>
      {readParts(props.text).map(part => (
        <Fragment>{part.reading === undefined ? part.text : <Over text={part.text} reading={part.reading} />}</Fragment>
      ))}
    </>
  )
}

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
