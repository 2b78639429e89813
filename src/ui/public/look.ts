import type { Language } from '../../kernel/language.ts'

/** How somebody wants to read. Nothing here says who they are; it lives in one cookie and nowhere else. */
export type Look = {
  /** `auto`: readings stand over easy Japanese only. */
  readonly ruby: 'auto' | 'on' | 'off'
  readonly size: 'normal' | 'large' | 'largest'
  readonly contrast: 'normal' | 'strong'
}

/** How a page looks to somebody who has chosen nothing. */
const PLAIN_LOOK: Look = { ruby: 'auto', size: 'normal', contrast: 'normal' }

const RUBY: readonly Look['ruby'][] = ['auto', 'on', 'off']
const SIZES: readonly Look['size'][] = ['normal', 'large', 'largest']
const CONTRASTS: readonly Look['contrast'][] = ['normal', 'strong']
const YEAR_SECONDS = 31_536_000

/** The look kept by this browser; whatever cannot be read is the plain look. `cookies`: the Cookie header as it came. */
export function lookOf(cookies: string | undefined): Look {
  const kept = /(?:^|;\s*)__Host-tn-look=([a-z.]{0,40})(?:;|$)/.exec(cookies ?? '')?.[1] ?? ''
  const [ruby, size, contrast] = kept.split('.')
  return readLook({ ruby, size, contrast })
}

/** A look from what a form said; what is unknown stays plain. */
export function readLook(said: { readonly [Key in keyof Look]?: string | undefined }): Look {
  return {
    ruby: RUBY.find(known => known === said.ruby) ?? PLAIN_LOOK.ruby,
    size: SIZES.find(known => known === said.size) ?? PLAIN_LOOK.size,
    contrast: CONTRASTS.find(known => known === said.contrast) ?? PLAIN_LOOK.contrast,
  }
}

/** The Set-Cookie header that keeps a look for a year. It holds no number and no name, so it recognises nobody. */
export function lookCookie(look: Look): string {
  return `__Host-tn-look=${look.ruby}.${look.size}.${look.contrast}; Path=/; Max-Age=${YEAR_SECONDS}; Secure; SameSite=Lax; HttpOnly`
}

/** Whether readings stand over the kanji of a page in this language. */
export function showsRuby(look: Look, language: Language): boolean {
  if (language === 'ja-easy') return look.ruby !== 'off'
  return language === 'ja' && look.ruby === 'on'
}
