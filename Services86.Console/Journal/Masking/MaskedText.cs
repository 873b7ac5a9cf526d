namespace Services86.WebConsole.Journal.Masking;

/// <summary>The text of a body with its secrets masked.</summary>
/// <param name="Text">The text.</param>
/// <param name="HasNamesOnly">Whether all values are left out, because the body could not be parsed.</param>
internal readonly record struct MaskedText(string Text, bool HasNamesOnly);
