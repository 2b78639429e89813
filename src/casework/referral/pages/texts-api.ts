/** What openapi.json says of the referrals' routes, and the API's own complaints. */
export const apiTexts = {
  box: 'box は to_answer、waiting、follow_up、received、sent のどれかで尋ねてください。',
  list: 'つなぎの一覧（返事をする・返事待ち・その後の確認・受けた・送った）',
  one: 'つなぎを1件読む',
  compose: 'つなぐシートを書いて送る（send が false なら下書き）',
  send: '下書きを送る',
  answer: {
    seen: 'シートを開いた',
    accept: '受け入れる',
    return: '理由を添えて返す',
    decline: '理由を添えて、受けられないと答える',
    withdraw: '取り下げる',
    start: '支援の開始を記録する',
    confirm: '届いたと確認する',
    end: '支援に至らず終わったと記録する',
    follow_up: 'その後（2週間・8週間）を記録する',
    person_answer: 'ご本人の答えを記録する',
  },
} as const
