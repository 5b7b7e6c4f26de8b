import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { PayingClient, startClientPayment } from '#lib/http/clients/paying-client.ts'
import { jsonRoute } from '#lib/http/json-route.ts'

export const POST = jsonRoute(PayingClient, startClientPayment)

export const { GET, PUT, PATCH, DELETE } = wrongMethod('POST')
