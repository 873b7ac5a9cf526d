using System.Runtime.Serialization;

namespace Services86;

/// <summary>The reply header that describes a failed call; nil if the call succeeded.</summary>
/// <remarks>Clients show <see cref="FriendlyText"/>. Source: docs/SERVICES86.md sections 3.3 and 4.1.</remarks>
[DataContract]
public sealed class SoExceptionInfo
{
    /// <summary>The description of the failure for developers.</summary>
    [DataMember(Order = 0)]
    public string? Message { get; set; }

    /// <summary>The stack trace of the exception; null unless the server is configured to send it.</summary>
    [DataMember(Order = 1)]
    public string? StackTrace { get; set; }

    /// <summary>The description of the failure and a remedy, for users.</summary>
    [DataMember(Order = 2)]
    public string? FriendlyText { get; set; }

    /// <summary>
    /// The full name of the exception type, such as <c>SuperOffice.Exceptions.SoSessionException</c>.
    /// </summary>
    [DataMember(Order = 3)]
    public string? ExceptionType { get; set; }

    /// <summary>The part of the server that refused the call.</summary>
    [DataMember(Order = 4)]
    public string? Source { get; set; }

    /// <summary>The cause, or null.</summary>
    [DataMember(Order = 5)]
    public SoExceptionInfo? InnerException { get; set; }

    /// <summary>Additional values that describe the failure, by name; or null.</summary>
    [DataMember(Order = 6)]
    public SoExceptionInfoParameters? Parameters { get; set; }
}
