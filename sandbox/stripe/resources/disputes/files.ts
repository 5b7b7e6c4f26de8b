import type { Stripe } from 'stripe'
import { type Call, endpoint, type Upload } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam, missingParam, noSuch } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { anything, notSimulated, oneOf, range } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'

const purpose = oneOf('dispute_evidence', 'customer_signature')
const MEGABYTE = 1024 * 1024
const LARGEST_BYTES = 5 * MEGABYTE
const TYPES: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/** Keeps what the API says of a file; what was in it is looked at and let go. */
export const createFile = endpoint<Stripe.FileCreateParams>({
  method: 'POST',
  path: '/v1/files',
  resource: 'file',
  params: { expand, file: anything, file_link_data: notSimulated, purpose },
  run: ({ books, params, upload }: Call<Stripe.FileCreateParams>) => {
    const wanted = params.requiredText('purpose')
    if (!upload) throw missingParam('file')
    const id = newId('file')
    const file = books.files.save({
      id,
      object: 'file',
      created: books.world.clock.now(),
      expires_at: null,
      filename: upload.filename,
      links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
      purpose: wanted,
      size: upload.bytes.length,
      title: null,
      type: typeOf(upload),
      url: `https://files.stripe.com/v1/files/${id}/contents`,
    })
    publishEvent(books, 'file.created', { object: file })
    return file
  },
})

function typeOf(upload: Upload): string {
  if (upload.bytes.length > LARGEST_BYTES) {
    throw invalidParam(`File size must be less than ${LARGEST_BYTES / MEGABYTE}MB.`, { param: 'file' })
  }
  const type = TYPES[upload.type.trim()]
  if (type) return type
  const message = `Invalid file: files of type ${upload.type} cannot be uploaded for this purpose; use ${Object.values(TYPES).join(', ')}.`
  throw invalidParam(message, { param: 'file' })
}

export const retrieveFile = endpoint<Stripe.FileRetrieveParams>({
  method: 'GET',
  path: '/v1/files/:id',
  resource: 'file',
  params: { expand },
  run: ({ books, id }) => {
    const file = books.files.find(id)
    if (!file) throw noSuch('file upload', id)
    return file
  },
})

export const listFiles = endpoint<Stripe.FileListParams>({
  method: 'GET',
  path: '/v1/files',
  resource: 'file',
  params: { ...paging, created: range, purpose },
  run: ({ books, params }) => {
    const [created, wanted] = [params.range('created'), params.text('purpose')]
    return listPage(books.files, params, {
      url: '/v1/files',
      kind: 'file upload',
      keep: (file) => isWithin(file.created, created) && isAsked(file.purpose, wanted),
    })
  },
})
