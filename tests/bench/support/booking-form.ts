import { Agent, request } from 'node:http'
import { OUR_ORIGIN } from './bench-world.ts'

const HIDDEN = /<input type="hidden" name="(\$[^"]*)"(?: value="([^"]*)")?\/>/g
const BOUNDARY = 'the-form-of-a-client'
const AMPERSAND = /&(amp|quot|#x27|lt|gt);/g
const MEANING: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#x27': "'", lt: '<', gt: '>' }

export type FormFields = readonly (readonly [name: string, value: string])[]

/** The fields by which a page's form names its action, as a browser without scripts would send them. */
export async function actionFieldsOf(address: string): Promise<FormFields> {
  const html = await (await fetch(address)).text()
  const fields = [...html.matchAll(HIDDEN)].map(
    ([, name = '', value = '']) => [name, value.replaceAll(AMPERSAND, (_, word) => MEANING[word] ?? '')] as const,
  )
  if (fields.length === 0) throw new Error(`${address} has no form`)
  return fields
}

const agent = new Agent({ keepAlive: true })

/** Sends a form as a browser does before any script has come. Says where it leads; null if it stays on its page. */
export function sendForm(address: string, fields: FormFields): Promise<string | null> {
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const body = Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`)
  const headers = {
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': body.length,
    'sec-fetch-site': 'same-origin',
    origin: OUR_ORIGIN,
    'x-forwarded-host': new URL(OUR_ORIGIN).host,
  }
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.headers.location ?? null))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
