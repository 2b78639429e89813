import type { Child } from 'hono/jsx'
import { PublicLayout } from '../../ui/public/public-layout.tsx'
import { originOf } from '../texts/all.ts'
import { Name } from './name.tsx'
import type { Voice } from './voice.ts'

/** A page of the public side. `below`: its path after `/p/<language>`; `formId`: the form whose answers the menus must not lose. */
export function PublicPage(props: {
  readonly voice: Voice
  readonly title: string
  readonly below: string
  readonly formId?: string | undefined
  readonly enter?: { readonly name: string; readonly value: string } | undefined
  readonly hasErrors?: boolean | undefined
  readonly children?: Child
}) {
  const { voice } = props
  const { house, requestNo } = voice.visit
  return (
    <PublicLayout
      language={voice.language}
      look={voice.look}
      words={voice.words.frame}
      title={props.title}
      path={voice.path(props.below)}
      desk={{ cityName: house.cityName, phone: voice.desk?.phone ?? undefined }}
      isDemo={house.isDemo}
      requestNo={requestNo}
      hasErrors={props.hasErrors}
      formId={props.formId}
      enter={props.enter}
      origin={originOf(voice.language)}
    >
      {props.children}
    </PublicLayout>
  )
}

/** The telephone of the desk, large enough for a thumb; a sentence when none is known. */
export function DeskPhone(props: { readonly voice: Voice }) {
  const { desk, words } = props.voice
  if (!desk?.phone) return <p>{words.words.noPhone}</p>
  return (
    <p class="tn-portal__phone">
      <Name voice={props.voice} name={desk.name} kana={desk.kana} />
      <a href={`tel:${desk.phone.replace(/[^\d+]/g, '')}`}>{desk.phone}</a>
    </p>
  )
}

/** Answers that travel along unseen, each as often as it was given. */
export function Carried(props: { readonly entries: readonly (readonly [string, string])[] }) {
  return (
    <>
      {props.entries.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
