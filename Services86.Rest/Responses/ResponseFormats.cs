using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Services86.Rest.Errors;
using Services86.Rest.Headers;

namespace Services86.Rest.Responses;

/// <summary>Chooses the format of a response by the Accept header.</summary>
/// <remarks>
/// A client that accepts none of the formats gets JSON, as from SuperOffice's server; a client that refuses JSON (by a
/// quality of 0) gets XML; a client that refuses both gets HTTP 406.
/// </remarks>
internal sealed class ResponseFormats
{
    private readonly Dictionary<string, ResponseFormat> _byMediaType = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _offers;
    private readonly List<string> _defaults;
    private readonly HashSet<string> _defaultAccepts;

    /// <summary>Creates the choice among formats; the first ones are chosen for a client without preference.</summary>
    public ResponseFormats(IEnumerable<IResponseFormat> formats)
    {
        var all = formats.ToList();
        foreach (var format in all)
        {
            foreach (var (accepted, sent) in format.MediaTypes)
            {
                _byMediaType.Add(accepted, new ResponseFormat(format, sent + "; charset=utf-8"));
            }
        }

        _offers = [.. all.SelectMany(format => format.MediaTypes).Select(mediaType => mediaType.Accepted)];
        _defaults = [.. all.Select(format => format.MediaTypes[0].Accepted)];
        Default = _byMediaType[_offers[0]];
        _defaultAccepts = new(StringComparer.OrdinalIgnoreCase) { "*/*", _offers[0], Default.ContentType };
    }

    /// <summary>Gets the format of a response to a client without preference.</summary>
    public ResponseFormat Default { get; }

    /// <summary>Chooses the format of the response to a request.</summary>
    /// <exception cref="RestException">The client refuses all formats.</exception>
    public ResponseFormat Require(HttpRequest request) => Find(request.Headers.Accept) ?? throw new RestException(
        StatusCodes.Status406NotAcceptable,
        $"The Accept header refuses every form that the answer can have: {string.Join(", ", _offers)}. "
        + "Accept one of these.");

    /// <summary>Chooses the format of an error, which is sent even to a client that refuses all formats.</summary>
    public ResponseFormat OfError(HttpRequest request) => Find(request.Headers.Accept) ?? Default;

    /// <summary>Chooses the format of a response that can also be an HTML page.</summary>
    /// <param name="request">The request.</param>
    /// <param name="page">The media type of the page, which is the default.</param>
    /// <returns>The format; null for the page.</returns>
    public ResponseFormat? OfPage(HttpRequest request, string page)
    {
        var mediaType = AcceptHeader.Choose(request.Headers.Accept, [page, .. _offers], [page]) ?? page;
        return mediaType == page ? null : _byMediaType[mediaType];
    }

    // Most clients send one of the same few headers, which need no parsing.
    private ResponseFormat? Find(StringValues accept)
    {
        if (accept.Count == 0 || (accept is [{ } only] && _defaultAccepts.Contains(only)))
        {
            return Default;
        }

        return AcceptHeader.Choose(accept, _offers, _defaults) is { } mediaType ? _byMediaType[mediaType] : null;
    }
}
