import { newId } from '../../../../kernel/id.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import type { ButtonKind } from '../../../../ui/button.tsx'
import { ActionForm, Button, ButtonLink } from '../../../../ui/button.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Disclosure, Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import type { ConferenceStep } from '../../domain/conference/conference-steps.ts'
import { isOpenStep } from '../../domain/conference/conference-steps.ts'
import { texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly shown: ConferencePage; readonly form: FormState | undefined }

/** What the convenor may do now, the most likely first. */
export function NextSteps({ visit, shown, form }: Props) {
  const { conference } = shown.head
  if (conference.state === 'minutes_fixed') return <Banner tone="done" title={texts.steps.fixed} />
  if (conference.state === 'cancelled') return <Banner tone="done" title={texts.steps.cancelled(conference.cancelWords ?? '')} />
  const open = (step: ConferenceStep) => isOpenStep(step, conference.state)
  return (
    <Section id="next" title={texts.steps.title} actions={<EditLink shown={shown} />}>
      <ul class="tn-next-steps">
        {open('call') && (
          <Step visit={visit} shown={shown} path="call" kind="primary" label={texts.steps.call} lead={texts.steps.callLead} />
        )}
        {open('brief') && (
          <Step
            visit={visit}
            shown={shown}
            path="brief"
            kind={conference.briefedAt === null ? 'primary' : 'secondary'}
            label={conference.briefedAt === null ? texts.steps.brief : texts.steps.briefAgain}
            lead={texts.steps.briefLead}
          />
        )}
        {open('hold') && (
          <Step
            visit={visit}
            shown={shown}
            path="hold"
            kind={conference.briefedAt === null ? 'secondary' : 'primary'}
            label={texts.steps.hold}
            lead={texts.steps.holdLead}
          />
        )}
        {open('keep') && (
          <li>
            <ButtonLink kind="primary" href={`/conferences/${conference.id}/table`}>
              {texts.steps.table}
            </ButtonLink>
            <span>{texts.steps.tableLead}</span>
          </li>
        )}
      </ul>
      {open('cancel') && <Cancel visit={visit} shown={shown} form={form} />}
    </Section>
  )
}

function EditLink({ shown }: Pick<Props, 'shown'>) {
  const { conference } = shown.head
  if (!isOpenStep('change', conference.state)) return null
  return (
    <ButtonLink kind="quiet" href={`/conferences/${conference.id}/edit`}>
      {texts.links.edit}
    </ButtonLink>
  )
}

function Step(
  props: Omit<Props, 'form'> & { readonly path: string; readonly kind: ButtonKind; readonly label: string; readonly lead: string },
) {
  const { conference } = props.shown.head
  return (
    <li>
      <ActionForm
        action={`/conferences/${conference.id}/${props.path}`}
        token={props.visit.formToken}
        kind={props.kind}
        version={conference.version}
        idempotencyKey={newId()}
      >
        {props.label}
      </ActionForm>
      <span>{props.lead}</span>
    </li>
  )
}

function Cancel({ visit, shown, form }: Props) {
  const { conference } = shown.head
  const isOpen = form?.error('words') !== undefined
  return (
    <Disclosure summary={texts.steps.cancel} isOpen={isOpen}>
      <Form
        action={`/conferences/${conference.id}/cancel`}
        token={visit.formToken}
        idempotencyKey={form?.idempotencyKey ?? newId()}
        version={conference.version}
        label={texts.steps.cancel}
      >
        <TextArea
          name="words"
          label={texts.steps.cancelWords}
          support={texts.steps.cancelSupport}
          required
          rows={2}
          value={form?.value('words') ?? ''}
          error={form?.error('words')}
        />
        <Button kind="danger">{texts.steps.cancel}</Button>
      </Form>
    </Disclosure>
  )
}
