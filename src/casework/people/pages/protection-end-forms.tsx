import { newId } from '../../../kernel/id.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ActionForm, ButtonRow } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { NamedProtection } from '../acts/read-protection.ts'
import { formFor, ProtectionForm } from './protection-forms.tsx'
import type { ProtectionShown } from './protection-shown.ts'
import { protectionTexts as words } from './protection-texts.ts'

/** How a protection ends: one asks, a head who is somebody else answers. */
export function EndForms(props: ProtectionShown & { readonly current: NamedProtection | undefined }) {
  const { visit, view, current } = props
  if (current === undefined) return null
  if (current.endAskedBy === null) return <AskForm {...props} />
  const action = `/people/${view.person.id}/protection/answer`
  const mayAnswer = visit.act.reader.duties.has('head') && current.endAskedBy !== visit.act.reader.staffId
  return (
    <Banner tone="warn" title={words.sections.answer}>
      <p>{words.askedBy(current.endAskedByName ?? '', current.endWords ?? '')}</p>
      <p>{words.twoPersons}</p>
      {mayAnswer && (
        <ButtonRow>
          <ActionForm action={action} token={visit.formToken} idempotencyKey={newId()} kind="danger" values={{ answer: 'end' }}>
            {words.actions.end}
          </ActionForm>
          <ActionForm action={action} token={visit.formToken} idempotencyKey={newId()} kind="secondary" values={{ answer: 'keep' }}>
            {words.actions.keep}
          </ActionForm>
        </ButtonRow>
      )}
    </Banner>
  )
}

function AskForm(props: ProtectionShown) {
  const form = formFor(props, 'end')
  return (
    <Disclosure summary={words.sections.end} isOpen={props.verb === 'end'}>
      <p>{words.twoPersons}</p>
      <ProtectionForm visit={props.visit} verb="end" form={form} personId={props.view.person.id} kind="danger" button={words.actions.ask}>
        <TextField name="words" label={words.fields.words} required width="full" value={form.value('words')} error={form.error('words')} />
      </ProtectionForm>
    </Disclosure>
  )
}
