import { formatInstant } from '../../kernel/day.ts'
import type { Id } from '../../kernel/id.ts'
import { readId } from '../../kernel/id.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { Banner } from '../../ui/banner.tsx'
import { ActionForm, ButtonRow } from '../../ui/button.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { ui } from '../../ui/languages/ja.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Table } from '../../ui/table.tsx'
import { confirmAsSecond, readRecoveries, withdrawAsked } from '../acts/recover-account.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { Recovery } from '../domain/recovery.ts'
import { RECOVERY_HOURS } from '../domain/recovery.ts'
import { ACCOUNT_SENTENCES } from './account-refusals.ts'
import { texts as accountTexts } from './account-texts.ts'
import { texts } from './recovery-texts.ts'
import { setupPaper } from './setup-paper.tsx'

/** GET /staff-recoveries: what waits for a second person. */
export function showRecoveries(visit: SignedVisit): Promise<Answer> {
  return recoveriesPage(visit)
}

/** POST /staff-recoveries/:id/confirm: the second person confirms and sees the link, this once. */
export async function answerConfirm(visit: SignedVisit): Promise<Answer> {
  const done = await confirmAsSecond(visit.act, recoveryIdOf(visit))
  if (!done.ok) return refused(visit, done.refusal)
  const { recovery, token } = done.value
  return setupPaper(visit, {
    title: accountTexts.paper.recoveryTitle,
    name: recovery.staffName,
    login: recovery.login,
    token,
    hours: RECOVERY_HOURS,
    doneHref: '/staff-recoveries',
    doneLabel: texts.back,
  })
}

/** POST /staff-recoveries/:id/withdraw */
export async function answerWithdraw(visit: SignedVisit): Promise<Answer> {
  const done = await withdrawAsked(visit.act, recoveryIdOf(visit))
  return done.ok ? seeOther('/staff-recoveries?done=withdrawn') : refused(visit, done.refusal)
}

function refused(visit: SignedVisit, why: AccountRefusal): Promise<Answer> | Answer {
  if (why === 'absent') return absentAnswer(visit)
  const { sentence, status } = ACCOUNT_SENTENCES[why]
  return recoveriesPage(visit, sentence, status)
}

async function recoveriesPage(visit: SignedVisit, notice?: string, status = 200): Promise<Answer> {
  const recoveries = await readRecoveries(visit.act)
  const flash = visit.query.get('done') === 'withdrawn' ? texts.withdrawn : undefined
  return page(
    <Layout title={texts.title} hasErrors={notice !== undefined} frame={frameOf(visit, 'staff-accounts')} flash={flash}>
      {notice && (
        <Banner tone="bad" title={ui.notDone}>
          <p>{notice}</p>
        </Banner>
      )}
      <PageTitle title={texts.title} lead={texts.lead} />
      {recoveries.some(one => one.state === 'waiting' && !one.isMine) && (
        <Banner tone="warn" title={texts.before}>
          <p>{texts.beforeText}</p>
        </Banner>
      )}
      <Table
        caption={texts.title}
        isCaptionHidden
        isWrapping
        columns={(['who', 'reason', 'asked', 'until', 'state', 'act'] as const).map(key => ({ key, label: texts.columns[key] }))}
        rows={recoveries.map(one => ({ key: one.id, cells: cellsOf(visit, one) }))}
        empty={{ title: texts.emptyTitle, text: texts.emptyText }}
      />
    </Layout>,
    status,
  )
}

function cellsOf(visit: SignedVisit, one: Recovery) {
  return {
    who: `${one.staffName}（${one.agencyName}・${one.login}）`,
    reason: one.reason,
    asked: one.askedBy,
    until: formatInstant(one.endsAt),
    state: (
      <Badge tone={one.state === 'waiting' ? 'warn' : 'neutral'}>
        {one.confirmedBy === null ? texts.states[one.state] : texts.confirmedBy(one.confirmedBy)}
      </Badge>
    ),
    act: one.state === 'waiting' && <Acts visit={visit} one={one} />,
  }
}

function Acts(props: { readonly visit: SignedVisit; readonly one: Recovery }) {
  const { visit, one } = props
  const at = `/staff-recoveries/${one.id}`
  return (
    <ButtonRow>
      {one.isMine ? (
        <span>{texts.mine}</span>
      ) : (
        <ActionForm action={`${at}/confirm`} token={visit.formToken} kind="secondary">
          {texts.confirm}
        </ActionForm>
      )}
      <ActionForm action={`${at}/withdraw`} token={visit.formToken} kind="quiet">
        {texts.withdraw}
      </ActionForm>
    </ButtonRow>
  )
}

function recoveryIdOf(visit: SignedVisit): Id<'recovery'> {
  const id = readId<'recovery'>(visit.params['id'])
  if (id === undefined) throw new Error('a route without an id')
  return id
}
