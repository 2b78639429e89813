import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { listCouncils } from '../../councils/index.ts'
import { TREASURE_STATES, TREASURE_TYPES } from '../domain/treasure.ts'
import { isNarrowed } from './list-query.ts'
import { texts } from './texts.ts'

/** Ours, what others share, and for keepers what nobody looked at for a year. */
export function ViewTabs(props: { readonly here: 'mine' | 'shared' | 'stale'; readonly isKeeper: boolean }) {
  const { here } = props
  return (
    <Tabs
      label={texts.tabs}
      tabs={[
        { href: '/treasures', label: texts.mine, isHere: here === 'mine' },
        { href: '/treasures?view=shared', label: texts.shared, isHere: here === 'shared' },
        ...(props.isKeeper || here === 'stale' ? [{ href: '/treasures?view=stale', label: texts.stale, isHere: here === 'stale' }] : []),
      ]}
    />
  )
}

/** The form that narrows a list of treasures; a GET, so that an address says what is shown. */
export async function narrowing(visit: SignedVisit) {
  const councils = await visit.act.look(listCouncils)
  const view = visit.query.get('view')
  const any = { value: '', label: texts.any }
  const themes = visit.house.codes.on('community_theme', visit.act.today)
  return (
    <Disclosure summary={texts.filter} isOpen={isNarrowed(visit)}>
      <form class="tn-form" method="get" action="/treasures">
        {view !== '' && <input type="hidden" name="view" value={view} />}
        <Choice
          visit={visit}
          name="council"
          label={texts.fields.council}
          options={[any, ...councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
        />
        <Choice
          visit={visit}
          name="theme"
          label={texts.fields.theme}
          options={[any, ...themes.map(({ code, label }) => ({ value: code, label }))]}
        />
        {view !== 'shared' && (
          <>
            <Choice
              visit={visit}
              name="type"
              label={texts.fields.type}
              options={[any, ...TREASURE_TYPES.map(type => ({ value: type, label: texts.types[type] }))]}
            />
            <Choice
              visit={visit}
              name="state"
              label={texts.fields.state}
              options={[
                { value: '', label: texts.there },
                ...TREASURE_STATES.map(state => ({ value: state, label: texts.states[state] })),
                { value: 'any', label: texts.any },
              ]}
            />
          </>
        )}
        <ButtonRow>
          <button class="tn-button tn-button--secondary" type="submit">
            {texts.filterButton}
          </button>
          {isNarrowed(visit) && (
            <ButtonLink kind="quiet" href={view === '' ? '/treasures' : `/treasures?view=${view === 'shared' ? 'shared' : 'stale'}`}>
              {texts.clear}
            </ButtonLink>
          )}
        </ButtonRow>
      </form>
    </Disclosure>
  )
}

function Choice(props: {
  readonly visit: SignedVisit
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}) {
  return (
    <Select
      name={props.name}
      label={props.label}
      options={props.options}
      value={props.visit.query.get(props.name)}
      required={false}
      width="m"
    />
  )
}
