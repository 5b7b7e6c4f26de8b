import { jsonRoute } from '#lib/http/json-route.ts'
import { PayingClient, startClientPayment } from '#lib/http/paying-client.ts'

export const POST = jsonRoute(PayingClient, startClientPayment)
