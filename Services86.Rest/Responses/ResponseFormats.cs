using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Services86.Rest.Errors;
using Services86.Rest.Headers;

namespace Services86.Rest.Responses;

/// <summary>Chooses the form of an answer by what its client accepts.</summary>
/// <remarks>
/// A client whose wishes nothing fits gets JSON, as from the original; one that refuses JSON gets XML; one that refuses
/// both, by a quality of 0, is answered 406.
/// </remarks>
internal sealed class ResponseFormats
{
    private readonly Dictionary<string, ResponseFormat> _byMediaType = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _offers;
    private readonly List<string> _usual;
    private readonly HashSet<string> _wishesForUsual;

    /// <summary>Offers formats, those first that are chosen where the client has no preference.</summary>
    public ResponseFormats(IEnumerable<IResponseFormat> formats)
    {
        var all = formats.ToList();
        foreach (var format in all)
        {
            foreach (var (asked, answered) in format.MediaTypes)
            {
                _byMediaType.Add(asked, new ResponseFormat(format, answered + "; charset=utf-8"));
            }
        }

        _offers = [.. all.SelectMany(format => format.MediaTypes).Select(mediaType => mediaType.Asked)];
        _usual = [.. all.Select(format => format.MediaTypes[0].Asked)];
        Usual = _byMediaType[_offers[0]];
        _wishesForUsual = new(StringComparer.OrdinalIgnoreCase) { "*/*", _offers[0], Usual.ContentType };
    }

    /// <summary>The form of an answer to who does not say.</summary>
    public ResponseFormat Usual { get; }

    /// <summary>Chooses the form of the answer to a request.</summary>
    /// <exception cref="RestException">The client refuses all forms.</exception>
    public ResponseFormat Require(HttpRequest request) => Find(request.Headers.Accept) ?? throw new RestException(
        StatusCodes.Status406NotAcceptable,
        $"The Accept header refuses every form that the answer can have: {string.Join(", ", _offers)}. Accept one of these.");

    /// <summary>Chooses the form of an error, which its client gets even where it refuses all forms.</summary>
    public ResponseFormat OfError(HttpRequest request) => Find(request.Headers.Accept) ?? Usual;

    /// <summary>Chooses the form of an answer that can also be a page.</summary>
    /// <param name="request">The request.</param>
    /// <param name="page">The media type of the page, which a client gets that does not ask for another one.</param>
    /// <returns>The form; null for the page.</returns>
    public ResponseFormat? OfPage(HttpRequest request, string page)
    {
        var mediaType = AcceptHeader.Choose(request.Headers.Accept, [page, .. _offers], [page]) ?? page;
        return mediaType == page ? null : _byMediaType[mediaType];
    }

    // Most clients say one of the same few things, which need not be taken apart.
    private ResponseFormat? Find(StringValues accept)
    {
        if (accept.Count == 0 || (accept is [{ } only] && _wishesForUsual.Contains(only)))
        {
            return Usual;
        }

        return AcceptHeader.Choose(accept, _offers, _usual) is { } mediaType ? _byMediaType[mediaType] : null;
    }
}
