using System.Runtime.Serialization;

namespace Services86;

/// <summary>The response header that describes a failed call; nil when the call succeeded.</summary>
/// <remarks>Clients show <see cref="FriendlyText"/>. Source: reference notes, sections 3 and 4.</remarks>
[DataContract]
public sealed class SoExceptionInfo
{
    /// <summary>What went wrong, for a developer.</summary>
    [DataMember(Order = 0)]
    public string? Message { get; set; }

    /// <summary>Where it went wrong in the server; null unless the server is configured to tell.</summary>
    [DataMember(Order = 1)]
    public string? StackTrace { get; set; }

    /// <summary>What went wrong and what to do about it, for whoever reads it.</summary>
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

    /// <summary>The exception that caused this one, or null.</summary>
    [DataMember(Order = 5)]
    public SoExceptionInfo? InnerException { get; set; }

    /// <summary>Facts about the failure by name, or null.</summary>
    [DataMember(Order = 6)]
    public SoExceptionInfoParameters? Parameters { get; set; }
}
