import { dayOfInstant } from '../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../../kernel/language.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { Fields } from '../../platform/http/fields.ts'
import { PublicCheckboxes, PublicRadios } from '../../ui/public/public-choice.tsx'
import { PublicTextField } from '../../ui/public/public-field.tsx'
import { PublicButton, PublicForm } from '../../ui/public/public-form.tsx'
import type { Help, Wish } from '../acts/find-help.ts'
import { findHelp } from '../acts/find-help.ts'
import { FoundHelp } from './found-help.tsx'
import { helpAsText } from './help-text.ts'
import { DeskPhone, PublicPage } from './public-page.tsx'
import { topicWords } from './topic-words.ts'
import type { Voice } from './voice.ts'

/** "What is troubling you": topics to press, words to look for, and what answers them. Asked by POST, so that no history tells of it. */
export async function showFind(voice: Voice): Promise<Answer> {
  const wish = wishOf(voice)
  const { find } = voice.words
  const help = isAsked(wish) ? await findHelp(voice.visit.house.door, wish, voice.visit.now) : undefined
  return page(
    <PublicPage voice={voice} title={find.title} below="/find" formId="find">
      <h1>{find.title}</h1>
      <p>{find.lead}</p>
      <PublicForm id="find" action={voice.path('/find#found')} words={voice.words.frame}>
        <Topics voice={voice} chosen={wish.topic} />
        <PublicTextField
          name="q"
          label={find.search}
          support={find.searchSupport}
          required={false}
          words={voice.words.frame}
          value={wish.words}
        />
        <Filters voice={voice} wish={wish} />
        <div class="tn-portal__go">
          <PublicButton>{find.go}</PublicButton>
          {help && (
            <PublicButton kind="quiet" formaction={voice.path('/find/text')}>
              {find.text}
            </PublicButton>
          )}
        </div>
      </PublicForm>
      {help && <Answered voice={voice} help={help} />}
    </PublicPage>,
  )
}

/** What was found, or what to do instead. On a telephone the answer is far below the topics, so the form leads straight to it. */
function Answered(props: { readonly voice: Voice; readonly help: Help }) {
  const { voice, help } = props
  const { find } = voice.words
  return (
    <div class="tn-portal__answered" id="found" tabindex={-1}>
      {help.agencies.length + help.places.length > 0 ? (
        <FoundHelp voice={voice} help={help} />
      ) : (
        <section aria-labelledby="none-title">
          <h2 id="none-title">{find.noneTitle}</h2>
          <p>{find.none}</p>
          <DeskPhone voice={voice} />
        </section>
      )}
      <p>
        <a class="tn-button tn-button--secondary" href={voice.path('/ask')}>
          {find.askInstead}
        </a>
      </p>
    </div>
  )
}

/** The same as plain text: for reading aloud, for enlarging, for sending on. */
export async function downloadFound(voice: Voice): Promise<Answer> {
  const help = await findHelp(voice.visit.house.door, wishOf(voice), voice.visit.now)
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="help.txt"' },
    body: helpAsText(voice, help),
  }
}

/** One press shows what answers a topic. */
function Topics(props: { readonly voice: Voice; readonly chosen: string | undefined }) {
  const { voice } = props
  const topics = voice.visit.house.codes.on('topic', dayOfInstant(voice.visit.now))
  return (
    <ul class="tn-portal__topics">
      {topics.map(({ code, label }) => {
        const words = topicWords(voice, code, label)
        return (
          <li>
            <button
              class="tn-portal__topic"
              type="submit"
              name="topic"
              value={code}
              lang={words.lang}
              aria-pressed={code === props.chosen ? 'true' : 'false'}
            >
              {words.label}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Filters(props: { readonly voice: Voice; readonly wish: Wish }) {
  const { voice, wish } = props
  const { find, frame } = voice.words
  return (
    <details class="tn-disclosure" open={Boolean(wish.language || wish.access || wish.isOpenNow)}>
      <summary class="tn-disclosure__summary">{find.filters}</summary>
      <div class="tn-disclosure__body">
        {wish.topic && <input type="hidden" name="chosen" value={wish.topic} />}
        <PublicRadios
          name="language"
          label={find.language}
          required={false}
          words={frame}
          options={[
            { value: '', label: find.all },
            ...LANGUAGES.filter(one => one !== 'ja').map(value => ({ value, label: LANGUAGE_NAMES[value], lang: LANGUAGE_TAGS[value] })),
          ]}
          value={wish.language ?? ''}
        />
        <PublicRadios
          name="access"
          label={find.access}
          required={false}
          words={frame}
          options={[
            { value: '', label: find.all },
            { value: 'wheelchair', label: find.wheelchair },
            { value: 'wheelchair_toilet', label: find.toilet },
            { value: 'hearing_loop', label: find.hearing },
          ]}
          value={wish.access ?? ''}
        />
        <PublicCheckboxes
          name="open"
          label={find.hours}
          required={false}
          words={frame}
          options={[{ value: 'now', label: find.openNow }]}
          values={wish.isOpenNow ? ['now'] : []}
        />
      </div>
    </details>
  )
}

/** A topic stays chosen while words and filters change; a link from elsewhere may name it in its query. */
function wishOf({ visit }: Voice): Wish {
  const said: Fields = visit.method === 'POST' ? visit.form : visit.query
  const code = (name: string) => /^[a-z][a-z0-9_-]{0,40}$/.exec(said.get(name))?.[0]
  return {
    topic: code('topic') ?? code('chosen'),
    words: said.get('q').trim().slice(0, 100) || undefined,
    language: code('language'),
    access: code('access'),
    isOpenNow: said.get('open') === 'now',
  }
}

function isAsked(wish: Wish): boolean {
  return Boolean(wish.topic || wish.words || wish.language || wish.access || wish.isOpenNow)
}
