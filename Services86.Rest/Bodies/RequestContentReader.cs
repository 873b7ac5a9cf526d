using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Routing;

namespace Services86.Rest.Bodies;

/// <summary>Reads what a request sends to an operation, from the query or from the body.</summary>
internal sealed class RequestContentReader
{
    private readonly RequestLimits _limits;
    private readonly UnknownMembers _unknownMembers;
    private readonly Dictionary<string, IRestBodyReader> _readers;
    private readonly IRestBodyReader _jsonReader;

    /// <summary>Creates the reader of requests.</summary>
    /// <param name="readers">The readers of bodies, each for media types of its own.</param>
    /// <param name="limits">The limits of bodies.</param>
    /// <param name="unknownMembers">What happens to members that the contract does not have.</param>
    public RequestContentReader(
        IEnumerable<IRestBodyReader> readers, RequestLimits limits, UnknownMembers unknownMembers)
    {
        _limits = limits;
        _unknownMembers = unknownMembers;
        _readers = readers
            .SelectMany(reader => reader.MediaTypes, (reader, mediaType) => (reader, mediaType))
            .ToDictionary(pair => pair.mediaType, pair => pair.reader, StringComparer.OrdinalIgnoreCase);
        _jsonReader = _readers[MediaType.Json];
    }

    /// <summary>Reads the content of a request.</summary>
    /// <exception cref="RestException">A parameter or the body is missing, or cannot be read.</exception>
    /// <exception cref="RequestRejectedException">The body is too large or incomplete, or malformed XML.</exception>
    public async ValueTask<RequestContent> ReadAsync(HttpRequest request, RestOperation operation)
    {
        var unknownMembers = UnknownMemberCollector.For(_unknownMembers);
        if (request.QueryString.HasValue)
        {
            QueryParameters.Check(request.Query, operation, unknownMembers);
        }

        if (operation.HasBody)
        {
            return await ReadBodyAsync(request, operation, unknownMembers);
        }

        await SkipBodyAsync(request);
        return new RequestContent(operation.QueryName is { } name ? [ReadQuery(request, name, operation)] : [])
        {
            UnknownMembers = unknownMembers,
        };
    }

    private static int ReadQuery(HttpRequest request, string name, RestOperation operation)
    {
        // Query finds names in any case.
        var values = request.QueryString.HasValue ? request.Query[name] : default;
        if (values is [{ } text]
            && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        throw RestException.InvalidParameter(values switch
        {
            [] => $"The parameter '{name}' of type Int32 is missing: {operation.Description.Name} takes it from the "
                + $"query, as in {operation.Path}?{name}=5.",
            [var found] => $"The parameter '{name}' cannot be read: expected a whole number from -2147483648 to "
                + $"2147483647, found {Quotation.Of(found ?? "")}.",
            _ => $"The parameter '{name}' cannot be read: expected it once, found it {values.Count} times.",
        });
    }

    private async ValueTask<RequestContent> ReadBodyAsync(
        HttpRequest request, RestOperation operation, UnknownMemberCollector? unknownMembers)
    {
        if (!HasBody(request))
        {
            throw MissingBody.Of(operation, "none");
        }

        var (reader, charset) = ReaderOf(request, operation);
        using var body = Utf8Body.Of(
            await ReadBytesAsync(request), charset, BodyName.Body, request.HttpContext.RequestAborted);
        if (body.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw MissingBody.Of(operation, "an empty one");
        }

        var content = reader.Read(operation, body, unknownMembers);
        body.RequireUtf8(BodyName.Body);
        return operation.BodyType is not null && content is { Patch: null, Arguments: [null, ..] }
            ? throw MissingBody.Of(operation, "null")
            : content with { UnknownMembers = unknownMembers };
    }

    private (IRestBodyReader Reader, string? Charset) ReaderOf(HttpRequest request, RestOperation operation)
    {
        var contentType = RequestContentType.Of(request);
        var mediaType = contentType.MediaType.Length > 0 ? contentType.MediaType : MediaType.Json;
        if (!_readers.TryGetValue(mediaType, out var reader))
        {
            throw new RestException(
                StatusCodes.Status415UnsupportedMediaType,
                $"Expected a body of the Content-Type {string.Join(", ", _readers.Keys)}, found "
                + $"{Quotation.Of(mediaType)}. Use one of these.");
        }

        return (reader.CanRead(operation) ? reader : _jsonReader, contentType.Charset);
    }

    // Some clients send {} or null to operations without parameters.
    private async ValueTask SkipBodyAsync(HttpRequest request)
    {
        if (HasBody(request))
        {
            using var body = await ReadBytesAsync(request);
        }
    }

    private ValueTask<PooledBuffer> ReadBytesAsync(HttpRequest request) =>
        RequestBody.ReadAsync(
            request,
            BodyName.Body,
            _limits,
            CallCapture.Of(request.HttpContext),
            request.HttpContext.RequestAborted);

    private static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false;
}
