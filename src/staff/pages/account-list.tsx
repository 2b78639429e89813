import { formatDayShort } from '../../kernel/day.ts'
import { readId } from '../../kernel/id.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { Fields } from '../../platform/http/fields.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { ActionForm, Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Select } from '../../ui/select.tsx'
import { Table } from '../../ui/table.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { AgencyName } from '../acts/keep-accounts.ts'
import { readAccounts, readAgencyNames } from '../acts/keep-accounts.ts'
import type { AccountLine, AccountQuery, AccountState } from '../domain/account.ts'
import { texts } from './account-texts.ts'
import { dutyLine } from './duty-choices.tsx'

const PAGE = 50
const STATES = Object.keys(texts.states) as readonly AccountState[]

/** The tone of each state of an account. */
export const STATE_TONES = { working: 'good', ending: 'warn', ended: 'neutral', disabled: 'bad' } as const

/** GET /staff-accounts: everybody, 50 a page. */
export function showAccounts(visit: SignedVisit): Promise<Answer> {
  return accountsPage(visit, visit.query)
}

/** POST /staff-accounts/search: names travel by POST, so that none stands in an address or a log. */
export function findAccounts(visit: SignedVisit): Promise<Answer> {
  return accountsPage(visit, visit.form)
}

async function accountsPage(visit: SignedVisit, asked: Fields): Promise<Answer> {
  const query = queryOf(asked)
  const { lines, hasMore } = await readAccounts(visit.act, query)
  const agencies = await readAgencyNames(visit.act)
  const next = hasMore ? lines.at(-1)?.id : undefined
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'staff-accounts')}>
      <PageTitle
        title={texts.title}
        lead={texts.lead}
        actions={
          <ButtonLink kind="primary" href="/staff-accounts/new" shortcut="new">
            {texts.add}
          </ButtonLink>
        }
      />
      <ButtonRow>
        <ButtonLink kind="secondary" href="/staff-accounts/transfer">
          {texts.transfer}
        </ButtonLink>
        <ButtonLink kind="secondary" href="/staff-recoveries">
          {texts.recoveries}
        </ButtonLink>
        <ButtonLink kind="secondary" href="/staff-accounts/sso">
          {texts.sso}
        </ButtonLink>
        <ButtonLink kind="secondary" href="/staff-accounts/mail">
          {texts.mail}
        </ButtonLink>
      </ButtonRow>
      <Search visit={visit} query={query} agencies={agencies} />
      <Lines lines={lines} />
      {next && (
        <ActionForm
          action="/staff-accounts/search"
          token={visit.formToken}
          kind="secondary"
          values={{ words: query.words, agency: query.agencyId ?? '', state: query.state ?? '', after: next }}
        >
          {texts.next}
        </ActionForm>
      )}
    </Layout>,
  )
}

function Search(props: { readonly visit: SignedVisit; readonly query: AccountQuery; readonly agencies: readonly AgencyName[] }) {
  const { visit, query, agencies } = props
  return (
    <search aria-label={texts.search}>
      <form class="tn-form" method="post" action="/staff-accounts/search">
        <HiddenFields values={{ _token: visit.formToken }} />
        <FieldRow>
          <TextField name="words" label={texts.words} value={query.words} required={false} width="m" />
          <Select
            name="agency"
            label={texts.agency}
            required={false}
            value={query.agencyId ?? ''}
            options={[{ value: '', label: texts.anyAgency }, ...agencyOptions(agencies)]}
          />
          <Select
            name="state"
            label={texts.state}
            required={false}
            width="s"
            value={query.state ?? ''}
            options={[{ value: '', label: texts.anyState }, ...STATES.map(value => ({ value, label: texts.states[value] }))]}
          />
        </FieldRow>
        <Button kind="secondary">{texts.find}</Button>
      </form>
    </search>
  )
}

/** Agencies as the choices of a list. */
export function agencyOptions(agencies: readonly AgencyName[]) {
  return agencies.map(({ id, name }) => ({ value: id, label: name }))
}

function Lines(props: { readonly lines: readonly AccountLine[] }) {
  const { columns } = texts
  return (
    <Table
      caption={texts.title}
      isCaptionHidden
      columns={[
        { key: 'name', label: columns.name, width: 'm' },
        { key: 'login', label: columns.login, width: 's' },
        { key: 'agency', label: columns.agency, width: 'm' },
        { key: 'duties', label: columns.duties },
        { key: 'endsOn', label: columns.endsOn, width: 's' },
        { key: 'state', label: columns.state, width: 's' },
      ]}
      rows={props.lines.map(line => ({
        key: line.id,
        href: `/staff-accounts/${line.id}`,
        cells: {
          name: line.name,
          login: line.login,
          agency: line.agencyName,
          duties: dutyLine(line.duties, texts.noDuty),
          endsOn: line.endsOn === null ? texts.openEnd : formatDayShort(line.endsOn),
          state: <Badge tone={STATE_TONES[line.state]}>{texts.states[line.state]}</Badge>,
        },
      }))}
      empty={{ title: texts.emptyTitle, text: texts.emptyText }}
    />
  )
}

function queryOf(asked: Fields): AccountQuery {
  const state = STATES.find(one => one === asked.get('state'))
  // A letter that cannot be seen is in nobody's name.
  const words = asked
    .get('words')
    .replace(/\p{Cc}|\p{Cs}/gu, '')
    .trim()
    .slice(0, 60)
  return { words, agencyId: readId(asked.get('agency') || undefined), state, after: readId(asked.get('after') || undefined), limit: PAGE }
}
