import { ui } from './languages/ja.ts'

/** One error to list. `field` is the control's name; an empty name is an error of the whole form and has no link. */
export type SummarizedError = { readonly field: string; readonly label?: string | undefined; readonly message: string }

/** All errors of a form at the top of the page, each leading to its field, in the same words as beside the field. Focus moves here. */
export function ErrorSummary(props: { readonly errors: readonly SummarizedError[] }) {
  if (props.errors.length === 0) return null
  return (
    <div class="tn-error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1} data-error-summary="">
      <h2 class="tn-error-summary__title" id="error-summary-title">
        {ui.errorSummary}
      </h2>
      <ul class="tn-error-summary__list">
        {props.errors.map(error => (
          <li>
            <ErrorLine {...error} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function ErrorLine(props: SummarizedError) {
  const words = props.label ? `${props.label}：${props.message}` : props.message
  return props.field === '' ? <span>{words}</span> : <a href={`#f-${props.field}`}>{words}</a>
}
