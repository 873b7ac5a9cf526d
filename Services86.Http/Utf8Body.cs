namespace Services86.Http;

/// <summary>The bytes of an envelope, or of another body, as UTF-8 without byte order mark and XML declaration.</summary>
public sealed class Utf8Body : IDisposable
{
    private readonly PooledBuffer _buffer;

    private Utf8Body(PooledBuffer buffer, int offset)
    {
        _buffer = buffer;
        Offset = offset;
    }

    /// <summary>The array that the envelope is in.</summary>
    public byte[] Array => _buffer.Array;

    /// <summary>Where in the array it begins.</summary>
    public int Offset { get; }

    /// <summary>How many bytes it has.</summary>
    public int Length => _buffer.Length - Offset;

    /// <summary>The bytes.</summary>
    public Span<byte> Span => Array.AsSpan(Offset, Length);

    /// <summary>Makes an envelope of the bytes that came.</summary>
    /// <param name="body">The bytes; they belong to the envelope from here on.</param>
    /// <param name="charset">The charset of the Content-Type; null when it has none.</param>
    /// <param name="name">What the body is called in refusals.</param>
    /// <exception cref="RequestRejectedException">The encoding is not known, or the bytes are not of it.</exception>
    public static Utf8Body Of(PooledBuffer body, string? charset, BodyName name)
    {
        var envelope = new Utf8Body(body, 0);
        try
        {
            var (encoding, start) = BodyEncoding.Detect(envelope.Span, charset, name);
            if (encoding is null)
            {
                envelope = new Utf8Body(body, start);
            }
            else
            {
                var converted = BodyEncoding.ToUtf8(envelope.Span[start..], encoding, name);
                envelope.Dispose();
                envelope = new Utf8Body(converted, 0);
            }

            BodyEncoding.BlankDeclaration(envelope.Span);
            return envelope;
        }
        catch (RequestRejectedException)
        {
            envelope.Dispose();
            throw;
        }
    }

    /// <summary>Gives the memory back, emptied.</summary>
    public void Dispose() => _buffer.Dispose();
}
