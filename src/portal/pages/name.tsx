import { showsRuby } from '../../ui/public/look.ts'
import { RubyName } from '../../ui/public/ruby.tsx'
import type { Voice } from './voice.ts'

/** The Japanese name of an agency or a place, with its stored kana where readings are shown; on other pages marked as Japanese. */
export function Name(props: { readonly voice: Voice; readonly name: string; readonly kana: string | null | undefined }) {
  const { voice, name, kana } = props
  return (
    <span lang="ja" data-own-words="">
      {showsRuby(voice.look, voice.language) && kana ? <RubyName name={name} kana={kana} /> : name}
    </span>
  )
}

/** A sentence that names the desk. The name is Japanese in every language, so it is marked as that and carries its readings. */
export function NamingDesk(props: { readonly voice: Voice; readonly say: (desk: string) => string }) {
  const { voice, say } = props
  if (!voice.desk) return <>{say(voice.words.frame.siteName)}</>
  const [before, after] = say(PLACE).split(PLACE)
  return (
    <>
      {before}
      <Name voice={voice} name={voice.desk.name} kana={voice.desk.kana} />
      {after}
    </>
  )
}

const PLACE = '{desk}'
