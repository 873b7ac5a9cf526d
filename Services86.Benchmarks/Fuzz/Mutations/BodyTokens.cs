using System.Text;
using System.Text.RegularExpressions;

namespace Services86.Benchmarks.Fuzz.Mutations;

/// <summary>Divides bodies into tokens: tags and texts, JSON tokens, or names and values of a form.</summary>
internal static partial class BodyTokens
{
    // One character for each byte, so that damaged bytes survive.
    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>Divides a body into tokens.</summary>
    public static List<string> Split(FuzzRequest request)
    {
        var pattern = request.Syntax switch
        {
            BodySyntax.Xml => Xml(),
            BodySyntax.Json => Json(),
            _ => UrlEncoded(),
        };
        return [.. pattern.Matches(Bytes.GetString(request.Body)).Select(match => match.Value)];
    }

    /// <summary>Joins tokens to a body.</summary>
    public static byte[] Join(IEnumerable<string> tokens) => Bytes.GetBytes(string.Concat(tokens));

    /// <summary>Returns the token of a text.</summary>
    public static string Of(string text) => Bytes.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("<[^>]*>|[^<]+|<", RegexOptions.Singleline)]
    private static partial Regex Xml();

    [GeneratedRegex("""
        "[^"]*"|[{}\[\],:]|[^"{}\[\],:]+|"
        """, RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex("[^&=]+|[&=]", RegexOptions.Singleline)]
    private static partial Regex UrlEncoded();
}
