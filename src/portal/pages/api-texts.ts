/** Sentences of the public API, for programmers. */
export const apiTexts = {
  words: '困りごと',
  wordsMissing: '困っていることを、一言でも書いてください。',
  sealed: '封をして預けるだけで、何も見せない。記録は door.hand_in が残す',
  open: 'だれの記録でもない、公開の名簿',
  requestSummary: '困りごとを送る（名前はいらない）。受付番号が返る。Idempotency-Key と内容が同じなら、同じ番号になる',
  servicesSummary: '困りごとに応える機関と場所。topic、q、language、access、open=now で絞る',
  complaints: {
    words: '困っていることを、一言でも書いてください。',
    addWords: '書き足すことを、一言でも書いてください。',
    tooLong: '長すぎます。短くしてください。',
    myNumber: 'マイナンバー（12桁）と思われる番号があります。消してください。',
    reach: 'reach は none、phone、email、other のどれかにしてください。',
    phone: 'phone に電話番号を入れてください。',
    email: 'email にメールアドレスを入れてください。',
    other: 'other に連絡の方法を入れてください。',
    language: 'language を選び直してください。',
    help: 'helped を選び直してください。',
  },
} as const
