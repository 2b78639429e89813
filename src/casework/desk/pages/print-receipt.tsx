import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { formatDay } from '../../../ui/languages/format.ts'
import { ui } from '../../../ui/languages/ja.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../../ui/print.tsx'
import { RubyName } from '../../../ui/public/ruby.tsx'
import { withReadings } from '../../../ui/public/with-readings.ts'
import { WrittenRuby } from '../../../ui/written-ruby.tsx'
import type { Receipt } from '../acts/print-receipt.ts'
import { printReceipt } from '../acts/print-receipt.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { receiptTexts } from './paper-texts.ts'
import { texts } from './texts.ts'
import { numberWords } from './words.ts'

/** 受付票 for the person: number, day, who to ring and what happens next, plainly and in やさしい日本語. Never what was said. */
export async function showReceipt(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as ConsultationId
  const receipt = await printReceipt(visit.act, id)
  if (receipt === undefined) return absentAnswer(visit)
  const no = numberWords(receipt.no)
  const crumbs = [
    { label: texts.title, href: '/consultations' },
    { label: no, href: `/consultations/${id}` },
    { label: receiptTexts.pageTitle },
  ]
  return page(
    <Layout title={`${receiptTexts.pageTitle} ${no}`} frame={frameOf(visit, 'consultations')} crumbs={crumbs} withExit>
      <ScreenOnly>
        <PageTitle title={receiptTexts.pageTitle} lead={receiptTexts.lead} actions={<PrintButton />} />
      </ScreenOnly>
      <div class="tn-slips">
        <Slip receipt={receipt} isEasy={false} isDemo={visit.house.isDemo} />
        <Slip receipt={receipt} isEasy={true} isDemo={visit.house.isDemo} />
      </div>
    </Layout>,
  )
}

/** Half a page, cut off and taken home: so each half says for itself that a demo is a demo. What is easy to read is a text of its own. */
function Slip(props: { readonly receipt: Receipt; readonly isEasy: boolean; readonly isDemo: boolean }) {
  const { isEasy } = props
  const words = isEasy ? receiptTexts.easy : receiptTexts.plain
  return (
    <article class={isEasy ? 'tn-slip tn-slip--easy' : 'tn-slip'} data-words={isEasy ? 'easy' : 'plain'}>
      {props.isDemo && <p class="tn-slip__demo">{ui.demo}</p>}
      <h2 class="tn-slip__title">
        <WrittenRuby text={words.title} />
      </h2>
      <dl class="tn-slip__facts">
        {factsOf(props.receipt, isEasy).map(([label, value]) => (
          <>
            <dt>
              <WrittenRuby text={label} />
            </dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <h3>{words.nextHead}</h3>
      <ul class="tn-slip__steps">
        {words.next.map(sentence => (
          <li>
            <WrittenRuby text={sentence} />
          </li>
        ))}
      </ul>
      <p>
        <WrittenRuby text={words.foot} />
      </p>
    </article>
  )
}

function factsOf({ no, consultation, owner }: Receipt, isEasy: boolean): readonly (readonly [string, Child])[] {
  const words = isEasy ? receiptTexts.easy : receiptTexts.plain
  const dayWords = isEasy ? easyDay : formatBoth
  return [
    [words.no, numberWords(no)],
    [words.on, dayWords(dayOfInstant(new Date(consultation.receivedAt)))],
    [words.desk, owner && isEasy ? <RubyName name={owner.name} kana={owner.kana} /> : (owner?.name ?? '')],
    [words.phone, owner?.phone ?? receiptTexts.unknownPhone],
    ...(consultation.nextOn === null ? [] : [[words.nextOn, dayWords(consultation.nextOn)] as const]),
  ]
}

function easyDay(day: Day): Child {
  return raw(withReadings(formatDay('ja-easy', day, true), true))
}
