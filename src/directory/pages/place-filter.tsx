import type { SignedVisit } from '../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import { Disclosure } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { placeTexts } from './place-texts.ts'

/** The filters of the list and of the map. Without script they are sent by their button. */
export function PlaceFilter(props: { readonly visit: SignedVisit; readonly action: '/places' | '/places/map' }) {
  const { visit, action } = props
  const { query } = visit
  const hasMore = ['language', 'access', 'open', 'closed'].some(name => query.get(name) !== '')
  return (
    <search aria-label={placeTexts.searchLabel}>
      <form class="tn-filter" method="get" action={action}>
        <FieldRow>
          <TextField name="q" label={placeTexts.words} value={query.get('q')} required={false} width="m" />
          <CodeFilter visit={visit} name="kind" list="place_kind" any={placeTexts.anyKind} />
          <CodeFilter visit={visit} name="topic" list="topic" any={placeTexts.anyTopic} />
          <TextField name="area" label={placeTexts.area} value={query.get('area')} required={false} width="s" />
        </FieldRow>
        <Disclosure summary={placeTexts.more} isOpen={hasMore}>
          <FieldRow>
            <CodeFilter visit={visit} name="language" list="language" any={placeTexts.anyLanguage} />
            <CodeFilter visit={visit} name="access" list="access_feature" any={placeTexts.anyAccess} />
            <OneFilter visit={visit} name="open" label={placeTexts.open} any={placeTexts.anyOpen} value="now" words={placeTexts.openNow} />
            <OneFilter visit={visit} name="closed" label={placeTexts.state} any={placeTexts.inUse} value="yes" words={placeTexts.closed} />
          </FieldRow>
        </Disclosure>
        <ButtonRow>
          <Button kind="secondary">{placeTexts.find}</Button>
          <ButtonLink kind="quiet" href={action}>
            {placeTexts.clear}
          </ButtonLink>
        </ButtonRow>
      </form>
    </search>
  )
}

function CodeFilter(props: {
  readonly visit: SignedVisit
  readonly name: 'kind' | 'topic' | 'language' | 'access'
  readonly list: string
  readonly any: string
}) {
  const { visit, name, list, any } = props
  const options = visit.house.codes.on(list, visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <Select
      name={name}
      label={placeTexts[name]}
      value={visit.query.get(name)}
      required={false}
      options={[{ value: '', label: any }, ...options]}
    />
  )
}

function OneFilter(props: {
  readonly visit: SignedVisit
  readonly name: 'open' | 'closed'
  readonly label: string
  readonly any: string
  readonly value: string
  readonly words: string
}) {
  const options = [
    { value: '', label: props.any },
    { value: props.value, label: props.words },
  ]
  return <Select name={props.name} label={props.label} value={props.visit.query.get(props.name)} required={false} options={options} />
}
