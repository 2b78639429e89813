#!/bin/sh
# 空のデータベースができたときに一度だけ、データベースの器の中で動きます（db/roles.sql のあと）。
# 表を新しくするためのログイン tsunagi_admin を作り、それぞれのログインに、秘密のファイルと同じパスワードを付けます。
set -eu
secrets="${SECRETS_DIR:-/run/secrets}"

password_in() { sed -n 's#^postgres://[^:]*:\([^@]*\)@.*#\1#p' "$secrets/$1"; }

psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres --no-psqlrc --quiet \
  -v app="$(password_in database-app)" -v public="$(password_in database-public)" -v residents="$(password_in database-residents)" -v owner="$(password_in database-owner)" <<'SQL'
set password_encryption = 'scram-sha-256';
select 'create role tsunagi_admin login in role tsunagi_owner' where not exists (select from pg_roles where rolname = 'tsunagi_admin') \gexec
alter role tsunagi_app password :'app';
alter role tsunagi_public password :'public';
alter role tsunagi_residents password :'residents';
alter role tsunagi_admin password :'owner';
SQL
