/** Views of the same thing as links; each has its own address. `label` names the group for screen readers. */
export function Tabs(props: {
  readonly label: string
  readonly tabs: readonly {
    readonly href: string
    readonly label: string
    readonly count?: string | undefined
    readonly isHere?: boolean | undefined
  }[]
}) {
  return (
    <nav class="tn-tabs" aria-label={props.label}>
      <ul>
        {props.tabs.map(tab => (
          <li>
            <a href={tab.href} aria-current={tab.isHere ? 'page' : undefined}>
              {tab.label}
              {tab.count && <span class="tn-tabs__count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
