using System.Net;
using Microsoft.AspNetCore.Http;

namespace Services86.Http.Capture;

/// <summary>
/// What is noted of a request to an operation while the request is handled, for the journal of calls: a feature of the
/// request, which is absent while there is no journal.
/// </summary>
/// <remarks>
/// The bodies contain secrets as they were sent. The journal masks them before it keeps a call, and clears the arrays.
/// Not thread-safe: one request is handled at a time.
/// </remarks>
public sealed class CallCapture
{
    private readonly CaptureTally _tally;

    internal CallCapture(int maxBodyBytes, CaptureTally tally)
    {
        MaxBodyBytes = maxBodyBytes;
        _tally = tally;
    }

    /// <summary>Gets or sets the protocol: <c>soap1.1</c>, <c>soap1.2</c> or <c>rest</c>.</summary>
    /// <value>Default null: the request is for none of them, and is not kept.</value>
    public string? Protocol { get; set; }

    /// <summary>Gets the login name of the caller; null for none.</summary>
    internal string? User { get; private set; }

    /// <summary>Gets the id of the caller; null for none.</summary>
    internal int? AssociateId { get; private set; }

    /// <summary>Gets the id of the application; null if it is not known.</summary>
    internal int? ApplicationId { get; private set; }

    /// <summary>Gets the name of the application; null if it is not known.</summary>
    internal string? Application { get; private set; }

    /// <summary>Gets the outcome, as in metrics; null if it was not noted.</summary>
    internal string? Outcome { get; private set; }

    /// <summary>Gets the full name of the exception type that the client got; null for none.</summary>
    internal string? ExceptionType { get; private set; }

    /// <summary>Gets the reason that the client got; null for none.</summary>
    internal string? Reason { get; private set; }

    /// <summary>Gets the id under which a failure of the server is logged; null for none.</summary>
    internal string? ErrorId { get; private set; }

    /// <summary>Gets the largest number of bytes that is kept of each body.</summary>
    internal int MaxBodyBytes { get; }

    /// <summary>Gets the body of the request.</summary>
    internal CapturedBody Request { get; } = new();

    /// <summary>Gets the body of the response.</summary>
    internal CapturedBody Response { get; } = new();

    /// <summary>Gets or sets the time at which the request arrived.</summary>
    internal DateTimeOffset Time { get; set; }

    /// <summary>Gets or sets the timestamp at which the request arrived.</summary>
    internal long Started { get; set; }

    /// <summary>Gets or sets the duration, until the response was sent.</summary>
    internal TimeSpan Duration { get; set; }

    /// <summary>Gets or sets the HTTP method.</summary>
    internal string Method { get; set; } = "";

    /// <summary>Gets or sets the path, with its base, as the server decoded it.</summary>
    internal string Path { get; set; } = "";

    /// <summary>Gets or sets the query, with its question mark, as it was sent; empty for none.</summary>
    internal string Query { get; set; } = "";

    /// <summary>Gets or sets the HTTP status.</summary>
    internal int Status { get; set; }

    /// <summary>Gets or sets the endpoint of the operation; null if the operation is not known.</summary>
    internal Endpoint? Endpoint { get; set; }

    /// <summary>Gets or sets the address of the client; null if the connection has none.</summary>
    internal IPAddress? ClientAddress { get; set; }

    /// <summary>Gets the headers of the request that are kept.</summary>
    internal CapturedHeaders Headers { get; } = new();

    /// <summary>Gets or sets whether <see cref="CaptureTally"/> counted the response.</summary>
    internal bool IsAnswered { get; set; }

    /// <summary>Gets or sets the id of the entry in the journal; 0 until the journal has the call.</summary>
    internal long Id { get; set; }

    /// <summary>Gets the memory that the bodies take, in bytes.</summary>
    internal int HeldBytes => Request.HeldBytes + Response.HeldBytes;

    /// <summary>Gets the capture of a request; null if there is none.</summary>
    /// <param name="context">The request.</param>
    public static CallCapture? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<CallCapture>();
    }

    /// <summary>Notes the body of the request, as it was sent, after content decoding.</summary>
    /// <param name="body">The bytes that arrived. They are copied up to the limit.</param>
    /// <param name="isComplete">Whether the body is complete.</param>
    public void NoteRequest(ReadOnlySpan<byte> body, bool isComplete) =>
        Request.Set(body, MaxBodyBytes, isComplete);

    /// <summary>Notes the body of the response, before it is sent.</summary>
    /// <param name="body">The bytes. They are copied up to the limit.</param>
    /// <param name="contentType">The Content-Type.</param>
    public void NoteResponse(ReadOnlySpan<byte> body, string contentType)
    {
        Response.ContentType = contentType;
        Response.Set(body, MaxBodyBytes, isComplete: true);
        _tally.CountAnswered(this);
    }

    /// <summary>Notes the caller, once authenticated.</summary>
    /// <param name="name">The login name.</param>
    /// <param name="associateId">The id of the associate.</param>
    public void NoteCaller(string name, int associateId)
    {
        User = name;
        AssociateId = associateId;
    }

    /// <summary>Notes the registered application that the token of the request belongs to.</summary>
    /// <param name="applicationId">The id of the application.</param>
    /// <param name="name">The name of the application.</param>
    public void NoteApplication(int applicationId, string name)
    {
        ApplicationId = applicationId;
        Application = name;
    }

    /// <summary>Notes how the call ended.</summary>
    /// <param name="outcome">The outcome, as in metrics.</param>
    public void NoteOutcome(string outcome) => Outcome = outcome;

    /// <summary>Notes that the call failed, and what the client is told about it.</summary>
    /// <param name="outcome">The outcome, as in metrics.</param>
    /// <param name="exceptionType">The name of the exception type; null for none.</param>
    /// <param name="reason">The reason; null for none.</param>
    /// <param name="errorId">The id under which a failure of the server is logged; null for none.</param>
    public void NoteFailure(string outcome, string? exceptionType, string? reason, string? errorId = null)
    {
        Outcome = outcome;
        ExceptionType = exceptionType;
        Reason = reason;
        ErrorId = errorId;
    }

    /// <summary>Makes the capture empty for another request: clears the bodies and returns their arrays.</summary>
    internal void Clear()
    {
        Request.Clear();
        Response.Clear();
        Headers.Clear();
        Protocol = User = Application = Outcome = ExceptionType = Reason = ErrorId = null;
        AssociateId = ApplicationId = null;
        Endpoint = null;
        ClientAddress = null;
        Method = Path = Query = "";
        Status = 0;
        _tally.CountHandedOver(this);
        Id = 0;
    }

}
