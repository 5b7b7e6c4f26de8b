import { describe, expect, test } from 'vitest'
import { refusalOf } from '../support/refusal.ts'
import { freshAccount, withSimulator } from '../support/target.ts'

withSimulator()

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

describe('a file for evidence', () => {
  test('is uploaded as the SDK sends it, and can be asked for', async () => {
    const { stripe } = await freshAccount()
    const file = await stripe.files.create({
      purpose: 'dispute_evidence',
      file: { data: PDF, name: 'receipt “Anna”.pdf', type: 'application/pdf' },
    })
    expect(file).toMatchObject({ object: 'file', purpose: 'dispute_evidence', size: PDF.length, type: 'pdf' })
    expect(await stripe.files.retrieve(file.id)).toMatchObject({ id: file.id, size: PDF.length })
    const listed = await stripe.files.list({ purpose: 'dispute_evidence', limit: 1 })
    expect(listed.data[0]?.id).toBe(file.id)
  })

  test('must be there, and of a kind that a bank takes', async () => {
    const { stripe } = await freshAccount()
    const text = { data: Buffer.from('hello'), name: 'note.exe', type: 'application/x-msdownload' }
    expect(await refusalOf(stripe.files.create({ purpose: 'dispute_evidence', file: text }))).toMatchObject({
      statusCode: 400,
    })
  })

  test('must not be larger than five megabytes', async () => {
    const { stripe } = await freshAccount()
    const data = Buffer.alloc(5 * 1024 * 1024 + 1, 'x')
    const large = { data, name: 'large.pdf', type: 'application/pdf' }
    const refusal = await refusalOf(stripe.files.create({ purpose: 'dispute_evidence', file: large }))
    expect(refusal.statusCode).toBe(400)
    expect(refusal.message).toContain('File size')
  })
})
