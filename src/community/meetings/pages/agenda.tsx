import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm, Button, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Form } from '../../../ui/form.tsx'
import { freshForm } from '../../../ui/form-state.ts'
import { Disclosure, Section } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import type { AgendaItem } from '../domain/agenda.ts'
import { numbered } from '../domain/agenda.ts'
import type { Remark } from '../domain/outcome.ts'
import { isOpen } from '../domain/steps.ts'
import { BroughtBack } from './brought-back.tsx'
import { ItemFields } from './meeting-forms.tsx'
import { texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: MeetingWhole; readonly refused: RefusedForm | undefined }

/** The agenda in its order, each item with where it came from and what is said about it. */
export function Agenda(props: Props) {
  const { items, isKeeper, meeting } = props.whole
  return (
    <Section id="agenda" title={texts.agenda}>
      {items.length === 0 && <EmptyState title={texts.noAgenda} text={texts.noAgendaText} />}
      {numbered(items).map(({ item, no }) => (
        <article id={`item-${item.id}`} class="tn-panel">
          <h3 class="tn-panel__title">
            {`${no}　【${texts.kinds[item.kind]}】${item.title}`}
            {item.outcome === 'continued' && `（${texts.continued}）`}
          </h3>
          <ItemFacts item={item} />
          <BroughtBack visit={props.visit} whole={props.whole} item={item} />
          <Remarks remarks={props.whole.remarks.filter(({ itemId }) => itemId === item.id)} />
          {isKeeper && isOpen(meeting) && <ItemForms {...props} item={item} />}
        </article>
      ))}
    </Section>
  )
}

function ItemFacts(props: { readonly item: AgendaItem }) {
  const { minutes, broughtBy } = props.item
  const facts = [minutes === null ? '' : `${minutes}分`, broughtBy].filter(Boolean)
  return facts.length === 0 ? null : <p>{facts.join('　')}</p>
}

function Remarks(props: { readonly remarks: readonly Remark[] }) {
  if (props.remarks.length === 0) return null
  return (
    <ul>
      {props.remarks.map(({ words, becameKind, becameId }) => (
        <li>
          {`➡ ${words}`}
          {becameKind && becameId && (
            <>
              {' '}
              <a href={`${PLACES[becameKind]}/${becameId}`}>{texts.becomes[becameKind]}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const PLACES = {
  decision: '/decisions',
  action: '/actions',
  question: '/questions',
  issue: '/community-issues',
  treasure: '/treasures',
} as const

function ItemForms(props: Props & { readonly item: AgendaItem }) {
  const { visit, whole, item } = props
  const here = `/meetings/${whole.meeting.id}`
  return (
    <>
      <RemarkForm {...props} />
      <VerbForm
        visit={visit}
        action={`${here}/edit-item`}
        verb="edit-item"
        place={item.id}
        version={whole.meeting.version}
        refused={props.refused}
        summary={texts.editItem}
        button={texts.save}
        initial={{
          kind: item.kind,
          title: item.title,
          parentId: item.parentId,
          order: String(item.order),
          minutes: item.minutes === null ? '' : String(item.minutes),
          broughtBy: item.broughtBy,
        }}
      >
        {form => <ItemFields form={form} whole={whole} item={item} />}
      </VerbForm>
      <Disclosure summary={texts.dropItem}>
        <ActionForm
          action={`${here}/drop-item`}
          token={visit.formToken}
          kind="secondary"
          values={{ itemId: item.id }}
          version={whole.meeting.version}
          idempotencyKey={`drop-${item.id}`}
        >
          {texts.dropItem}
        </ActionForm>
      </Disclosure>
    </>
  )
}

/** Lines are typed while people speak: one box for each item, always open, kept with one button. */
function RemarkForm(props: Props & { readonly item: AgendaItem }) {
  const { visit, whole, item, refused } = props
  const form = refused?.verb === 'remark' && refused.place === item.id ? refused.form : freshForm()
  return (
    <Form action={`/meetings/${whole.meeting.id}/remark`} token={visit.formToken} idempotencyKey={form.idempotencyKey} label={item.title}>
      <input type="hidden" name="itemId" value={item.id} />
      <TextArea
        id={`words-${item.id}`}
        name="words"
        label={texts.fields.remarks}
        required={false}
        rows={2}
        value={form.value('words')}
        error={form.error('words')}
      />
      <ButtonRow>
        <Button kind="secondary">{texts.keepRemarks}</Button>
      </ButtonRow>
    </Form>
  )
}
