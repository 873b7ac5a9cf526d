namespace Services86.Http;

/// <summary>The memory that the bodies of all requests may take at the same time.</summary>
/// <remarks>
/// A body takes what its buffer takes, which grows with the bytes that arrive. A small body that arrives at once takes
/// nothing, so it is also read while slow or large bodies have taken everything. Thread-safe.
/// </remarks>
public sealed class BodyMemory
{
    private long _usedBytes;

    /// <summary>Creates the memory.</summary>
    /// <param name="maxBytes">The maximum number of bytes of all bodies; at least 1.</param>
    public BodyMemory(long maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        MaxBytes = maxBytes;
    }

    /// <summary>Gets the maximum number of bytes of all bodies.</summary>
    public long MaxBytes { get; }

    /// <summary>Gets the number of bytes that bodies take now.</summary>
    public long UsedBytes => Interlocked.Read(ref _usedBytes);

    /// <summary>Takes bytes, if that many are left.</summary>
    /// <returns>False if too few bytes are left; then nothing is taken.</returns>
    internal bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref _usedBytes, bytes) <= MaxBytes)
        {
            return true;
        }

        Return(bytes);
        return false;
    }

    /// <summary>Returns bytes that were taken.</summary>
    internal void Return(int bytes) => Interlocked.Add(ref _usedBytes, -bytes);
}
