/** Sentences that the public side shows to staff. */
export const staffTexts = {
  cards: '相談の案内カード',
  cardsLead:
    'A4の紙1枚に8枚のカードが印刷されます。窓口、学校、お店などで渡せます。カードのQRコードから、その言葉の相談のページが開きます。',
} as const
