import type { ShownLink } from '../../links/index.ts'

/** What a record is joined to, each with its title and, where it has one, a note. */
export function LinkList(props: { readonly links: readonly ShownLink[]; readonly empty: string }) {
  if (props.links.length === 0) return <p>{props.empty}</p>
  return (
    <ul>
      {props.links.map(link => (
        <li>
          <a href={link.href}>{link.title}</a>
          {link.note && `（${link.note}）`}
        </li>
      ))}
    </ul>
  )
}
