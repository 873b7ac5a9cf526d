using System.Security.Cryptography.X509Certificates;

namespace Services86.Data;

/// <summary>The places of the database and of the keys that encrypt its secrets.</summary>
public sealed record DataOptions
{
    /// <summary>The database engine. Default <see cref="DatabaseProvider.Sqlite"/>.</summary>
    public DatabaseProvider Provider { get; init; }

    /// <summary>
    /// The connection string. Of SQLite, such as <c>Data Source=services86.db</c>: a relative path is relative to the
    /// current directory, and <c>Default Timeout</c> is the busy timeout, the number of seconds that a write waits for
    /// another process that writes; default 30. Of PostgreSQL, such as
    /// <c>Host=db;Database=services86;Username=services86;Password=...</c>, in the words of Npgsql.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// The directory of the Data Protection keys. It is created together with the database, with access for its owner
    /// only. Without it the stored secrets are lost; with it and the database they can be read. Null if the keys are in
    /// the database.
    /// </summary>
    public string? KeysDirectory { get; init; }

    /// <summary>
    /// The certificates of RSA, with their private keys, that protect Data Protection keys in the database: the first
    /// encrypts new keys, and all decrypt. Default none: the keys are in <see cref="KeysDirectory"/>. The application
    /// does not dispose of them.
    /// </summary>
    public IReadOnlyList<X509Certificate2> KeyCertificates { get; init; } = [];

    /// <summary>
    /// Whether to begin with a new, empty database if the database is missing or empty, although there are keys of one.
    /// Default false: <see cref="Database.PrepareAsync"/> refuses.
    /// </summary>
    public bool CreateNew { get; init; }

    /// <summary>
    /// Whether a commit waits until the data is on the disk. Default true. False for a database that is deleted at the
    /// end, such as that of test mode: a power failure can lose or damage it. PostgreSQL has a setting of its own.
    /// </summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>The time for which the entries of the audit are kept. Default 400 days.</summary>
    public TimeSpan AuditLifetime { get; init; } = TimeSpan.FromDays(400);
}
