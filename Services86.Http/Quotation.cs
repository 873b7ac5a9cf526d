namespace Services86.Http;

/// <summary>Quotes what a client sent, for the refusal of it.</summary>
public static class Quotation
{
    private const int Longest = 40;

    /// <summary>Quotes a value, cut where it is long.</summary>
    /// <param name="value">What the client sent.</param>
    /// <param name="longest">The most characters that are quoted.</param>
    /// <returns>The value between quotes; "nothing" where it is empty.</returns>
    public static string Of(string value, int longest = Longest) =>
        value.Length == 0 ? "nothing"
        : value.Length <= longest ? $"'{value}'"
        : $"'{value.AsSpan(0, char.IsHighSurrogate(value[longest - 1]) ? longest - 1 : longest)}…'";
}
