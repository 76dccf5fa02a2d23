// The body of an answer on its way out: whole where it is short, else as it comes until it ends or is
// cut off.

/** @param cut when it is cut off at the latest. @param done called once, when no more of it comes */
const streamed = (
  body: ReadableStream<Uint8Array>,
  cut: Promise<void>,
  done: () => void,
): ReadableStream<Uint8Array> => {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      void cut.then(() => {
        void reader.cancel().catch(() => {})
        try {
          controller.close()
        } catch {
          // It has ended by itself.
        }
        done()
      })
    },
    pull: async (controller) => {
      try {
        const { done: isOver, value } = await reader.read()
        if (!isOver) return controller.enqueue(value)
        done()
        controller.close()
      } catch {
        // Cut off meanwhile, or broken behind: there is nothing more to give either way.
        done()
      }
    },
    cancel: async (reason) => {
      done()
      await reader.cancel(reason)
    },
  })
}

export const sendBody = async (
  response: Response,
  cut: Promise<void>,
  done: () => void,
): Promise<Response> => {
  const { body, status, headers } = response
  const isStream = headers.get('content-type')?.startsWith('text/event-stream') ?? false
  if (body && isStream)
    return new Response(streamed(body, cut, done), { status, headers: new Headers(headers) })
  const whole = body ? await response.text() : null
  done()
  return new Response(whole, { status, headers: new Headers(headers) })
}
