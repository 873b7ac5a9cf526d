namespace Services86.Data.Storage;

/// <summary>Checks stored times, which are Unix milliseconds.</summary>
internal static class StoredTime
{
    private static readonly long Min = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Max = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Requires a time between the years 1 and 9999, so that a row with another one is invalid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of range.</exception>
    public static long Require(long unixMilliseconds) => unixMilliseconds >= Min && unixMilliseconds <= Max
        ? unixMilliseconds
        : throw new ArgumentOutOfRangeException(nameof(unixMilliseconds));

    /// <inheritdoc cref="Require(long)"/>
    public static long? Require(long? unixMilliseconds) =>
        unixMilliseconds is { } time ? Require(time) : null;
}
