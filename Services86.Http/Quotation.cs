namespace Services86.Http;

/// <summary>Quotes values from requests in the messages of rejections.</summary>
public static class Quotation
{
    private const int DefaultMaxLength = 40;
    private const int MaxMessageLength = 4_000;

    /// <summary>Quotes a value and truncates a long one.</summary>
    /// <param name="value">The value from the request.</param>
    /// <param name="maxLength">The maximum number of characters to quote.</param>
    /// <returns>The value in quotes; <c>nothing</c> for an empty value.</returns>
    public static string Of(string value, int maxLength = DefaultMaxLength) =>
        value.Length == 0 ? "nothing" : $"'{Cut(value, maxLength)}'";

    /// <summary>Truncates a long text, such as a name, that is not quoted.</summary>
    /// <param name="text">The text from the request.</param>
    /// <param name="maxLength">The maximum number of characters to keep.</param>
    /// <returns>The text; a truncated text ends with an ellipsis.</returns>
    public static string Cut(string text, int maxLength = DefaultMaxLength) =>
        text.Length <= maxLength ? text
        : $"{text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)}…";

    /// <summary>
    /// Truncates the message of a rejection to 4,000 characters. A message quotes parts of a request, each of which is
    /// short; this bound holds also for the messages of libraries.
    /// </summary>
    public static string CutMessage(string message) => Cut(message, MaxMessageLength);

    /// <summary>Truncates a long text, and replaces its control characters, which could forge lines of a log.</summary>
    /// <param name="text">The text from the request.</param>
    /// <param name="maxLength">The maximum number of characters to keep.</param>
    public static string Printable(string text, int maxLength = DefaultMaxLength)
    {
        var cut = Cut(text, maxLength);
        return cut.Any(char.IsControl)
            ? string.Create(cut.Length, cut, static (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    target[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
                }
            })
            : cut;
    }
}
