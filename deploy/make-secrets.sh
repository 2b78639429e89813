#!/bin/sh
# compose.yml が使う秘密を、一度だけ作ります。もうあるものには触れません。
# フォルダーは持ち主だけ（0700）。中のファイルは、器の中の利用者が読めるように 0444 です。
set -eu
folder="$(dirname "$0")/secrets"
mkdir -p "$folder"
chmod 700 "$folder"

fresh() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

keep() {
  if [ -e "$folder/$1" ]; then
    echo "もうあります: $folder/$1"
    return
  fi
  printf '%s\n' "$2" > "$folder/$1"
  chmod 444 "$folder/$1"
  echo "作りました: $folder/$1"
}

keep database-superuser "$(fresh)"
keep database-app "postgres://tsunagi_app:$(fresh)@database:5432/tsunagi"
keep database-public "postgres://tsunagi_public:$(fresh)@database:5432/tsunagi"
keep database-residents "postgres://tsunagi_residents:$(fresh)@database:5432/tsunagi"
keep database-owner "postgres://tsunagi_admin:$(fresh)@database:5432/tsunagi"
