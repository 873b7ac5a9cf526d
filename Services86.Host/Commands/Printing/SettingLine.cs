namespace Services86.Host.Commands.Printing;

/// <summary>A setting in a list.</summary>
/// <param name="Key">The key, with its section.</param>
/// <param name="Value">The value without secrets; null for none.</param>
/// <param name="Source">Where the value comes from.</param>
internal sealed record SettingLine(string Key, string? Value, string Source);
