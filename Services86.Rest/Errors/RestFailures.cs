using Microsoft.AspNetCore.Http;
using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Http;
using Services86.Rest.Headers;

namespace Services86.Rest.Errors;

/// <summary>Creates the responses to requests that fail: the only table of statuses.</summary>
internal sealed class RestFailures(CallFailures failures)
{
    private const string Http = "SuperOffice.Services.WebApi";
    private const string Agents = "SuperOffice.Services.Implementation";

    /// <summary>Creates the response to a request that failed, and logs failures of the server.</summary>
    /// <param name="exception">The exception that ended the request.</param>
    /// <param name="origin">What was called, and where the call came from, for the log.</param>
    public RestFailure Describe(Exception exception, CallOrigin origin) => exception switch
    {
        RestException rejection => Of(rejection),
        RequestRejectedException rejected => Of(new RestException(StatusOf(rejected.Rejection), rejected.Message)) with
        {
            RetryAfter = rejected.RetryAfter,
        },
        _ => DescribeCall(exception, origin),
    };

    private static RestFailure Of(RestException rejection) => new(
        rejection.Status,
        new RestError
        {
            ErrorType = rejection.ErrorType,
            Message = rejection.Message,
            MessageDetail = rejection.Detail,
            ErrorMessage = rejection.Message,
            ErrorSource = Http,
        })
    {
        Allow = rejection.Allow,
    };

    private RestFailure DescribeCall(Exception exception, CallOrigin origin)
    {
        var described = failures.Describe(exception, origin);
        var (refusal, info) = described;
        var failure = new RestFailure(
            StatusOf(refusal),
            new RestError
            {
                ErrorType = info.ExceptionType![(info.ExceptionType!.LastIndexOf('.') + 1)..],
                Message = info.Message,
                ErrorMessage = info.Message,
                ErrorSource = refusal is SoSessionException ? Http : Agents,
                ExceptionInfo = info,
            })
        {
            RetryAfter = refusal?.RetryAfter,
            ErrorId = described.ErrorId,
        };
        if (refusal is SoSessionException { LacksCredentials: true })
        {
            // As captured from SuperOffice's server: docs/SERVICES86.md section 6.6.
            failure.Error.ErrorType = nameof(ArgumentException);
            failure.Error.ErrorSource = Http;
            failure.Error.Message = failure.Error.ErrorMessage =
                $"{RestHeaders.XsrfToken} HTTP header missing. {info.FriendlyText}";
        }

        return failure;
    }

    private static int StatusOf(SoException? refusal) => refusal switch
    {
        SoSessionException { RetryAfter: not null } => StatusCodes.Status429TooManyRequests,
        SoSessionException => StatusCodes.Status401Unauthorized,
        SoFunctionRightException or XsrfValidationException => StatusCodes.Status403Forbidden,
        SoNotFoundException => StatusCodes.Status404NotFound,

        // The stored data do not allow the call now, but may later.
        SoIllegalOperationException => StatusCodes.Status409Conflict,
        SoDbAccessException => StatusCodes.Status503ServiceUnavailable,
        SoException => StatusCodes.Status400BadRequest,
        null => StatusCodes.Status500InternalServerError,
    };

    private static int StatusOf(RequestRejection rejection) => rejection switch
    {
        RequestRejection.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RequestRejection.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        RequestRejection.ForeignOrigin => StatusCodes.Status403Forbidden,
        RequestRejection.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
