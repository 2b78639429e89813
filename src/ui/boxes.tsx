import { paperWords } from './paper-words.ts'

/** One choice of a paper form. `main` is the most important of those that apply. */
export type Box = { readonly label: string; readonly mark: 'none' | 'applies' | 'main' }

/** Boxes in a row: ticked where something is known, open for the pen where nothing is. A box and its label stay on one line. */
export function TickBoxes(props: { readonly boxes: readonly Box[] }) {
  return (
    <ul class="tn-boxes">
      {props.boxes.map(({ label, mark }) => (
        <li>{`${mark === 'none' ? paperWords.unchecked : paperWords.checked} ${label}`}</li>
      ))}
    </ul>
  )
}

/** Boxes in two columns where ○ says that it applies and ◎ that it weighs most, as in the national reception form. */
export function RingBoxes(props: { readonly boxes: readonly Box[] }) {
  const marks = { none: paperWords.unchecked, applies: paperWords.applies, main: paperWords.main }
  return (
    <ul class="tn-boxes tn-boxes--columns">
      {props.boxes.map(({ label, mark }) => (
        <li>{`${marks[mark]} ${label}`}</li>
      ))}
    </ul>
  )
}

/** Boxes of which the one with `label` is ticked, or none. */
export function boxesOf(labels: readonly string[], ticked: string | undefined): readonly Box[] {
  return labels.map(label => ({ label, mark: label === ticked ? 'applies' : 'none' }))
}
