/** The same server and login as the URL, on another database. */
export function urlOnDatabase(url: string, database: string): string {
  const target = new URL(url)
  target.pathname = `/${encodeURIComponent(database)}`
  return target.toString()
}

/** The same server and database as the URL, with another login. */
export function urlAsLogin(url: string, login: string, password: string): string {
  const target = new URL(url)
  target.username = encodeURIComponent(login)
  target.password = encodeURIComponent(password)
  return target.toString()
}
