import type { IntakeWords } from './ja.ts'

/** Latin American Spanish of the sheet, written from the Japanese. */
export const intakeEs: IntakeWords = {
  unchecked:
    'Esta hoja fue traducida por una máquina. Todavía nadie ha revisado la traducción. Si hay diferencias, vale el texto en japonés.',
  point: 'En lugar de hablar, puede señalar los números.',
  danger: '¿En este momento corre peligro su vida o su salud, o la de su familia?',
  dangerYes: 'Sí, hay peligro ahora',
  dangerPrivately: 'Quiero hablar en una sala sin otras personas',
  lackingBed: 'No tengo dónde dormir esta noche',
  lackingMedicine: 'No tengo mis medicinas',
  lackingNothing: 'Tengo todo eso',
  reads: 'Idioma que puede leer',
  japanese: 'Japonés',
  readsHardly: 'Me cuesta leer',
  noContact: 'No hace falta que me contacten. Volveré a la ventanilla',
  agrees: 'Sí, pueden hablar',
  askFirst: 'Pregúntenme antes',
  disagrees: 'No, por favor no hablen',
  mayTell: 'Con quién podemos hablar (personas o instituciones)',
  mustNotTell: 'Con quién no debemos hablar (personas o instituciones)',
  easySpeech: 'Háblenme en japonés fácil',
  slowly: 'Hablen despacio, por favor',
  largeLetters: 'Escriban con letra grande',
  byWriting: 'Quiero hablar por escrito',
  stepFree: 'Una sala para silla de ruedas',
  helpWriting: 'Necesito ayuda para leer y escribir',
  companion: 'Quiero estar con un familiar o un amigo',
}
