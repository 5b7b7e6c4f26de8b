/** What a request of our own pages comes with. */
export const OURS = {
  origin: 'http://localhost:3000',
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
}

/** Sends a body to a route as our own page would, or with other headers; a text goes as it is. */
export const senderTo =
  (route: (request: Request) => Promise<Response>, path: string) =>
  (body: unknown, headers: Readonly<Record<string, string>> = OURS) =>
    route(
      new Request(`${OURS.origin}${path}`, {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )

/** The status of a refusal and its code. */
export const codeOf = async (response: Response) => [response.status, (await response.json()).error.code]
