using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Services86.Host.Http;

/// <summary>
/// Accepts POST over HTTP/1.0 without a Content-Length, which Kestrel answers with 400 and an empty body.
/// </summary>
/// <remarks>
/// A proxy that speaks HTTP/1.0, as nginx does by default, may send a POST without a body like this. HTTP/1.0 requires
/// a length for a body, so a request that ends with its headers has no body. Only the first request of a connection is
/// inspected, as these proxies send one per connection, and only if its headers arrive at once. Source:
/// https://www.rfc-editor.org/rfc/rfc1945#section-7.2.2
/// </remarks>
internal static class LengthlessPosts
{
    /// <summary>Handles a connection.</summary>
    public static Task HandleAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var transport = connection.Transport;
        connection.Transport = new DuplexPipe(new LengthlessPostReader(transport), transport.Output);
        return next(connection);
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
