import type { Ask } from '../../casework/desk/requests.ts'
import { grouped } from '../../casework/desk/requests.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { PublicForm } from '../../ui/public/public-form.tsx'
import { NamingDesk } from './name.tsx'
import { Carried, DeskPhone, PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'

/** It arrived: the number, large, and what happens next. The menus send the same request again, which gives the same number. */
export function showReceipt(voice: Voice, number: string, ask: Ask): Answer {
  const { receipt } = voice.words
  const carried = voice.visit.form.entries.filter(([name]) => !name.startsWith('_'))
  return page(
    <PublicPage voice={voice} title={receipt.title} below="/ask" formId="sent">
      <h1>{receipt.title}</h1>
      <section class="tn-portal__receipt" aria-labelledby="number-title">
        <h2 id="number-title">{receipt.numberTitle}</h2>
        <p class="tn-portal__number" id="receipt-number" data-own-words="">
          {grouped(number)}
        </p>
        <p class="tn-portal__tools">
          <button
            class="tn-button tn-button--secondary tn-needs-script"
            type="button"
            data-copy="receipt-number"
            data-copied={receipt.copied}
          >
            {receipt.copy}
          </button>
          <button class="tn-button tn-button--secondary tn-needs-script" type="button" data-print="">
            {receipt.print}
          </button>
        </p>
        <p>{receipt.keep}</p>
        <p>{receipt.secret}</p>
      </section>
      <h2>{receipt.nextTitle}</h2>
      <ul class="tn-portal__promises">
        <li>
          <NamingDesk voice={voice} say={receipt.nextRead} />
        </li>
        <li>{nextOf(voice, ask)}</li>
        <li>{receipt.nextAsk}</li>
      </ul>
      <p>
        <a href={voice.path('/receipt')}>{receipt.again}</a>
      </p>
      <p>{receipt.urgent}</p>
      <DeskPhone voice={voice} />
      <PublicForm
        id="sent"
        action={voice.path('/ask')}
        words={voice.words.frame}
        hidden={{ _step: 'sent', _key: voice.visit.form.get('_key') }}
      >
        <Carried entries={carried} />
      </PublicForm>
    </PublicPage>,
  )
}

function nextOf({ words }: Voice, { reach }: Ask): string {
  const { receipt } = words
  return { none: receipt.nextNone, phone: receipt.nextPhone, email: receipt.nextEmail, other: receipt.nextOther }[reach.how]
}
