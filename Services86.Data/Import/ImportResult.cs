namespace Services86.Data.Import;

/// <summary>What an import did.</summary>
/// <param name="Rows">The number of rows of each table, in the order in which the tables were copied.</param>
/// <param name="OpenedSecrets">The number of secrets of a sample that open in the target.</param>
/// <param name="UnreadableSecrets">
/// The number of secrets of the sample that do not open: they are damaged in the source too.
/// </param>
/// <param name="KeysDirectory">
/// The key directory that the servers need, a full path; null if the keys are in the database.
/// </param>
public sealed record ImportResult(
    IReadOnlyList<KeyValuePair<string, long>> Rows, int OpenedSecrets, int UnreadableSecrets, string? KeysDirectory);
