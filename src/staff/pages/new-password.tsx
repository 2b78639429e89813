import { TextField } from '../../ui/text-field.tsx'
import { passwordFault } from '../domain/password.ts'
import { accountTexts as texts } from './own-account-texts.ts'

/** Two fields for a new password. They take what is pasted, and are never filled in again. */
export function NewPasswordFields(props: { readonly errors: Readonly<Record<string, string>> }) {
  return (
    <>
      <TextField
        name="password"
        label={texts.newPassword}
        support={texts.passwordSupport}
        type="password"
        error={props.errors['password']}
        required
        width="m"
        autocomplete="new-password"
      />
      <TextField
        name="again"
        label={texts.newPasswordAgain}
        type="password"
        error={props.errors['again']}
        required
        width="m"
        autocomplete="new-password"
      />
    </>
  )
}

/** What is wrong with a new password as it was typed twice, one sentence a field. */
export function passwordErrors(
  password: string,
  again: string,
  owner: { readonly login: string; readonly name: string },
): Readonly<Record<string, string>> {
  const fault = passwordFault(password, owner)
  if (fault) return { password: texts.faults[fault] }
  return password === again ? {} : { again: texts.faults.different }
}
