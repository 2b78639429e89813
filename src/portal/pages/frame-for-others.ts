import type { Language } from '../../kernel/language.ts'
import type { Visit } from '../../platform/http/route.ts'
import type { FrameWords } from '../../ui/public/frame-words.ts'
import type { Look } from '../../ui/public/look.ts'
import { originOf } from '../texts/all.ts'
import { voiceOf } from './voice.ts'

/** The frame of the public side in the language of the address, for pages of other modules that stand in it; nothing without such a language. */
export async function publicFrame(visit: Visit): Promise<
  | {
      readonly language: Language
      readonly look: Look
      readonly words: FrameWords
      readonly origin: ReturnType<typeof originOf>
      readonly phone: string | undefined
    }
  | undefined
> {
  const voice = await voiceOf(visit)
  if (voice === undefined) return undefined
  const { language, look, words, desk } = voice
  return { language, look, words: words.frame, origin: originOf(language), phone: desk?.phone ?? undefined }
}
