import { unknownAddress } from '#lib/http/api/unknown-address.ts'

export const { GET, POST, PUT, PATCH, DELETE } = unknownAddress
