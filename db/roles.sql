-- つなぎのデータベースと役割を作ります(何度実行しても同じ結果になります)。
-- Makes the database and the roles of Tsunagi; running it again changes nothing.
--
-- 実行のしかた / how to run:
--   psql -v ON_ERROR_STOP=0 -d postgres -f db/roles.sql
-- 必要な権限: superuser、または CREATEROLE と CREATEDB。PostgreSQL 15 以上。
-- 「database "tsunagi" already exists」は、二度目からは正しい知らせです。
-- つづけて、使うログインに別々のパスワードを付けてください:
--   \password tsunagi_app
--   \password tsunagi_public
--   \password tsunagi_residents
--   \password tsunagi_figures
--
--   tsunagi_owner    表の持ち主。ログインできません。        owns every table, cannot log in
--   tsunagi_app      職員の画面と処理(DATABASE_URL)。     the staff face
--   tsunagi_public   市民向けの画面。                        the public face
--   tsunagi_residents  席のある住民がサインインする画面。   the residents' face
--   tsunagi_figures  計画の数字を数える処理。                the counting views
-- ログインは何も所有せず、行の壁(row-level security)を越えられません。
--
-- 別の名前のデータベースにするときは、次の行だけを変えます。
\set database tsunagi
\set locale 'locale ''C.UTF-8'''

do $$
declare
  login text;
begin
  if not exists (select from pg_roles where rolname = 'tsunagi_owner') then
    create role tsunagi_owner nologin;
  end if;
  foreach login in array array['tsunagi_app', 'tsunagi_public', 'tsunagi_residents', 'tsunagi_figures'] loop
    if not exists (select from pg_roles where rolname = login) then
      execute format('create role %I login nosuperuser nobypassrls nocreatedb nocreaterole noreplication', login);
    end if;
  end loop;
  -- 16 以上では、役割を作った者も、自分に渡すまではその役割で所有物を作れません。
  if not (select rolsuper from pg_roles where rolname = current_user) then
    grant tsunagi_owner to current_user;
  end if;
end
$$;

-- 前からあった同じ名前の役割が強すぎるときは、直さずに止まります。
-- A role of the same name that already had too much power is a matter for a human being.
do $$
declare
  wrong text;
begin
  select string_agg(rolname, ', ' order by rolname) into wrong
  from pg_roles
  where (rolname = 'tsunagi_owner' and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication))
     or (rolname in ('tsunagi_app', 'tsunagi_public', 'tsunagi_residents', 'tsunagi_figures')
         and (not rolcanlogin or rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication
              or exists (select from pg_auth_members m where m.member = pg_roles.oid)));
  if wrong is not null then
    raise exception '役割 % の権限が、つなぎの求めるものと違います。db/roles.sql と見比べて、ALTER ROLE か REVOKE で直してください。', wrong;
  end if;
end
$$;

-- 並び順は C.UTF-8 に揃えます(前方一致の索引がこの順を使います)。
create database :"database" owner tsunagi_owner template template0 encoding 'UTF8' :locale;

\connect :"database"

revoke all on database :"database" from public;
grant connect on database :"database" to tsunagi_app, tsunagi_public, tsunagi_residents, tsunagi_figures;
revoke create on schema public from public;
