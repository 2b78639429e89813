import type { Refusal, RefusalCode } from '../../kernel/refusal.ts'
import type { Answer } from './answer.ts'

/** HTTP status and polite sentence of each refusal. The sentence says what to do next. */
export const REFUSALS: Readonly<Record<RefusalCode, { readonly status: number; readonly sentence: string }>> = {
  absent: { status: 404, sentence: 'お探しの画面や記録は見つかりませんでした。アドレスや番号をお確かめください。' },
  fields: { status: 422, sentence: '入力内容を確認してください。' },
  'stale-version': { status: 409, sentence: 'ほかの方が先に更新しました。いまの内容を確かめて、もう一度保存してください。' },
  'wrong-state': { status: 409, sentence: 'いまの状態ではこの操作はできません。画面を開き直して、いまの状態を確かめてください。' },
  'not-owner': { status: 409, sentence: 'いまは別の機関がこの相談を受け止めています。その機関と話し合ってください。' },
  'not-keeper': {
    status: 403,
    sentence: 'この記録を直せるのは、協議会の事務局の方と地域福祉コーディネーターです。どちらかにお頼みください。',
  },
  'not-attended': {
    status: 403,
    sentence: '議事録に言葉を添えられるのは、その会議に出席した方です。出席した方の言葉は、事務局の方がお名まえを添えて書けます。',
  },
  'already-told': {
    status: 409,
    sentence: 'ほかの方が先に、この日のようすを書きました。書かれたものを読んで、足りないことがあれば書き直しとして足してください。',
  },
  'not-ours': { status: 422, sentence: '「よその仕事」として終えることはできません。つなぐか、見守るか、次の一歩を選んでください。' },
  'owner-missing': { status: 409, sentence: '相手の機関が受け入れるまで、持ち主を移すことはできません。' },
  'referral-unanswered': { status: 409, sentence: '返事を待っているつなぎがあります。返事を受けるか、取り下げてから終えてください。' },
  'already-handing-over': {
    status: 409,
    sentence: 'すでに別の機関へ引き継ぎをお願いしています。返事を待つか、取り下げてからお願いしてください。',
  },
  'reason-missing': { status: 422, sentence: 'お返しする理由を、区分と言葉の両方で書いてください。' },
  'no-basis': { status: 422, sentence: 'その日に有効な根拠がありません。根拠を選び直してください。' },
  'out-of-consent': { status: 409, sentence: '同意の範囲を超えています。ご本人に確かめてください。' },
  'address-protected': { status: 409, sentence: '住所を守っている方の情報は、ほかの機関へ渡せません。責任者に相談してください。' },
  'next-date-missing': { status: 422, sentence: '次に連絡する日を入れてください。' },
  'tried-missing': { status: 422, sentence: '多機関協働へ進む前に、窓口で試したことを書いてください。' },
  'duty-missing': { status: 403, sentence: 'この画面は、担当の方だけが使えます。必要なときは責任者にご相談ください。' },
  'plan-needs-consent': {
    status: 409,
    sentence: '支援を決めるには、その日に有効なご本人の同意が要ります。同意を記録してから、もう一度お試しください。',
  },
  'lead-missing': { status: 422, sentence: 'これからも関わる主担当と、次に連絡する日を決めてください。' },
  'basis-needs-consent': {
    status: 409,
    sentence: '重層的支援会議の議題にするには、その日に有効なご本人の同意が要ります。同意がないときは、支援会議の議題にしてください。',
  },
  'not-invited': { status: 404, sentence: 'お探しの記録は見つかりませんでした。番号をお確かめください。' },
  'secrecy-not-acknowledged': { status: 409, sentence: '資料を開く前に、守秘義務のお知らせを確かめてください。' },
  sealed: { status: 409, sentence: '封印された記録は、二人の担当者が理由を残さないかぎり写せません。' },
  'silent-close': { status: 422, sentence: '関わりを終えるときは、理由を書いてください。何もしないことで終わることはありません。' },
  'consent-withdrawn': { status: 409, sentence: '同意は取り下げられています。新しく共有することはできません。' },
  'own-decision': { status: 409, sentence: 'ご自分の申し出を、ご自分で認めることはできません。ほかの担当者にお願いしてください。' },
  'fresh-proof-missing': { status: 403, sentence: 'この操作の前に、もう一度ご本人であることを確かめてください。' },
  'key-reused': { status: 422, sentence: '同じ受付の鍵で、別の内容が送られました。画面を開き直して、もう一度送ってください。' },
  'too-many': { status: 429, sentence: '短い時間に何度も尋ねられました。しばらく待ってから、もう一度お試しください。' },
}

/** A refusal as the JSON API says it. */
export function problem(refused: Refusal, extra: Readonly<Record<string, unknown>> = {}): Answer {
  const { status, sentence } = REFUSALS[refused.code]
  const fields = refused.fields ? { fields: refused.fields } : {}
  const version = refused.currentVersion === undefined ? {} : { currentVersion: refused.currentVersion }
  return problemOf(status, refused.code, sentence, { ...fields, ...version, ...extra })
}

/** Any problem by status, code and Japanese title. @source RFC 9457 */
export function problemOf(status: number, code: string, title: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify({ type: `urn:tsunagi:problem:${code}`, status, code, title, ...more }),
  }
}
