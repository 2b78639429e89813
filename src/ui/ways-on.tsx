import { ButtonLink } from './button.tsx'

/** What can be begun out of a record: words and the form it leads to. */
export type WayOn = { readonly label: string; readonly href: `/${string}` }

/** Buttons to what can be begun out of the record a page shows. */
export function WaysOn(props: { readonly ways: readonly WayOn[] }) {
  return (
    <>
      {props.ways.map(({ label, href }) => (
        <ButtonLink kind="secondary" href={href}>
          {label}
        </ButtonLink>
      ))}
    </>
  )
}
