namespace Services86.Agents.Refusals;

/// <summary>Quotes texts of requests in refusals.</summary>
internal static class QuotedText
{
    private const int MaxLength = 100;

    /// <summary>Quotes a text, and truncates a long one, so that no refusal grows with its request.</summary>
    public static string Of(string? text) => $"'{Cut(text ?? "", MaxLength)}'";

    /// <summary>Truncates a long text.</summary>
    public static string Cut(string text, int maxLength) =>
        text.Length <= maxLength ? text
        : $"{text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)}…";

    /// <summary>Replaces the control characters of a text, which could forge lines of a log.</summary>
    public static string Printable(string text) => !text.Any(char.IsControl)
        ? text
        : string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
            }
        });
}
