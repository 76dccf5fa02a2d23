// The files that the demo's tasks carry: real pictures, a log, a table, and a picture of over 1 MB.
import { crc32, deflateSync } from 'node:zlib'
import { random } from '../random.ts'
import { exportErrorPng, sidebarPng } from './pictures.ts'

export type Sample = {
  mimetype: string
  read: () => Uint8Array
  readThumbnail: (() => Uint8Array) | null
}

const once = (make: () => Uint8Array) => {
  let made: Uint8Array | undefined
  return () => {
    made ??= make()
    return made
  }
}

const base64 = (text: string) => once(() => Buffer.from(text, 'base64'))

const exportError = base64(exportErrorPng)
const sidebar = base64(sidebarPng)

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([frame, body, check])
}

/** A grey picture of noise, which does not compress: `size` × `size` bytes and a little more. */
const noisePng = (size: number) => {
  const next = random(size)
  const rows = Buffer.alloc(size * (size + 1))
  for (let at = 0; at < rows.length; at++) {
    rows[at] = at % (size + 1) === 0 ? 0 : Math.floor(next() * 256)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.of()),
  ]
  return Buffer.concat([signature, ...parts])
}

const traceLog = `09:41:02.118 INFO  export  request 7f3a-91c2 list="Orders 2026" format=csv filter=[]
09:41:02.121 DEBUG export  ExportQuery.build conditions=0
09:41:02.122 ERROR export  NullFilterError: the filter has no conditions
    at ExportQuery.build (export-query.ts:118)
    at ExportJob.run (export-job.ts:54)
09:41:02.124 WARN  retry   attempt 3 of 3 failed, giving up
`

const costTable = `month,service,eur
2026-08,object storage,412.50
2026-09,object storage,455.10
2026-10,object storage,489.90
`

const text = (mimetype: string, content: string): Sample => ({
  mimetype,
  read: once(() => Buffer.from(content)),
  readThumbnail: null,
})

/** By file name. */
export const samples: Readonly<Record<string, Sample>> = {
  'export-error.png': { mimetype: 'image/png', read: exportError, readThumbnail: exportError },
  'sidebar.png': { mimetype: 'image/png', read: sidebar, readThumbnail: sidebar },
  'rack-photo.png': {
    mimetype: 'image/png',
    read: once(() => noisePng(1100)),
    readThumbnail: once(() => noisePng(160)),
  },
  'export-trace.log': text('text/plain', traceLog),
  'storage-costs.csv': text('text/csv', costTable),
}
