/** Pale words over a whole page, on screen and on paper: whose copy this is. They do not hinder reading and cannot be printed away. */
export function Watermark(props: { readonly words: string }) {
  return (
    <div class="tn-watermark" aria-hidden="true">
      {Array.from({ length: 60 }, () => (
        <span>{props.words}</span>
      ))}
    </div>
  )
}
