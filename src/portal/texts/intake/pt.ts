import type { IntakeWords } from './ja.ts'

/** Brazilian Portuguese of the sheet, written from the Japanese. */
export const intakePt: IntakeWords = {
  unchecked: 'Esta folha foi traduzida por máquina. Ninguém conferiu a tradução ainda. Se houver diferença, vale o texto em japonês.',
  point: 'Em vez de falar, você pode apontar os números.',
  danger: 'Neste momento, a sua vida ou saúde, ou a da sua família, está em perigo?',
  dangerYes: 'Sim, há perigo agora',
  dangerPrivately: 'Quero conversar numa sala sem outras pessoas',
  lackingBed: 'Não tenho onde dormir esta noite',
  lackingMedicine: 'Estou sem os meus remédios',
  lackingNothing: 'Tenho tudo isso',
  reads: 'Idioma que você lê',
  japanese: 'Japonês',
  readsHardly: 'Tenho dificuldade para ler',
  noContact: 'Não precisa entrar em contato. Volto ao balcão',
  agrees: 'Sim, podem falar',
  askFirst: 'Antes, perguntem para mim',
  disagrees: 'Não, por favor não falem',
  mayTell: 'Com quem podemos falar (pessoas ou instituições)',
  mustNotTell: 'Com quem não devemos falar (pessoas ou instituições)',
  easySpeech: 'Falem comigo em japonês fácil',
  slowly: 'Falem devagar',
  largeLetters: 'Escrevam com letras grandes',
  byWriting: 'Quero conversar por escrito',
  stepFree: 'Sala para cadeira de rodas',
  helpWriting: 'Preciso de ajuda para ler e escrever',
  companion: 'Quero alguém da família ou um amigo comigo',
}
