/** Values that travel with a form unseen. Never put here what the server must be able to trust. */
export function HiddenFields(props: { readonly values: Readonly<Record<string, string | undefined>> }) {
  return (
    <>
      {Object.entries(props.values).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={value} />,
      )}
    </>
  )
}
