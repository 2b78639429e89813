/** For which address passkeys are made and answered. @source WebAuthn Level 3, sections 5.1.2 and 13.4.9 */
export type RelyingParty = { readonly id: string; readonly origins: readonly string[] }

/**
 * The address at which this page was asked for. Browsers use passkeys over https only, and over http on the machine itself; a page
 * of another address cannot answer for ours, whatever it sends as its host, because the browser signs where it really was.
 *
 * @param host the Host header; undefined gives an address that no browser has
 */
export function relyingPartyAt(host: string | undefined): RelyingParty {
  const origin = `https://${host ?? ''}`
  if (host === undefined || !URL.canParse(origin)) return { id: 'invalid', origins: [] }
  const { hostname } = new URL(origin)
  return { id: hostname, origins: hostname === 'localhost' ? [`http://${host}`, `https://${host}`] : [`https://${host}`] }
}
