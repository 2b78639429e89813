import type { Child } from 'hono/jsx'
import type { Answer } from '../platform/http/answer.ts'
import { page } from '../platform/http/answer.ts'
import type { EarlyPages } from '../platform/http/pipeline.ts'
import { REFUSALS } from '../platform/http/problem.ts'
import type { Visit } from '../platform/http/route.ts'
import { Button, ButtonRow } from './button.tsx'
import { frameOf } from './frame-of.ts'
import { KeptFields } from './kept-fields.tsx'
import { ui } from './languages/ja.ts'
import { Layout } from './layout.tsx'
import { PageTitle } from './page-title.tsx'

/** The pages of a request that ends early, except for signing in, which the staff module draws. */
export function earlyPages(signInFirst: EarlyPages['signInFirst']): EarlyPages {
  return {
    signInFirst,
    absent: absentAnswer,
    dutyMissing: visit => message(visit, 403, ui.dutyMissingTitle, REFUSALS['duty-missing'].sentence),
    foreignForm: visit => sendAgain(visit, 403, ui.foreignFormTitle, ui.foreignForm),
    broken: (visit, status) => {
      const title = status === 503 ? ui.awayTitle : ui.brokenTitle
      return visit.method === 'POST'
        ? sendAgain(visit, status, title, ui.broken(visit.requestNo))
        : message(visit, status, title, ui.brokenView(visit.requestNo))
    },
    tooLarge: visit => message(visit, 413, ui.tooLargeTitle, ui.tooLarge),
  }
}

function message(visit: Visit, status: number, title: string, words: string, children?: Child): Answer {
  return page(
    <Layout title={title} frame={frameOf(visit)} hasErrors={status >= 400 && status !== 404}>
      <PageTitle title={title} />
      <p>{words}</p>
      {children}
      <p>
        <a href="/">{ui.toHome}</a>
      </p>
    </Layout>,
    status,
  )
}

/** Drawn without the database: what was typed is in the page and can be sent again as it was. */
function sendAgain(visit: Visit, status: number, title: string, words: string): Answer {
  if (visit.method !== 'POST') return message(visit, status, title, words)
  return message(
    visit,
    status,
    title,
    words,
    <form method="post" action={visit.path} class="tn-form">
      <input type="hidden" name="_token" value={visit.formToken} />
      <KeptFields fields={visit.form} />
      <ButtonRow>
        <Button kind="primary" type="submit">
          {ui.sendAgain}
        </Button>
      </ButtonRow>
    </form>,
  )
}

/** The one answer to what is not there and to what may not be seen. */
export function absentAnswer(visit: Visit): Answer {
  return message(visit, 404, ui.absentTitle, REFUSALS.absent.sentence)
}
