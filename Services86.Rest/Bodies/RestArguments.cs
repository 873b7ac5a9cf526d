using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Routing;

namespace Services86.Rest.Bodies;

/// <summary>Reads the arguments of an operation from a request: from its query, or from its body.</summary>
internal sealed class RestArguments
{
    private readonly int _maxBytes;
    private readonly Dictionary<string, IRestBodyReader> _readers;

    public RestArguments(IEnumerable<IRestBodyReader> readers, int maxBytes)
    {
        _maxBytes = maxBytes;
        _readers = readers
            .SelectMany(reader => reader.MediaTypes, (reader, mediaType) => (reader, mediaType))
            .ToDictionary(pair => pair.mediaType, pair => pair.reader, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads the arguments.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">The operation that is called.</param>
    /// <param name="call">The circumstances of the call.</param>
    /// <returns>A value for each part of the operation's request.</returns>
    /// <exception cref="RestException">There are none, or they cannot be read.</exception>
    /// <exception cref="RequestRejectedException">The body is too large or not complete, or its XML is wrong.</exception>
    public async ValueTask<object?[]> ReadAsync(HttpRequest request, RestOperation operation, AgentCall call)
    {
        if (operation.Parameters is RestParameters.Object or RestParameters.Body)
        {
            return await ReadBodyAsync(request, operation, call);
        }

        await SkipBodyAsync(request);
        return operation.QueryName is { } name ? [ReadQuery(request, name, operation)] : [];
    }

    private static int ReadQuery(HttpRequest request, string name, RestOperation operation)
    {
        // The names of a query are found in any case.
        var values = request.QueryString.HasValue ? request.Query[name] : default;
        if (values is [{ } text]
            && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        throw RestException.InvalidParameter(values switch
        {
            [] => $"The parameter '{name}' of type Int32 is missing: {operation.Description.Name} takes it from the query, as in {operation.Path}?{name}=5.",
            [var found] => $"The parameter '{name}' cannot be read: expected a whole number from -2147483648 to 2147483647, found {Quotation.Of(found ?? "")}.",
            _ => $"The parameter '{name}' cannot be read: expected it once, found it {values.Count} times.",
        });
    }

    private async ValueTask<object?[]> ReadBodyAsync(HttpRequest request, RestOperation operation, AgentCall call)
    {
        if (!HasBody(request))
        {
            throw Missing(operation, "none");
        }

        var (reader, charset) = ReaderOf(request);
        using var body = await ReadTextAsync(request, charset);
        if (body.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw Missing(operation, "an empty one");
        }

        var arguments = await reader.ReadAsync(operation, body, call);
        return operation.BodyType is not null && arguments[0] is null
            ? throw Missing(operation, "null")
            : arguments;
    }

    private (IRestBodyReader Reader, string? Charset) ReaderOf(HttpRequest request)
    {
        var contentType = RequestContentType.Of(request);
        var mediaType = contentType.MediaType.Length > 0 ? contentType.MediaType : MediaType.Json;
        return _readers.TryGetValue(mediaType, out var reader)
            ? (reader, contentType.Charset)
            : throw new RestException(
                StatusCodes.Status415UnsupportedMediaType,
                $"Expected a body of the Content-Type {string.Join(", ", _readers.Keys)}, found {Quotation.Of(mediaType)}. Use one of these.");
    }

    private async ValueTask<Utf8Body> ReadTextAsync(HttpRequest request, string? charset)
    {
        var body = await RequestBody.ReadAsync(
            request, BodyName.Body, _maxBytes, request.HttpContext.RequestAborted);
        return Utf8Body.Of(body, charset, BodyName.Body);
    }

    // Some clients send {} or null where there is nothing to say.
    private async ValueTask SkipBodyAsync(HttpRequest request)
    {
        if (HasBody(request))
        {
            using var body = await RequestBody.ReadAsync(
                request, BodyName.Body, _maxBytes, request.HttpContext.RequestAborted);
        }
    }

    private static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false;

    private static RestException Missing(RestOperation operation, string found) => RestException.InvalidParameter(
        operation.BodyType is null
            ? $"Expected a body with an object that has the parameters {string.Join(", ", operation.Description.Request.Parts.Select(part => part.Name))}, found {found}."
            : $"Expected a body that is the {operation.Description.Request.Parts[0].Name} to use, found {found}.");
}
