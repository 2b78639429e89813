/** The sentence for what the machine or the database refused; an error of our own is passed on as it is. */
export function spellTrouble(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = SENTENCES[code]
  if (sentence !== undefined) return new Error(sentence, { cause: error })
  return error instanceof Error ? error : new Error('控えの途中で、分からない問題が起きました。')
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOSPC: 'ディスクの空きがなくなりました。途中のファイルは消しました。空きを作るか、別の場所を指定してください。',
  EDQUOT: '使える容量の上限に達しました。途中のファイルは消しました。空きを作るか、別の場所を指定してください。',
  EACCES: 'ファイルを読み書きする権限がありません。控えの置き場の持ち主と権限を確かめてください。',
  EPERM: 'ファイルを読み書きする権限がありません。控えの置き場の持ち主と権限を確かめてください。',
  EROFS: '控えの置き場は、読み取りだけの場所です。書き込める場所を指定してください。',
  ENOENT: '指定したファイルかフォルダーがありません。場所を確かめてください。フォルダーは先に作っておいてください。',
  ENOTDIR: '指定した場所は、フォルダーではありません。場所を確かめてください。',
  EISDIR: '指定した名前は、フォルダーです。ファイルの名前まで指定してください。',
  EFBIG: '控えが、この置き場に置ける大きさを超えました。別の場所を指定してください。',
  ECONNREFUSED: 'データベースにつながりません。動いているかを確かめてください（「npm run -s tsunagi -- doctor」）。',
  ECONNRESET: 'データベースとのつながりが切れました。動いているかを確かめて、やり直してください。',
  '57P01': 'データベースが途中で止められました。動いていることを確かめて、やり直してください。',
  '28P01': 'データベースのパスワードが違います。DATABASE_OWNER_URL を確かめてください。',
  '42501':
    'このログインでは、すべての行を読み書きできません（行の壁に隠れる行があります）。欠けた控えは作りません。DATABASE_OWNER_URL に、表の持ち主として働けるログインを指定してください。',
  '53100': 'データベースのディスクの空きがなくなりました。空きを作って、やり直してください。',
  '53200': 'データベースのメモリーが足りません。ほかのプログラムを止めて、やり直してください。',
}
