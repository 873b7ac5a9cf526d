using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.Rest.UrlEncoded;

/// <summary>Parses the keys of URL-encoded bodies: <c>Credentials[0].Type[Type]</c>.</summary>
internal static class UrlEncodedKey
{
    // The contracts are less than half as deep.
    private const int MaxNames = 32;

    /// <summary>Parses a key.</summary>
    /// <param name="key">The key, decoded.</param>
    /// <returns>
    /// The names and indices of the path; the first one is empty if the key begins with a bracket, or is empty. Empty
    /// brackets at the end, as PHP requires them for repeated keys, are dropped.
    /// </returns>
    /// <exception cref="RestException">The text is not a key.</exception>
    public static List<string> Parse(string key)
    {
        var names = new List<string>();
        var rest = key.EndsWith("[]", StringComparison.Ordinal) ? key.AsSpan()[..^2] : key;
        names.Add(Take(ref rest, rest.IndexOfAny('.', '[')));
        while (!rest.IsEmpty)
        {
            if (names.Count == MaxNames)
            {
                throw Invalid(key, $"a key of at most {MaxNames} names");
            }

            names.Add(TakeWithin(ref rest)
                ?? throw Invalid(key, "one such as Name, Name.Member, Name[Member] or Name[0]"));
        }

        return names;
    }

    private static string? TakeWithin(ref ReadOnlySpan<char> rest)
    {
        var isBracket = rest[0] == '[';
        if (!isBracket && rest[0] != '.')
        {
            return null;
        }

        rest = rest[1..];
        var end = isBracket ? rest.IndexOf(']') : rest.IndexOfAny('.', '[');
        if (isBracket && end < 0)
        {
            return null;
        }

        var name = Take(ref rest, end);
        rest = isBracket ? rest[1..] : rest;
        return name.Length == 0 ? null : name;
    }

    private static string Take(ref ReadOnlySpan<char> rest, int length)
    {
        var name = length < 0 ? rest : rest[..length];
        rest = rest[name.Length..];
        return name.ToString();
    }

    private static RestException Invalid(string key, string expected) => RestException.BadRequest(
        $"The key {Quotation.Of(key)} of the form cannot be read: expected {expected}. "
        + "Correct it and send the request again.");
}
