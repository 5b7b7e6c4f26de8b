import * as z from 'zod'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { PayingClient, startClientPayment } from '#lib/http/clients/paying-client.ts'
import { jsonRoute } from '#lib/http/json-route.ts'
import { OpenPayer, startOpenPayerPayment } from '#lib/http/links/open-payer.ts'

export const POST = jsonRoute(z.union([PayingClient, OpenPayer]), async (client, headers) =>
  'choice' in client ? await startClientPayment(client, headers) : await startOpenPayerPayment(client, headers),
)

export const { GET, PUT, PATCH, DELETE } = wrongMethod('POST')
