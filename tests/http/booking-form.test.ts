import { SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js'
import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToReadableStream } from 'react-dom/server.edge'
import { expect, test } from 'vitest'
import BookingPage from '#app/(site)/[locale]/book/[branch]/page.tsx'
import { database } from '#lib/db/client.ts'
import { archiveService } from '#lib/flows/catalog/archive-service.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

const GONE = 'One of the chosen services is no longer offered'

/** A second service of the salon, performed by the same person. */
async function anotherService({ branchId, serviceId, staffMemberId }: Salon): Promise<string> {
  const { id: _, ...like } = await database().service.findUniqueOrThrow({
    where: { branchId_id: { branchId, id: serviceId } },
  })
  const { id } = await database().service.create({ data: { ...like, name: 'Beard' } })
  await database().staffService.create({ data: { branchId, staffMemberId, serviceId: id } })
  return id
}

async function formOf({ slug }: Salon, query: string): Promise<string> {
  const params = new URLSearchParams(query)
  const searchParams = { ...Object.fromEntries(params), service: params.getAll('service') }
  const page = await BookingPage({
    params: Promise.resolve({ locale: 'en', branch: slug }),
    searchParams: Promise.resolve(searchParams),
  })
  const words = { locale: 'en', messages: messagesOf('en'), timeZone: 'UTC', ...{ children: page } } as const
  const element = createElement(NextIntlClientProvider, words)
  const stream = await renderToReadableStream(createElement(SearchParamsContext.Provider, { value: params }, element))
  await stream.allReady
  return new Response(stream).text()
}

test('200 with people and times for what is left of an address, and word of the service that fell away', async () => {
  const salon = await aSalon()
  const other = await anotherService(salon)
  const services = `service=${salon.serviceId}&service=${other}`
  expect(await formOf(salon, `step=time&${services}`)).not.toContain(GONE)

  await archiveService(salon.owner, { serviceId: other, isArchived: true })
  const shown = { staff: 'step=time', time: '<time' }
  for (const [step, wanted] of Object.entries(shown)) {
    const form = await formOf(salon, `step=${step}&${services}`)
    expect(form, step).toContain(GONE)
    const main = form.slice(form.indexOf('<main'))
    expect(main.includes(wanted), step).toBe(true)
    expect(main.includes(other), step).toBe(false)
  }
})

test('200 with the first step where nothing of an address is offered', async () => {
  const salon = await aSalon()
  await archiveService(salon.owner, { serviceId: salon.serviceId, isArchived: true })
  const form = await formOf(salon, `step=time&service=${salon.serviceId}`)
  expect(form).toContain(GONE)
  expect(form).toContain('Choose services')
})
