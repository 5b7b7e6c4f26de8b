/** Asks a route of our own. Null if there was no answer, or none that can be read: a network fails like anything else. */
export async function postJson(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  return (await response?.json().catch(() => null)) ?? null
}
