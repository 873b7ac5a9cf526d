using System.Buffers;

namespace Services86.Http;

/// <summary>The characters that XML 1.0 forbids. Source: https://www.w3.org/TR/xml/#charsets</summary>
public static class XmlCharacters
{
    /// <summary>The forbidden characters, except surrogates, which are forbidden only without their pair.</summary>
    public const string ForbiddenOutsidePairs =
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"
        + "\uFFFE\uFFFF";

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(ForbiddenOutsidePairs);

    /// <summary>Returns the index of the first forbidden character; -1 if there is none.</summary>
    /// <remarks>A surrogate without its pair is forbidden too.</remarks>
    public static int IndexOfForbidden(ReadOnlySpan<char> text)
    {
        var forbidden = text.IndexOfAny(Forbidden);
        var lone = IndexOfLoneSurrogate(forbidden < 0 ? text : text[..forbidden]);
        return lone >= 0 ? lone : forbidden;
    }

    private static int IndexOfLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return i;
            }

            i++;
        }

        return -1;
    }
}
