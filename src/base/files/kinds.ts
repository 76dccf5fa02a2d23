// What a file is: an image to see, a text to read, or bytes to keep.

/** Larger images are shown by their thumbnail. */
export const MAX_IMAGE_BYTES = 1_000_000

const IMAGE_SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'image/webp'],
]

/** By what the bytes are, not by what a name says; SVG is text to models. */
export const imageType = (bytes: Buffer): string | undefined => {
  const head = bytes.subarray(0, 16).toString('latin1')
  return IMAGE_SIGNATURES.find(([signature]) => signature.test(head))?.[1]
}

/** Text has no NUL byte and is valid UTF-8. */
export const asText = (bytes: Buffer): string | undefined => {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export interface NewFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** MIME type. */
  readonly type: string
}
