import { readBody } from '../../../platform/http/body.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { replyToPerson } from '../acts/reply-to-person.ts'
import { REPLY_BODY } from './bodies.ts'
import { onceOf, versionOf } from './hear-pages.tsx'
import type { Step } from './step-pages.tsx'
import { complaints } from './step-pages.tsx'
import { texts } from './texts.ts'
import { webTexts } from './texts-web.ts'
import { labelOf } from './words.ts'

/** Writing to whoever holds the receipt number: the only words about a consultation that leave the house. */
export const REPLYING: Step = {
  title: webTexts.replyTitle,
  lead: webTexts.replyLead,
  submit: webTexts.reply,
  done: 'replied',
  controls: (visit, form, { consultation }) => (
    <>
      <Banner tone="warn" title={webTexts.replyWarnTitle}>
        <p>{webTexts.replyWarn}</p>
      </Banner>
      <Quote speaker={texts.detail.self}>{consultation.statement}</Quote>
      <TextArea
        name="words"
        label={webTexts.replyWords}
        support={webTexts.replySupport(labelOf(visit, 'language', consultation.language))}
        required
        counter={1000}
        value={form.value('words')}
        error={form.error('words')}
      />
    </>
  ),
  act: async (visit, id) => {
    const read = readBody(REPLY_BODY, { words: visit.form.get('words') })
    return read.ok ? replyToPerson(visit.act, id, versionOf(visit), read.value.words, onceOf(visit)) : complaints(read.refusal)
  },
}
