// How clients get in that cannot speak to a URL by themselves.
export const Bridges = () => (
  <section aria-labelledby="bridges">
    <h2 id="bridges">Clients that only start programs</h2>
    <p>
      A link speaks Streamable HTTP; the older SSE transport is not served. A client that can only
      start a program, or speaks nothing newer, reaches it through <code>mcp-remote</code>, which
      runs on its machine and carries every message to the URL:
    </p>
    <p>
      <code>npx -y mcp-remote URL --transport http-only</code>
    </p>
    <p>
      It needs Node.js there. For a link with a second proof add{' '}
      <code>--header "Authorization: Bearer TOKEN"</code>.
    </p>
  </section>
)
