namespace Services86.Data.Secrets;

/// <summary>
/// Thrown when a stored secret cannot be decrypted. It has the location of the secret, and nothing of its content.
/// </summary>
public sealed class SecretUnreadableException : Exception
{
    internal SecretUnreadableException(SecretLocation location, Exception? cause)
        : base(
            $"The secret in {location.Table}.{location.Column} of row {location.RowId} does not open. It was changed " +
            "or copied there from elsewhere, or its data key is missing: restore the row from a backup, or store " +
            "the secret again.",
            cause)
    {
        Table = location.Table;
        Column = location.Column;
        RowId = location.RowId;
    }

    /// <summary>The table of the secret.</summary>
    public string Table { get; }

    /// <summary>The column of the secret.</summary>
    public string Column { get; }

    /// <summary>The primary key of its row.</summary>
    public long RowId { get; }
}
