/** The error of a backup that is not as it was made: a whole Japanese sentence. @param place where it was noticed */
export function damaged(place: string): Error {
  return new Error(`控えが壊れています（${place}）。この控えからは戻せません。別の控えを使ってください。`)
}
