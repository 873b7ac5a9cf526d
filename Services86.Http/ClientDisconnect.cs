using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Services86.Http;

/// <summary>Tells the exceptions that only mean that the client has gone away.</summary>
public static class ClientDisconnect
{
    /// <summary>Whether an exception came because the client has gone away, so that nobody waits for an answer.</summary>
    /// <remarks>A connection that was reset can be seen by its reader before the request counts as aborted.</remarks>
    public static bool Explains(Exception exception, HttpContext context) =>
        exception is ConnectionResetException
        || (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested);
}
