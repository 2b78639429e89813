import { raw } from 'hono/html'
import { dayOfInstant } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { relyingPartyAt } from '../../../../staff/index.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { plainText } from '../../../../ui/languages/readings.ts'
import { RubyName } from '../../../../ui/public/ruby.tsx'
import { withReadings } from '../../../../ui/public/with-readings.ts'
import { QrCode } from '../../../../ui/qr-code.tsx'
import { readEdition } from '../../acts/paper/read-editions.ts'
import type { Edition, EditionId } from '../../domain/paper/edition.ts'
import { editionState } from '../../domain/paper/edition.ts'
import { ANSWERS } from '../../domain/paper/returned.ts'
import { texts } from '../texts.ts'
import { LengthNotice } from './circular-review.tsx'
import { LeafPhone, leafPage } from './leaf.tsx'
import { circularPaper, circularTexts, paperTexts } from './texts.ts'

/** GET /circulars/:id/paper: the one A4 sheet. A draft can be looked at, and says of itself that it is one. */
export async function showCircularPaper(visit: SignedVisit): Promise<Answer> {
  const whole = await readEdition(visit.act, visit.params['id'] as EditionId)
  if (whole === undefined) return absentAnswer(visit)
  const { edition } = whole
  const here = `/circulars/${edition.id}` as const
  const isDraft = editionState(edition) === 'draft'
  const address = isDraft ? undefined : addressOf(visit, edition)
  return leafPage({
    visit,
    title: `${circularTexts.title}　${plainText(edition.title)}`,
    crumbs: [
      { label: texts.title, href: '/meetings' },
      { label: circularTexts.title, href: '/circulars' },
      { label: plainText(edition.title), href: here },
      { label: paperTexts.print },
    ],
    back: { href: here, label: circularTexts.back },
    notices: (
      <>
        <LengthNotice edition={edition} />
        {isDraft && (
          <Banner tone="warn" title={circularTexts.states.draft}>
            <p>{circularTexts.checkOther}</p>
          </Banner>
        )}
        {!isDraft && address === undefined && (
          <Banner tone="info" title={circularTexts.noAddress}>
            <p>{circularTexts.noAddressText}</p>
          </Banner>
        )}
      </>
    ),
    shape: 'circular',
    children: raw(withReadings(String(<Circular edition={edition} address={address} isDraft={isDraft} />), true)),
  })
}

/** Where the code leads: the open side, here or wherever the city says it is; nowhere while that is not known. */
function addressOf({ house, header }: SignedVisit, { code }: Edition): string | undefined {
  const here = house.isOpenToResidents ? relyingPartyAt(header('host')).origins[0] : undefined
  const origin = house.publicLink ?? here
  return origin && `${origin}/p/ja-easy/circulars/${code}`
}

/** The sheet itself: the telephone first, then what is said, then what is asked, then the way for those with a telephone that sees. */
function Circular(props: { readonly edition: Edition; readonly address: string | undefined; readonly isDraft: boolean }) {
  const { edition, address, isDraft } = props
  return (
    <div class="tn-circular">
      {isDraft && <p class="tn-circular__draft">{circularPaper.draft}</p>}
      <p class="tn-circular__kind">
        <span>{circularPaper.kind}</span>
        <span>{edition.councilName ? <RubyName name={edition.councilName} kana={edition.councilKana} /> : circularPaper.city}</span>
        <span>{formatEra(dayOfInstant(edition.writtenAt))}</span>
      </p>
      <LeafPhone phone={edition.phone} more={edition.contact} words={circularPaper.call} />
      <h2 class="tn-circular__title">{edition.title}</h2>
      {edition.words.split('\n').map(line => (
        <p class="tn-circular__words">{line || '　'}</p>
      ))}
      {edition.questions.length > 0 && <Questions edition={edition} />}
      <Foot edition={edition} address={address} />
    </div>
  )
}

function Questions({ edition }: { readonly edition: Edition }) {
  return (
    <div class="tn-circular__asking">
      <p class="tn-circular__ask">{circularPaper.ask}</p>
      <ol class="tn-circular__questions">
        {edition.questions.map((question, at) => (
          <li>
            <p class="tn-circular__question">
              <span class="tn-circular__no">{at + 1}</span>
              <span>{question}</span>
            </p>
            <p class="tn-circular__answers">
              {ANSWERS.map(one => (
                <span>{`□ ${paperTexts.answers[one]}`}</span>
              ))}
              <span class="tn-leaf__line">{circularPaper.line}</span>
            </p>
          </li>
        ))}
      </ol>
      <p class="tn-leaf__line">{circularPaper.foot}</p>
    </div>
  )
}

function Foot({ edition, address }: { readonly edition: Edition; readonly address: string | undefined }) {
  const asks = edition.questions.length > 0
  return (
    <div class="tn-circular__foot">
      {address !== undefined && <QrCode words={address} label={circularPaper.qrLabel} />}
      <div>
        {asks && edition.answerBy && (
          <p class="tn-circular__until">{`${circularPaper.until}：${formatEra(edition.answerBy)} ${circularPaper.untilThen}`}</p>
        )}
        {address !== undefined && <p>{circularPaper.qr}</p>}
        {asks && <p>{circularPaper.give}</p>}
        {address !== undefined && (
          <p class="tn-circular__address" data-own-words="">
            {address.replace(/^https?:\/\//, '')}
          </p>
        )}
      </div>
    </div>
  )
}
