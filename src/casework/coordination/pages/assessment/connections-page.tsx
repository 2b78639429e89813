import { z } from 'zod'
import type { AgencyId } from '../../../../kernel/id.ts'
import { newId, readId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, maybeWords, oneOf, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ActionForm, Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { Table } from '../../../../ui/table.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { ConnectionsView } from '../../acts/assessment/connections.ts'
import { drawConnection, eraseConnection, readConnections } from '../../acts/assessment/connections.ts'
import type { Connection, ConnectionFacts } from '../../domain/assessment/connection.ts'
import { CONNECTION_KINDS, DIRECTIONS, STRENGTHS } from '../../domain/assessment/connection.ts'
import { CasePage } from '../case/case-frame.tsx'
import { EcomapSection } from './drawings.tsx'
import { caseIdOf, flashOf, onceOf } from './sent.ts'
import { issueTexts } from './texts-issue.ts'
import { labelOf, optionsOf } from './wording.ts'

const { connections: words, fields, support, wrong } = issueTexts

const CONNECTION_BODY = z
  .object({
    kind: oneOf(CONNECTION_KINDS, wrong.kind),
    agencyId: z
      .uuid({ error: wrong.agency })
      .transform(id => id.toLowerCase() as AgencyId)
      .nullish(),
    name: maybeWords(100, fields.name),
    strength: oneOf(STRENGTHS, wrong.strength),
    direction: oneOf(DIRECTIONS, wrong.direction),
    note: maybeWords(1000, fields.connectionNote),
  })
  .refine(({ agencyId, name }) => (agencyId ? 1 : 0) + (name ? 1 : 0) === 1, { error: wrong.otherEnd, path: ['name'] })

/** GET /cases/:id/connections: everybody around the household, and a small form for one more or for one to be changed (?connection=). */
export async function showConnections(visit: SignedVisit): Promise<Answer> {
  const view = await readConnections(visit.act, caseIdOf(visit))
  if (view === undefined || view.head.glassUntil !== null) return absentAnswer(visit)
  const changed = view.written.find(({ id }) => id === visit.query.get('connection'))
  return draw(visit, view, await openForm(visit, changed ? initialOf(changed) : { strength: 'ordinary', direction: 'both' }), changed)
}

/** POST /cases/:id/connections: one line more, or instead of an old one. */
export async function answerConnections(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const instead = readId<'connection'>(visit.form.get('instead')) ?? null
  const read = readBody(CONNECTION_BODY, bodyFromForm(visit.form))
  const drawn = read.ok
    ? await drawConnection(visit.act, id, factsFrom(read.value), instead, onceOf(visit))
    : ({ ok: false, refusal: refusal('fields', { fields: read.refusal }) } as const)
  if (drawn.ok) return seeOther(`/cases/${id}/connections?done=connection`)
  const view = await readConnections(visit.act, id)
  if (view === undefined || drawn.refusal.code === 'absent') return absentAnswer(visit)
  return draw(
    visit,
    view,
    refusedForm(visit, drawn.refusal),
    view.written.find(one => one.id === instead),
  )
}

/** POST /cases/:id/erased-connections: takes one off the map. */
export async function answerErased(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const connectionId = readId<'connection'>(visit.form.get('connectionId'))
  if (connectionId === undefined) return absentAnswer(visit)
  const erased = await eraseConnection(visit.act, id, connectionId, onceOf(visit))
  return erased.ok ? seeOther(`/cases/${id}/connections?done=erased`) : absentAnswer(visit)
}

function factsFrom({ kind, agencyId, name, strength, direction, note }: z.output<typeof CONNECTION_BODY>): ConnectionFacts {
  return { kind, agencyId: agencyId ?? null, name: name ?? null, strength, direction, note: note ?? null }
}

function initialOf({ kind, agencyId, name, strength, direction, note }: Connection) {
  return { kind, agencyId, name, strength, direction, note }
}

function draw(visit: SignedVisit, view: ConnectionsView, form: FormState, changed: Connection | undefined): Answer {
  const { head } = view
  const title = changed === undefined ? words.add : words.change
  return page(
    <CasePage visit={visit} head={head} here="assessment" title={words.title} hasErrors={form.hasErrors} flash={flashOf(visit)}>
      <FormNotices form={form} />
      <Section id="connection" title={title}>
        <p>{words.lead}</p>
        <ConnectionForm visit={visit} view={view} form={form} changed={changed} />
      </Section>
      <WrittenTable visit={visit} view={view} />
      <EcomapSection visit={visit} label={head.supportCase.label} connections={view.drawn} />
    </CasePage>,
    form.status,
  )
}

type Shown = { readonly visit: SignedVisit; readonly view: ConnectionsView }

function ConnectionForm({ visit, view, form, changed }: Shown & { readonly form: FormState; readonly changed: Connection | undefined }) {
  const { id } = view.head.supportCase
  const coded = (name: 'kind' | 'strength' | 'direction', list: string) => ({
    name,
    required: true,
    options: optionsOf(visit, list),
    value: form.value(name),
    error: form.error(name),
  })
  const agencies = view.head.team.map(({ agencyId, agencyName }) => ({ value: agencyId as string, label: agencyName }))
  const own =
    changed?.agencyId && !agencies.some(({ value }) => value === changed.agencyId)
      ? [{ value: changed.agencyId, label: changed.called }]
      : []
  return (
    <Form action={`/cases/${id}/connections`} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey}>
      {changed && <input type="hidden" name="instead" value={changed.id} />}
      <RadioGroup {...coded('kind', 'connection_kind')} legend={fields.kind} inline />
      <FieldRow>
        <Select
          name="agencyId"
          label={fields.agencyId}
          support={support.agencyId}
          options={[{ value: '', label: issueTexts.notInDirectory }, ...agencies, ...own]}
          value={form.value('agencyId')}
          error={form.error('agencyId')}
        />
        <TextField name="name" label={fields.name} support={support.name} value={form.value('name')} error={form.error('name')} />
      </FieldRow>
      <RadioGroup {...coded('strength', 'connection_strength')} legend={fields.strength} inline />
      <RadioGroup {...coded('direction', 'connection_direction')} legend={fields.direction} inline />
      <TextField name="note" label={fields.connectionNote} value={form.value('note')} error={form.error('note')} width="full" />
      <ButtonRow>
        <Button kind="primary">{changed === undefined ? issueTexts.add : issueTexts.save}</Button>
        <ButtonLink kind="quiet" href={`/cases/${id}/assessment#ecomap`}>
          {issueTexts.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

function WrittenTable({ visit, view }: Shown) {
  const { id } = view.head.supportCase
  const rows = view.written.map(connection => ({
    key: connection.id,
    cells: {
      called: <a href={`/cases/${id}/connections?connection=${connection.id}`}>{connection.called}</a>,
      kind: labelOf(visit, 'connection_kind', connection.kind),
      strength: labelOf(visit, 'connection_strength', connection.strength),
      act: (
        <ActionForm
          action={`/cases/${id}/erased-connections`}
          token={visit.formToken}
          kind="quiet"
          idempotencyKey={newId()}
          values={{ connectionId: connection.id }}
        >
          {words.erase}
        </ActionForm>
      ),
    },
  }))
  return (
    <Section id="written" title={words.list}>
      <Table
        caption={words.list}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'called', label: fields.name },
          { key: 'kind', label: fields.kind },
          { key: 'strength', label: fields.strength },
          { key: 'act', label: words.act, width: 's' },
        ]}
        rows={rows}
        empty={{ title: words.none, text: words.noneText }}
      />
    </Section>
  )
}
