namespace Services86.Http;

/// <summary>Thrown when a <see cref="PooledBuffer"/> would exceed its maximum length.</summary>
public sealed class BufferFullException() : Exception("The buffer has reached its maximum length.");
