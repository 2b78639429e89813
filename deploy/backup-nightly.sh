#!/bin/sh
# 毎晩の控え。docs/operations.md の 7.4。
#   BACKUP_DIR        置き場（先に作っておく。0700）
#   BACKUP_RECIPIENT  公開鍵のファイル（backup key が表示した1行）
# 35 日より古いものを消し、月の初めのものは 13 か月（400 日）残します。とれなかった夜は、何も消しません。
set -eu
umask 077
: "${BACKUP_DIR:?置き場を BACKUP_DIR に指定してください。}"
: "${BACKUP_RECIPIENT:?公開鍵のファイルを BACKUP_RECIPIENT に指定してください。}"
node dist/cli.js backup --out "$BACKUP_DIR/tsunagi-$(date +%Y-%m-%d-%H%M%S).tsunagi" --recipient "$BACKUP_RECIPIENT"
find "$BACKUP_DIR" -maxdepth 1 -name 'tsunagi-*.tsunagi' ! -name 'tsunagi-????-??-01-*.tsunagi' -mtime +35 -delete
find "$BACKUP_DIR" -maxdepth 1 -name 'tsunagi-*.tsunagi' -mtime +400 -delete
