using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Services86.Http;

/// <summary>Identifies the exceptions that a disconnect of the client causes.</summary>
public static class ClientDisconnect
{
    /// <summary>Returns whether an exception was caused by a disconnect of the client.</summary>
    /// <remarks>
    /// Reading from a reset connection can fail before <see cref="HttpContext.RequestAborted"/> is cancelled.
    /// </remarks>
    public static bool Explains(Exception exception, HttpContext context) =>
        exception is ConnectionResetException
        || (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested);
}
