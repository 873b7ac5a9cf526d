using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Services86.Host.Http;

/// <summary>Reads a connection, and adds <c>Content-Length: 0</c> to a first request that lacks a length.</summary>
/// <param name="transport">The connection. Its reader is completed together with this one.</param>
/// <remarks>
/// A request with a body, but without a length, is answered here: the end of the body is unknown. See
/// <see cref="LengthlessPosts"/>.
/// </remarks>
internal sealed class LengthlessPostReader(IDuplexPipe transport) : PipeReader
{
    private const string Rejection =
        "Expected a Content-Length header, which HTTP/1.0 requires of a request with a body, found none. Send it, or "
        + "use HTTP/1.1.\n";

    private PipeReader _inner = transport.Input;
    private bool _isInspected;

    /// <inheritdoc/>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        _isInspected ? _inner.ReadAsync(cancellationToken) : InspectAsync(cancellationToken);

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result) => _inner.TryRead(out result);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => _inner.AdvanceTo(consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
        _inner.AdvanceTo(consumed, examined);

    /// <inheritdoc/>
    public override void CancelPendingRead() => _inner.CancelPendingRead();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null)
    {
        _inner.Complete(exception);
        transport.Input.Complete(exception);
    }

    private async ValueTask<ReadResult> InspectAsync(CancellationToken cancellationToken)
    {
        var result = await _inner.ReadAsync(cancellationToken);
        if (result.IsCanceled || result.Buffer.IsEmpty)
        {
            return result;
        }

        _isInspected = true;
        if (LengthOfHead(result.Buffer) is not { } head)
        {
            return result;
        }

        ReadOnlySequence<byte> request = default;
        if (head == result.Buffer.Length)
        {
            request = new ReadOnlySequence<byte>(
                [.. result.Buffer.Slice(0, head - 2).ToArray(), .. "Content-Length: 0\r\n\r\n"u8]);
        }
        else
        {
            await transport.Output.WriteAsync(
                Encoding.ASCII.GetBytes(
                    "HTTP/1.1 411 Length Required\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
                    + $"Content-Length: {Rejection.Length}\r\n\r\n{Rejection}"),
                cancellationToken);
        }

        // Nothing can follow: the connection ends with the response.
        transport.Input.AdvanceTo(result.Buffer.End);
        _inner = Create(request);
        return await _inner.ReadAsync(cancellationToken);
    }

    // Null unless the buffer begins with all headers of a POST over HTTP/1.0 without a length.
    private static long? LengthOfHead(ReadOnlySequence<byte> buffer)
    {
        var bytes = buffer.First.Span;
        if (!bytes.StartsWith("POST "u8))
        {
            return null;
        }

        var line = bytes.IndexOf("\r\n"u8);
        var head = bytes.IndexOf("\r\n\r\n"u8);
        return line > 0 && head > 0 && bytes[..line].EndsWith(" HTTP/1.0"u8) && !HasLength(bytes[line..head])
            ? head + "\r\n\r\n".Length
            : null;
    }

    private static bool HasLength(ReadOnlySpan<byte> headers)
    {
        foreach (var range in headers.Split((byte)'\n'))
        {
            var header = headers[range];
            var name = header[..Math.Max(header.IndexOf((byte)':'), 0)];
            if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8) || Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
            {
                return true;
            }
        }

        return false;
    }
}
