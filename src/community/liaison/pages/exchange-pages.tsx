import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { Quote } from '../../../ui/quote.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { onceOf } from '../../../ui/sent.ts'
import { Table } from '../../../ui/table.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { askOthers } from '../acts/keep-meetings.ts'
import { choicesOf, keptBy, readExchange, readExchanges } from '../acts/read-liaison.ts'
import type { Exchange } from '../domain/meeting.ts'
import { EXCHANGE_KINDS } from '../domain/meeting.ts'
import { ASK_BODY } from './bodies.ts'
import type { LiaisonParts } from './entry-page.tsx'
import { ExchangeForms } from './exchange-forms.tsx'
import { councilChoices, JoinedTo, LiaisonPage, themeChoices, themeWords } from './frame.tsx'
import { texts } from './texts.ts'

/** GET /liaison/exchanges: what is waited for, and who helped whom. */
export async function showExchanges(visit: SignedVisit): Promise<Answer> {
  const { open, ended } = await readExchanges(visit.act)
  const mayAsk = keptBy(await choicesOf(visit.act)).length > 0
  const ask = mayAsk && (
    <ButtonLink kind="primary" href="/liaison/exchanges/new" shortcut="new">
      {texts.ask}
    </ButtonLink>
  )
  return page(
    <LiaisonPage visit={visit} here="exchanges" title={texts.tabNames.exchanges} lead={texts.exchangesLead} actions={ask}>
      <Section id="open" title={texts.openOnes}>
        <List rows={open} />
      </Section>
      {ended.length > 0 && (
        <Section id="ended" title={texts.endedOnes}>
          <ul>
            {ended.map(one => (
              <li>
                <a href={`/liaison/exchanges/${one.id}`}>{one.title}</a>
                {one.helperName
                  ? `　${texts.helped(one.helperName, one.councilName)}`
                  : `　${one.councilName}　${texts.exchangeStates[one.state]}`}
                <p class="tn-said">{one.outcome}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </LiaisonPage>,
  )
}

function List(props: { readonly rows: readonly Exchange[] }) {
  return (
    <Table
      caption={texts.openOnes}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'title', label: texts.columns.title, width: 'l' },
        { key: 'kind', label: texts.fields.kind, isWhole: true },
        { key: 'council', label: texts.columns.council },
        { key: 'moved', label: texts.columns.moved, isWhole: true },
      ]}
      rows={props.rows.map(one => ({
        key: one.id,
        href: `/liaison/exchanges/${one.id}`,
        cells: {
          title: one.title,
          kind: <Badge tone="info">{texts.exchangeKinds[one.kind]}</Badge>,
          council: one.councilName,
          moved: formatDayShort(dayOfInstant(one.movedAt)),
        },
      }))}
      empty={{ title: texts.noOpen, text: texts.noOpenText }}
    />
  )
}

/** GET /liaison/exchanges/new. */
export async function showNewExchange(visit: SignedVisit): Promise<Answer> {
  const kept = keptBy(await choicesOf(visit.act))
  return askPage(visit, await openForm(visit, { councilNo: String(kept[0]?.no ?? ''), kind: 'teach' }))
}

/** POST /liaison/exchanges/new. */
export async function askByForm(visit: SignedVisit): Promise<Answer> {
  const again = (refused: Refusal) => askPage(visit, refusedForm(visit, refused))
  const read = readBody(ASK_BODY, bodyFromForm(visit.form, { lists: ['themes'] }))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const done = await askOthers(visit.act, { ...read.value, words: read.value.words ?? '' }, onceOf(visit))
  return done.ok ? seeOther(`/liaison/exchanges/${done.value}?done=asked`) : again(done.refusal)
}

/** GET /liaison/exchanges/:id. */
export function showExchange(parts: LiaisonParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawExchange(parts, visit, undefined)
}

/** One question with its answers, again with what was refused. */
export async function drawExchange(parts: LiaisonParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readExchange(visit.act, visit.params['id'] ?? '', parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { exchange, replies } = whole
  const choices = await choicesOf(visit.act)
  return page(
    <LiaisonPage visit={visit} here="exchanges" title={exchange.title} isRecord refused={refused}>
      <Columns
        asideLabel={texts.links}
        aside={
          <Section id="links" title={texts.links}>
            <JoinedTo links={whole.links} />
          </Section>
        }
      >
        <Facts visit={visit} exchange={exchange} />
        <Section id="replies" title={texts.replies}>
          {replies.length === 0 ? (
            <p>{texts.noReplies}</p>
          ) : (
            replies.map(reply => (
              <Quote speaker={`${reply.councilName}　${reply.byName}`} when={formatDayShort(dayOfInstant(reply.at))}>
                {reply.words}
              </Quote>
            ))
          )}
        </Section>
        <ExchangeForms visit={visit} exchange={exchange} choices={choices} meetings={whole.meetings} refused={refused} />
      </Columns>
    </LiaisonPage>,
    refused?.form.status,
  )
}

function Facts(props: { readonly visit: SignedVisit; readonly exchange: Exchange }) {
  const { exchange } = props
  return (
    <Description
      rows={[
        { label: texts.fields.kind, value: texts.exchangeKinds[exchange.kind] },
        { label: texts.columns.council, value: exchange.councilName },
        { label: texts.columns.state, value: texts.exchangeStates[exchange.state] },
        { label: texts.columns.themes, value: themeWords(props.visit, exchange.themes) || '―' },
        ...(exchange.words ? [{ label: texts.fields.words, value: <p class="tn-said">{exchange.words}</p>, wide: true }] : []),
        ...(exchange.outcome ? [{ label: texts.fields.outcome, value: <p class="tn-said">{exchange.outcome}</p>, wide: true }] : []),
        ...(exchange.helperName ? [{ label: texts.fields.helpedBy, value: exchange.helperName }] : []),
      ]}
    />
  )
}

async function askPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const councils = keptBy(await choicesOf(visit.act))
  return page(
    <LiaisonPage visit={visit} here="exchanges" title={texts.ask} lead={texts.exchangesLead} isRecord hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <Form action="/liaison/exchanges/new" token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        <RadioGroup
          name="kind"
          legend={texts.fields.kind}
          required
          inline
          options={EXCHANGE_KINDS.map(value => ({ value, label: texts.exchangeKinds[value] }))}
          value={form.value('kind')}
          error={form.error('kind')}
        />
        <TextField name="title" label={texts.fields.title} required width="full" value={form.value('title')} error={form.error('title')} />
        <TextArea
          name="words"
          label={texts.fields.words}
          support={texts.support.words}
          rows={4}
          value={form.value('words')}
          error={form.error('words')}
        />
        <Select
          name="councilNo"
          label={texts.fields.council}
          required
          options={[{ value: '', label: '' }, ...councilChoices(councils)]}
          value={form.value('councilNo')}
          error={form.error('councilNo')}
        />
        <CheckboxGroup
          name="themes"
          legend={texts.fields.themes}
          inline
          options={themeChoices(visit)}
          values={form.values('themes')}
          error={form.error('themes')}
        />
        <ButtonRow>
          <Button kind="primary">{texts.ask}</Button>
          <ButtonLink kind="quiet" href="/liaison/exchanges">
            {texts.clearBack}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </LiaisonPage>,
    form.status,
  )
}
