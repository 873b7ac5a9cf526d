using System.Buffers;
using System.Numerics;

namespace Services86.Http;

/// <summary>A growing byte buffer in an array from the shared pool.</summary>
public sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _array;
    private BodyMemory? _memory;
    private int _takenBytes;

    /// <summary>Creates an empty buffer.</summary>
    /// <param name="capacity">The initial capacity, in bytes; at least 256. The buffer grows on demand.</param>
    public PooledBuffer(int capacity) => _array = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 256));

    /// <summary>Gets the number of bytes in the buffer.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the length from which on the buffer does not grow: it throws instead.</summary>
    /// <value>Default <see cref="int.MaxValue"/>. The last write may exceed the length.</value>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Gets the bytes. They are valid until the buffer grows or is disposed.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, Length);

    /// <summary>Gets the array. Only its first <see cref="Length"/> bytes belong to the buffer.</summary>
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

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Clears the array, which may contain passwords, and returns it to the pool.</summary>
    public void Dispose()
    {
        Return(_array, Length);
        _array = [];
        Length = 0;
        if (_memory is not null)
        {
            _memory.Return(_takenBytes);
            _memory = null;
        }
    }

    /// <summary>Takes the array, and each larger array from now on, from a limited memory.</summary>
    /// <exception cref="RequestRejectedException">Too little memory is left.</exception>
    internal void TakeFrom(BodyMemory memory)
    {
        if (_memory is null)
        {
            Take(memory, _array.Length);
            _memory = memory;
        }
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

        if (Length > MaxLength)
        {
            throw new BufferFullException();
        }

        var capacity = checked(Math.Max(Length + Math.Max(count, 1), _array.Length * 2));
        if (_memory is not null)
        {
            // The pool rounds up to a power of two.
            Take(_memory, (int)BitOperations.RoundUpToPowerOf2((uint)capacity) - _takenBytes);
        }

        var larger = ArrayPool<byte>.Shared.Rent(capacity);
        _array.AsSpan(0, Length).CopyTo(larger);
        Return(_array, Length);
        _array = larger;
    }

    private void Take(BodyMemory memory, int bytes)
    {
        if (!memory.TryTake(bytes))
        {
            throw RequestRejectedException.Busy(
                "The server is receiving more and larger requests than it has memory for. Try again in a moment, or "
                + "ask the server's owner to raise Services86:MaxRequestBytesInFlight.");
        }

        _takenBytes += bytes;
    }
}
