using NpgsqlTypes;

namespace Services86.Data.Import;

/// <summary>A column of a table that is imported.</summary>
/// <param name="Name">The name, which is the same in both databases.</param>
/// <param name="Type">The type in PostgreSQL.</param>
internal sealed record ImportColumn(string Name, NpgsqlDbType Type);
