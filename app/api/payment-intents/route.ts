import { PayingClient, startClientPayment } from '#lib/http/clients/paying-client.ts'
import { jsonRoute } from '#lib/http/json-route.ts'

export const POST = jsonRoute(PayingClient, startClientPayment)
