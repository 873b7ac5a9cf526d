using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Services86.Rest.Headers;

/// <summary>
/// Finds the media type that a client prefers. Source: https://www.rfc-editor.org/rfc/rfc9110#name-accept
/// </summary>
internal static class AcceptHeader
{
    /// <summary>Chooses one of the offered media types.</summary>
    /// <param name="accept">The Accept header; a malformed one is ignored.</param>
    /// <param name="offers">The offered media types; the first ones are chosen for a client without preference.</param>
    /// <param name="defaults">
    /// The offers for a client that accepts none of them: the first one that it does not refuse is chosen.
    /// </param>
    /// <returns>The media type; null if the client refuses all defaults.</returns>
    public static string? Choose(StringValues accept, IReadOnlyList<string> offers, IReadOnlyList<string> defaults)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return offers[0];
        }

        var best = offers
            .Select(offer => (MediaType: offer, Quality: QualityOf(offer, ranges) ?? 0))
            .MaxBy(offer => offer.Quality);
        return best.Quality > 0
            ? best.MediaType
            : defaults.FirstOrDefault(mediaType => QualityOf(mediaType, ranges) is null);
    }

    // The most specific range decides. Null if no range includes the media type.
    private static double? QualityOf(string mediaType, IList<MediaTypeHeaderValue> ranges)
    {
        var slash = mediaType.IndexOf('/', StringComparison.Ordinal);
        double? quality = null;
        var specificity = 0;
        foreach (var range in ranges)
        {
            var found = SpecificityOf(range, mediaType.AsSpan(0, slash), mediaType.AsSpan(slash + 1));
            if (found > specificity)
            {
                specificity = found;
                quality = range.Quality ?? 1;
            }
        }

        return quality;
    }

    private static int SpecificityOf(MediaTypeHeaderValue range, ReadOnlySpan<char> type, ReadOnlySpan<char> subtype) =>
        range.MatchesAllTypes ? 1
        : !range.Type.AsSpan().Equals(type, StringComparison.OrdinalIgnoreCase) ? 0
        : range.MatchesAllSubTypes ? 2
        : range.SubType.AsSpan().Equals(subtype, StringComparison.OrdinalIgnoreCase) ? 3
        : 0;
}
