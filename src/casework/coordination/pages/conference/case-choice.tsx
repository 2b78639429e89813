import { Button } from '../../../../ui/button.tsx'
import { Select } from '../../../../ui/select.tsx'
import type { OwnCase } from '../../acts/conference/read-choices.ts'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { texts } from './texts.ts'

/** The case a further item is about: cases of one's own agency, by number and name. Works by a link, so that nothing is written yet. */
export function CaseChoice({ shown, cases }: { readonly shown: ConferencePage; readonly cases: readonly OwnCase[] }) {
  return (
    <form class="tn-pick" method="get" action={`/conferences/${shown.head.conference.id}/agenda`}>
      <Select
        name="case"
        label={texts.agenda.caseField}
        required={false}
        width="l"
        value=""
        options={[
          { value: '', label: texts.agenda.chooseCase },
          ...cases.map(one => ({ value: one.id, label: `${one.no}　${one.label}` })),
        ]}
      />
      <Button kind="secondary">{texts.agenda.add}</Button>
    </form>
  )
}
