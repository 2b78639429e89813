import type { Child } from 'hono/jsx'
import { texts } from './texts.ts'

/**
 * A drawing with its title, its description and the meaning of its signs. On a narrow screen it keeps its size and is moved sideways,
 * because a name that cannot be read is no name.
 */
export function DrawingFrame(props: {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly legend: string
  readonly box: readonly [number, number, number, number]
  readonly children?: Child
}) {
  const { id, box } = props
  const [, , width, height] = box
  return (
    <figure class="tn-drawing">
      <section class="tn-drawing__frame" tabindex={0} aria-label={texts.drawings.scroll(props.title)}>
        <svg
          class="tn-drawing__picture"
          viewBox={box.join(' ')}
          width={Math.round(width)}
          height={Math.round(height)}
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>{props.title}</title>
          <desc id={`${id}-desc`}>{props.description}</desc>
          {props.children}
        </svg>
      </section>
      <figcaption class="tn-drawing__legend">{props.legend}</figcaption>
    </figure>
  )
}
