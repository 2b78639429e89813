import { Tabs } from '../../../ui/tabs.tsx'
import { texts } from './texts.ts'

/** The ways between the diary, the team and the report; the city sees the report alone. */
export function LogTabs(props: { readonly here: 'logs' | 'team' | 'report'; readonly mayWrite: boolean }) {
  if (!props.mayWrite) return null
  return (
    <Tabs
      label={texts.tabs}
      tabs={[
        { href: '/field-logs', label: texts.title, isHere: props.here === 'logs' },
        { href: '/coordinators', label: texts.team, isHere: props.here === 'team' },
        { href: '/field-logs/report', label: texts.report, isHere: props.here === 'report' },
      ]}
    />
  )
}
