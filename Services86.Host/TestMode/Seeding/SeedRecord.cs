namespace Services86.Host.TestMode.Seeding;

/// <summary>A record to be stored.</summary>
/// <param name="Path">The JSON path of the record, for refusals.</param>
/// <param name="Value">The record.</param>
/// <param name="Type">The name of the system that a login is for; null for other records.</param>
internal sealed record SeedRecord<T>(string Path, T Value, string? Type = null);
