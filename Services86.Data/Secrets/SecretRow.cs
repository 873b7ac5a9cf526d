namespace Services86.Data.Secrets;

/// <summary>A secret with its place, without the rest of its record.</summary>
internal sealed class SecretRow
{
    /// <summary>The primary key of the row.</summary>
    public required long RowId { get; init; }

    /// <summary>The id of the associate who owns the row.</summary>
    public required int OwnerId { get; init; }

    /// <summary>The encrypted secret.</summary>
    public required byte[] Secret { get; init; }
}
