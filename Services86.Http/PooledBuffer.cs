using System.Buffers;

namespace Services86.Http;

/// <summary>A growing run of bytes in a rented array.</summary>
public sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _array;

    /// <summary>Rents the first array.</summary>
    /// <param name="capacity">The bytes that are expected; the buffer grows when there are more.</param>
    public PooledBuffer(int capacity) => _array = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 256));

    /// <summary>How many bytes are in the buffer.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes, until the buffer grows or is disposed.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, Length);

    /// <summary>The array that the bytes are in, from its beginning; the rest of it is not ours.</summary>
    public byte[] Array => _array;

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsSpan(Length);
    }

    /// <summary>Puts bytes at the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Gives the array back, emptied: it held passwords.</summary>
    public void Dispose()
    {
        Return(_array, Length);
        _array = [];
        Length = 0;
    }

    private static void Return(byte[] array, int used)
    {
        array.AsSpan(0, used).Clear();
        ArrayPool<byte>.Shared.Return(array);
    }

    private void Reserve(int count)
    {
        if (_array.Length - Length >= Math.Max(count, 1))
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(Length + Math.Max(count, 1), _array.Length * 2)));
        _array.AsSpan(0, Length).CopyTo(larger);
        Return(_array, Length);
        _array = larger;
    }
}
