import { dayOfInstant, formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { relyingPartyAt } from '../../../staff/index.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { ui } from '../../../ui/languages/ja.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../../ui/print.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import type { Handed } from '../acts/invite.ts'
import { peopleTexts } from './people-texts.ts'

const { paper } = peopleTexts

/** The page that shows an invitation, this once, as a slip of half a page to hand over. */
export function invitationPaper(visit: SignedVisit, no: number, handed: Handed): Answer {
  const origin = relyingPartyAt(visit.header('host')).origins[0] ?? ''
  const isLink = handed.kind === 'link'
  const address = isLink ? `${origin}/join/${handed.secret}` : `${origin}/join`
  const title = isLink ? paper.linkTitle : paper.title
  const answer = page(
    <Layout title={title} frame={frameOf(visit, 'councils')}>
      <ScreenOnly>
        <PageTitle title={title} actions={<PrintButton />} />
        <Banner tone="warn" title={paper.shownOnce}>
          <p>{paper.shownOnceText}</p>
        </Banner>
      </ScreenOnly>
      <article class="tn-slip">
        {visit.house.isDemo && <p class="tn-slip__demo">{ui.demo}</p>}
        <h2 class="tn-slip__title">{title}</h2>
        <p>{paper.for(handed.participant.name)}</p>
        <dl class="tn-slip__facts">
          <dt>{paper.address}</dt>
          <dd class="tn-secret">{address}</dd>
          {!isLink && (
            <>
              <dt>{paper.code}</dt>
              <dd class="tn-secret">{handed.secret}</dd>
            </>
          )}
          <dt>{paper.until}</dt>
          <dd>{`${formatBoth(dayOfInstant(handed.endsAt))} ${formatInstant(handed.endsAt).slice(-5)}`}</dd>
        </dl>
        <QrCode words={address} label={paper.qr} />
        <ol class="tn-slip__steps">
          {(isLink ? paper.linkSteps : paper.steps).map(step => (
            <li>{step}</li>
          ))}
        </ol>
        <p>{paper.help}</p>
      </article>
      <ScreenOnly>
        <ButtonRow>
          <ButtonLink kind="secondary" href={`/councils/${no}/people/${handed.participant.id}`}>
            {paper.toRoll}
          </ButtonLink>
        </ButtonRow>
      </ScreenOnly>
    </Layout>,
  )
  return { ...answer, headers: { ...answer.headers, 'referrer-policy': 'no-referrer' } }
}
