/** Where the city's identity provider is and who we are to it. `name` is the text of the button, `groupClaim` where its groups stand. */
export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly groupClaim: string
  readonly name: string
}

/** Whether an issuer may be asked: https, or http on this machine for trying out. */
export function isIssuer(text: string): boolean {
  return URL.canParse(text) && (new URL(text).protocol === 'https:' || isHere(new URL(text)))
}

/** Whether an address is plain http on this very machine, where nobody stands between. */
export function isHere(url: URL): boolean {
  return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}
