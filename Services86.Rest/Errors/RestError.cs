using System.Runtime.Serialization;

namespace Services86.Rest.Errors;

/// <summary>What a request is answered with that fails.</summary>
/// <remarks>
/// The original has <see cref="Message"/> in some answers and <see cref="ErrorMessage"/> in others: both are here, with the
/// same text. Source: reference, behaviour.md section 3.3.
/// </remarks>
[DataContract(Name = "Error", Namespace = ServicesVersion.BaseXmlNamespace)]
internal sealed class RestError
{
    /// <summary>Always true, so that a client can tell an error by it.</summary>
    [DataMember(Order = 0)]
    public bool Error { get; set; } = true;

    /// <summary>The name of the exception, such as <c>SoNotFoundException</c>.</summary>
    [DataMember(Order = 1)]
    public string? ErrorType { get; set; }

    /// <summary>What went wrong.</summary>
    [DataMember(Order = 2)]
    public string? Message { get; set; }

    /// <summary>More about it; null for nothing.</summary>
    [DataMember(Order = 3)]
    public string? MessageDetail { get; set; }

    /// <summary>The same as <see cref="Message"/>.</summary>
    [DataMember(Order = 4)]
    public string? ErrorMessage { get; set; }

    /// <summary>The part of the server that refused the call.</summary>
    [DataMember(Order = 5)]
    public string? ErrorSource { get; set; }

    /// <summary>What SOAP tells of the failure; null when the request did not get as far as an agent.</summary>
    [DataMember(Order = 6)]
    public SoExceptionInfo? ExceptionInfo { get; set; }
}
