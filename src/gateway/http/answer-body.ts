// The body of an answer on its way out: whole where it is short, else as it comes until it ends or is
// cut off.

export interface Cutting {
  /** Resolves with what is said in place of what has not gone out by then. */
  readonly cut: Promise<string>
  /** Called when no more of it comes. */
  readonly done: () => void
}

const streamed = (
  body: ReadableStream<Uint8Array>,
  { cut, done }: Cutting,
): ReadableStream<Uint8Array> => {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        void cut.then((lastWord) => {
          void reader.cancel().catch(() => {})
          try {
            controller.enqueue(new TextEncoder().encode(lastWord))
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
    },
    // Nothing waits here that could still go out after the end.
    { highWaterMark: 0 },
  )
}

export const sendBody = async (response: Response, cutting: Cutting): Promise<Response> => {
  const { body, status, headers } = response
  const isStream = headers.get('content-type')?.startsWith('text/event-stream') ?? false
  if (body && isStream)
    return new Response(streamed(body, cutting), { status, headers: new Headers(headers) })
  const whole = body ? await response.text() : null
  cutting.done()
  return new Response(whole, { status, headers: new Headers(headers) })
}
