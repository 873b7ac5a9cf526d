namespace Services86.Http;

/// <summary>Quotes values from requests in the messages of rejections.</summary>
public static class Quotation
{
    private const int DefaultMaxLength = 40;

    /// <summary>Quotes a value and truncates a long one.</summary>
    /// <param name="value">The value from the request.</param>
    /// <param name="maxLength">The maximum number of characters to quote.</param>
    /// <returns>The value in quotes; <c>nothing</c> for an empty value.</returns>
    public static string Of(string value, int maxLength = DefaultMaxLength) =>
        value.Length == 0 ? "nothing"
        : value.Length <= maxLength ? $"'{value}'"
        : $"'{value.AsSpan(0, char.IsHighSurrogate(value[maxLength - 1]) ? maxLength - 1 : maxLength)}…'";
}
