using System.Net;
using System.Text;

namespace Services86.WebConsole.Journal.Masking;

/// <summary>Masks the secrets of URL-encoded bodies and of queries.</summary>
/// <remarks>A key that no contract has is masked with its value, because the text may be of another syntax.</remarks>
internal static class UrlEncodedMask
{
    // Of descriptions and of REST.
    private static readonly HashSet<string> Queries = new(StringComparer.OrdinalIgnoreCase)
    {
        "wsdl", "singleWsdl", "xsd", "$select", "$format",
    };

    /// <summary>Masks a text of keys and values.</summary>
    /// <param name="text">The text, without the question mark of a query.</param>
    /// <param name="rules">The rules.</param>
    public static string Mask(string text, BodyRules rules)
    {
        // Secrets are found first: the same text can be the value of an earlier key.
        var pairs = text.Split('&');
        foreach (var pair in pairs)
        {
            var (key, value) = Parse(pair);
            if (value is not null && Names(key).Any(rules.IsSecret))
            {
                rules.Secrets.Add(value);
            }
        }

        var output = new StringBuilder(text.Length);
        for (var i = 0; i < pairs.Length; i++)
        {
            // The last key of a body that was cut may be the begin of one.
            var isCut = rules.IsCut && i == pairs.Length - 1;
            output.Append(i == 0 ? "" : "&").Append(MaskPair(pairs[i], rules, isCut));
        }

        return output.ToString();
    }

    private static string MaskPair(string pair, BodyRules rules, bool isCut)
    {
        var (key, value) = Parse(pair);
        var names = Names(key);
        if (pair.Length == 0)
        {
            return pair;
        }

        if (Queries.Contains(key))
        {
            return value is null || !rules.Secrets.AreIn(value) ? pair : $"{key}={SecretText.Mask}";
        }

        if (names.Count == 0 || !names.TrueForAll(rules.Names.IsKnown) || (isCut && value is null))
        {
            rules.Secrets.Add(key);
            rules.Secrets.Add(value ?? "");
            return value is null ? SecretText.Mask : $"{SecretText.Mask}={SecretText.Mask}";
        }

        if (value is null or "")
        {
            return pair;
        }

        var isKept = !names.Exists(rules.IsSecret) && rules.Keeps(names[^1]);
        return rules.Mask(value, isKept) == value
            ? pair
            : $"{pair[..pair.IndexOf('=', StringComparison.Ordinal)]}={SecretText.Mask}";
    }

    private static (string Key, string? Value) Parse(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? (WebUtility.UrlDecode(pair), null)
            : (WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..]));
    }

    // The names of a path such as Credentials[0].Type[Type], without indices.
    private static List<string> Names(string key) =>
    [
        .. key.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Where(name => !name.All(char.IsAsciiDigit)),
    ];
}
