import { formatInstant } from '../../kernel/day.ts'
import { readId } from '../../kernel/id.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { ActionForm } from '../../ui/button.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Table } from '../../ui/table.tsx'
import type { UnsentMail } from '../acts/tell-by-mail.ts'
import { readUnsentMail, sendMailAgain } from '../acts/tell-by-mail.ts'
import { texts as accountTexts } from './account-texts.ts'
import { unsentTexts as texts } from './mail-texts.ts'

/** GET /staff-accounts/mail: what could not be handed in, those given up first. */
export async function showUnsentMail(visit: SignedVisit): Promise<Answer> {
  const mails = await readUnsentMail(visit.act)
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit, 'staff-accounts')}
      crumbs={[{ label: accountTexts.title, href: '/staff-accounts' }, { label: texts.title }]}
      flash={visit.query.get('done') === 'again' ? texts.tried : undefined}
    >
      <PageTitle title={texts.title} lead={texts.lead} />
      <Table
        caption={texts.caption}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'who', label: texts.columns.who },
          { key: 'madeAt', label: texts.columns.madeAt, width: 'm' },
          { key: 'state', label: texts.columns.state },
          { key: 'tries', label: texts.columns.tries, align: 'end', width: 's' },
          { key: 'fault', label: texts.columns.fault },
          { key: 'act', label: texts.columns.act, width: 'l' },
        ]}
        rows={mails.map(mail => ({ key: mail.id, cells: cellsOf(mail, visit) }))}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
    </Layout>,
  )
}

/** POST /staff-accounts/mail/:id/again */
export async function answerMailAgain(visit: SignedVisit): Promise<Answer> {
  const id = readId<'mail'>(visit.params['id'])
  const isThere = id !== undefined && (await sendMailAgain(visit.act, id))
  return isThere ? seeOther('/staff-accounts/mail?done=again') : absentAnswer(visit)
}

function cellsOf(mail: UnsentMail, visit: SignedVisit) {
  const isDead = mail.state === 'dead'
  return {
    who: `${mail.staffName}（${mail.agencyName}）`,
    madeAt: formatInstant(mail.madeAt),
    state: isDead ? <Badge tone="bad">{texts.states.dead}</Badge> : texts.states.waiting(formatInstant(mail.nextAt)),
    tries: String(mail.tries),
    fault: mail.fault === null ? texts.untried : texts.faults[mail.fault],
    act: isDead && (
      <ActionForm action={`/staff-accounts/mail/${mail.id}/again`} token={visit.formToken} kind="secondary">
        <span aria-hidden="true">{texts.again}</span>
        <span class="tn-visually-hidden">{texts.againLabel(mail.staffName)}</span>
      </ActionForm>
    ),
  }
}
