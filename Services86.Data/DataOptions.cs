namespace Services86.Data;

/// <summary>Says where the data and the keys that guard its secrets are kept.</summary>
public sealed record DataOptions
{
    /// <summary>
    /// The connection string of the SQLite database, such as <c>Data Source=services86.db</c>. A relative path is
    /// relative to the current directory. <c>Default Timeout</c> is how many seconds a call waits for a writer in
    /// another connection; 30 when not given.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// The directory of the Data Protection keys. It is created, for its owner only, with the first database. Whoever
    /// loses it loses the stored secrets, and whoever has it and the database can read them.
    /// </summary>
    public required string KeysDirectory { get; init; }
}
