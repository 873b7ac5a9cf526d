using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Rest.Authorization;
using Services86.Rest.Errors;
using Services86.Rest.Routing;

namespace Services86.Rest.Responses;

/// <summary>Sends responses, each in one write of known length.</summary>
internal sealed class RestResponse(ResponseFormats formats, RestAuthorization authorization)
{
    private const int DefaultBufferBytes = 2048;

    private static readonly StringValues NoCache = "no-cache";
    private static readonly StringValues Expired = "-1";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Accept = HeaderNames.Accept;

    /// <summary>Sends the results of an operation.</summary>
    public static async Task SendResultsAsync(
        HttpContext context,
        ResponseFormat format,
        RestOperation operation,
        object?[] results,
        Selection? selection,
        CallTimeZone timeZone)
    {
        if (operation.IsVoid)
        {
            SendNothing(context);
            return;
        }

        using var output = new PooledBuffer(DefaultBufferBytes);
        format.Format.WriteResults(output, operation, results, selection, timeZone);
        await SendAsync(context, StatusCodes.Status200OK, format.ContentType, output);
    }

    /// <summary>Sends a response without a body, for operations without a result.</summary>
    public static void SendNothing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        SetHeaders(context.Response.Headers);
    }

    /// <summary>Sends a description.</summary>
    public static async Task SendValueAsync(HttpContext context, ResponseFormat format, object value)
    {
        using var output = new PooledBuffer(DefaultBufferBytes);
        format.Format.WriteValue(output, value);
        await SendAsync(context, StatusCodes.Status200OK, format.ContentType, output);
    }

    /// <summary>Sends an error.</summary>
    public async Task SendFailureAsync(HttpContext context, RestFailure failure)
    {
        var headers = context.Response.Headers;
        if (failure.Status == StatusCodes.Status401Unauthorized)
        {
            headers.WWWAuthenticate = authorization.ChallengesFor(context.Request);
        }

        if (failure.RetryAfter is { } wait)
        {
            headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (failure.Allow is not null)
        {
            headers.Allow = failure.Allow;
        }

        using var output = new PooledBuffer(DefaultBufferBytes);
        var format = formats.OfError(context.Request);
        format.Format.WriteValue(output, failure.Error);
        await SendAsync(context, failure.Status, format.ContentType, output);
    }

    /// <summary>Sends a body; for HEAD, only its headers.</summary>
    public static async Task SendAsync(HttpContext context, int status, string contentType, PooledBuffer output)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = output.Length;
        SetHeaders(response.Headers);
        CallCapture.Of(context)?.NoteResponse(output.Written.Span, contentType);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(output.Written, context.RequestAborted);
        }
    }

    // The first three as on SuperOffice's server: docs/SERVICES86.md section 6.8.
    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = NoCache;
        headers.Pragma = NoCache;
        headers.Expires = Expired;
        headers.Vary = Accept;
        headers.XContentTypeOptions = NoSniff;
    }
}
