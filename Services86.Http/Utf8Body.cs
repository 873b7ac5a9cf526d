using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Services86.Http;

/// <summary>A request body in UTF-8, without byte order mark and XML declaration.</summary>
public sealed class Utf8Body : IDisposable
{
    private readonly PooledBuffer _buffer;

    private Utf8Body(PooledBuffer buffer, int offset)
    {
        _buffer = buffer;
        Offset = offset;
    }

    /// <summary>Gets the array that contains the body.</summary>
    public byte[] Array => _buffer.Array;

    /// <summary>Gets the offset of the body in the array.</summary>
    public int Offset { get; }

    /// <summary>Gets the length of the body, in bytes.</summary>
    public int Length => _buffer.Length - Offset;

    /// <summary>Gets the token that is cancelled when the client disconnects, which ends the reading.</summary>
    public CancellationToken RequestAborted { get; init; }

    /// <summary>Gets the bytes of the body.</summary>
    public Span<byte> Span => Array.AsSpan(Offset, Length);

    /// <summary>Converts a body to UTF-8.</summary>
    /// <param name="body">The body as received. The returned object takes over the buffer and disposes it.</param>
    /// <param name="charset">The charset of the Content-Type; null if the Content-Type has none.</param>
    /// <param name="name">The name of the body in rejections.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <exception cref="RequestRejectedException">
    /// The encoding is not supported, or the bytes are not valid in the encoding.
    /// </exception>
    public static Utf8Body Of(
        PooledBuffer body, string? charset, BodyName name, CancellationToken cancellationToken)
    {
        var utf8Body = new Utf8Body(body, 0);
        try
        {
            var (encoding, start) = BodyEncoding.Detect(utf8Body.Span, charset, name);
            if (encoding is null)
            {
                utf8Body = new Utf8Body(body, start) { RequestAborted = cancellationToken };
            }
            else
            {
                var converted = BodyEncoding.ToUtf8(utf8Body.Span[start..], encoding, name);
                utf8Body.Dispose();
                utf8Body = new Utf8Body(converted, 0) { RequestAborted = cancellationToken };
            }

            BodyEncoding.BlankDeclaration(utf8Body.Span);
            return utf8Body;
        }
        catch (RequestRejectedException)
        {
            utf8Body.Dispose();
            throw;
        }
    }

    /// <summary>Requires that all bytes are UTF-8, also those that a reader has skipped.</summary>
    /// <param name="name">The name of the body in rejections.</param>
    /// <exception cref="RequestRejectedException">A byte is not UTF-8.</exception>
    /// <remarks>
    /// Called once the body was read: the readers validate what they read, and know the element or member.
    /// </remarks>
    public void RequireUtf8(BodyName name)
    {
        if (Utf8.IsValid(Span))
        {
            return;
        }

        ReadOnlySpan<byte> rest = Span;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done)
        {
            rest = rest[length..];
        }

        throw new RequestRejectedException(
            RequestRejection.NotXml,
            $"The {name} cannot be read: the bytes from {Length - rest.Length} on are not UTF-8. Send UTF-8.");
    }

    /// <summary>Clears the buffer and returns it to the pool.</summary>
    public void Dispose() => _buffer.Dispose();
}
