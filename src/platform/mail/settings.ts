/** Where mails are handed in, in whose name, and where their link leads. */
export type MailSettings = {
  /** smtp:// or smtps://, with name and password where the server asks for them. */
  readonly url: string
  /** One address; the sender of every mail. */
  readonly from: string
  /** The address of the staff side in a browser, without a path. */
  readonly link: string
}

/**
 * Puts the three settings together; without a server there is no mail, and nothing is ever connected.
 * @throws Error in Japanese naming the variable that cannot be used; never its value, which may hold a password
 */
export function mailSettings(
  url: string | undefined,
  env: { readonly from: string | undefined; readonly link: string | undefined },
): MailSettings | undefined {
  if (url === undefined) return undefined
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol) || new URL(url).hostname === '') {
    throw new Error('SMTP_URL は smtp:// か smtps:// で始まるアドレスにしてください（例: smtp://mail.example.lg.jp:25）。')
  }
  if (!env.from || !isAddress(env.from)) throw new Error('SMTP_URL を使うときは、差出人のアドレスを MAIL_FROM に1つ指定してください。')
  if (!env.link || !URL.canParse(env.link) || !/^https?:$/.test(new URL(env.link).protocol)) {
    throw new Error('SMTP_URL を使うときは、職員が開くアドレス（https://…）を MAIL_LINK に指定してください。')
  }
  return { url, from: env.from, link: new URL(env.link).origin }
}

/** Whether a text is one mail address in plain letters, as the database accepts it. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(text) && /^[\x21-\x7e]+$/.test(text)
}
