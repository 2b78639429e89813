import { Banner } from '../../src/ui/banner.tsx'
import { Button, ButtonRow } from '../../src/ui/button.tsx'
import { Form } from '../../src/ui/form.tsx'
import { Layout } from '../../src/ui/layout.tsx'
import { PageTitle } from '../../src/ui/page-title.tsx'
import { TextField } from '../../src/ui/text-field.tsx'
import { frame } from './frame.ts'

/** The first page of the day. */
export function SignInPage() {
  return (
    <Layout title="サインイン" frame={{ ...frame, signedIn: undefined, nav: [] }}>
      <PageTitle title="サインイン" lead="職員番号とパスワードを入力してください。" />
      <Banner tone="info" title="デモの入り方">
        <p>職員番号「desk」、パスワード「つなぎ」で入れます。出てくる人と場所はすべて架空です。</p>
      </Banner>
      <Form action="/sign-in" token="t">
        <TextField name="login" label="職員番号" required={false} width="m" autocomplete="username" />
        <TextField name="password" label="パスワード" type="password" required={false} width="m" autocomplete="current-password" />
        <ButtonRow>
          <Button kind="primary" busyLabel="確かめています">
            サインインする
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}
