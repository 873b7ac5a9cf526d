namespace Services86.WebConsole.Journal;

/// <summary>The settings of the journal of calls.</summary>
internal sealed record JournalOptions
{
    /// <summary>Gets the number of calls that are kept.</summary>
    /// <value>Default 500; from 0 to 100,000. 0 turns the journal off.</value>
    public int Calls { get; init; } = 500;

    /// <summary>Gets the largest number of bytes that is kept of each body.</summary>
    /// <value>Default 65,536 (64 KiB); from 0 to 1,048,576 (1 MiB).</value>
    public int MaxBodyBytes { get; init; } = 64 * 1024;

    /// <summary>Gets the memory that all kept calls may take, in bytes. Beyond, the oldest calls are dropped.</summary>
    /// <value>Default 16,777,216 (16 MiB); from 1,048,576 to 1,073,741,824 (1 GiB).</value>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;
}
