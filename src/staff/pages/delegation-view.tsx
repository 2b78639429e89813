import { formatDay } from '../../kernel/day.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { ActionForm, Button, ButtonRow } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { Table } from '../../ui/table.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { DelegationView } from '../acts/delegate-duties.ts'
import { readDelegations } from '../acts/delegate-duties.ts'
import type { Delegation, LentDuty } from '../domain/delegation.ts'
import { texts } from './delegation-texts.ts'
import { DutyChoices, dutyLine, dutyWord } from './duty-choices.tsx'

/** The page about standing in for one another, with its form as it is now. */
export async function delegationsPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const view = await readDelegations(visit.act)
  const known: Readonly<Record<string, string>> = texts.done
  return page(
    <Layout title={texts.title} hasErrors={form.hasErrors} frame={frameOf(visit)} flash={known[visit.query.get('done')]}>
      <FormNotices form={form} />
      <PageTitle title={texts.title} lead={texts.lead} />
      <Section id="lent" title={texts.lentTitle}>
        {view.lent.length === 0 ? <p>{texts.lentNone}</p> : <LentDuties lent={view.lent} />}
      </Section>
      <Section id="new" title={texts.newTitle}>
        <NewDelegation visit={visit} form={form} view={view} />
      </Section>
      <Section id="list" title={texts.listTitle}>
        <List visit={visit} delegations={view.delegations} />
      </Section>
    </Layout>,
    form.status,
  )
}

/** Duties held in somebody's place, each with whose and until when. */
export function LentDuties(props: { readonly lent: readonly LentDuty[] }) {
  return (
    <ul>
      {props.lent.map(one => (
        <li>{texts.lent(dutyWord(one.duty), one.lenderName, formatDay(one.until))}</li>
      ))}
    </ul>
  )
}

function NewDelegation(props: { readonly visit: SignedVisit; readonly form: FormState; readonly view: DelegationView }) {
  const { form, view } = props
  if (view.lendable.length === 0) return <p>{texts.nothing}</p>
  if (view.neighbours.length === 0) return <p>{texts.nobody}</p>
  const people = view.neighbours.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form action="/account/delegations" token={props.visit.formToken}>
      <Select
        name="to"
        label={texts.to}
        required
        value={form.value('to')}
        error={form.error('to')}
        options={[{ value: '', label: texts.choose }, ...people]}
      />
      <DutyChoices
        legend={texts.duties}
        support={texts.dutiesSupport}
        required
        only={view.lendable}
        values={form.values('duties')}
        error={form.error('duties')}
      />
      <FieldRow>
        <DayField name="from" label={texts.from} required value={form.value('from')} error={form.error('from')} />
        <DayField
          name="until"
          label={texts.until}
          support={texts.untilSupport}
          required
          value={form.value('until')}
          error={form.error('until')}
        />
      </FieldRow>
      <TextArea name="reason" label={texts.reason} required rows={2} value={form.value('reason')} error={form.error('reason')} />
      <ButtonRow>
        <Button kind="primary">{texts.submit}</Button>
      </ButtonRow>
    </Form>
  )
}

function List(props: { readonly visit: SignedVisit; readonly delegations: readonly Delegation[] }) {
  const { visit } = props
  const { reader } = visit.signedIn
  const mayWithdraw = (one: Delegation) =>
    (one.state === 'now' || one.state === 'later') && (one.fromStaff === reader.staffId || reader.duties.has('head'))
  return (
    <Table
      caption={texts.listTitle}
      isCaptionHidden
      isWrapping
      columns={(['who', 'to', 'duties', 'period', 'reason', 'state', 'act'] as const).map(key => ({ key, label: texts.columns[key] }))}
      rows={props.delegations.map(one => ({
        key: one.id,
        cells: {
          who: one.fromName,
          to: one.toName,
          duties: dutyLine(one.duties, ''),
          period: texts.period(formatDay(one.from), formatDay(one.until)),
          reason: one.reason,
          state: <Badge tone={one.state === 'now' ? 'good' : 'neutral'}>{texts.states[one.state]}</Badge>,
          act: mayWithdraw(one) && (
            <ActionForm action={`/account/delegations/${one.id}/withdraw`} token={visit.formToken} kind="quiet">
              {texts.withdraw}
            </ActionForm>
          ),
        },
      }))}
      empty={{ title: texts.emptyTitle, text: texts.emptyText }}
    />
  )
}
