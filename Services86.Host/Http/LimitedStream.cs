namespace Services86.Host.Http;

/// <summary>Reads at most a number of bytes of another stream.</summary>
/// <param name="inner">The stream to read.</param>
/// <param name="maxBytes">The maximum number of bytes.</param>
/// <remarks>A longer stream ends with a <see cref="BadHttpRequestException"/> that has the status 413.</remarks>
internal sealed class LimitedStream(Stream inner, int maxBytes) : Stream
{
    private long _readBytes;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => _readBytes;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        _readBytes += read;
        return _readBytes <= maxBytes ? read : throw new BadHttpRequestException(
            "The body is too large before it is decoded.", StatusCodes.Status413PayloadTooLarge);
    }
}
