/** The token of `Authorization: Bearer …`, as RFC 6750 writes it. */
export const bearerIn = (headers: Headers): string | undefined =>
  /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(headers.get('authorization') ?? '')?.[1]
