using System.Runtime.Serialization;

namespace Services86.Rest.Errors;

/// <summary>The body of an error response.</summary>
/// <remarks>
/// SuperOffice's server sends <see cref="Message"/> in some responses and <see cref="ErrorMessage"/> in others: here
/// both have the same text. Source: docs/SERVICES86.md section 6.6.
/// </remarks>
[DataContract(Name = "Error", Namespace = ServicesVersion.BaseXmlNamespace)]
internal sealed class RestError
{
    /// <summary>Gets or sets true: clients recognize an error by it.</summary>
    [DataMember(Order = 0)]
    public bool Error { get; set; } = true;

    /// <summary>Gets or sets the name of the exception, such as <c>SoNotFoundException</c>.</summary>
    [DataMember(Order = 1)]
    public string? ErrorType { get; set; }

    /// <summary>Gets or sets the message.</summary>
    [DataMember(Order = 2)]
    public string? Message { get; set; }

    /// <summary>Gets or sets the details of the message; null for none.</summary>
    [DataMember(Order = 3)]
    public string? MessageDetail { get; set; }

    /// <summary>Gets or sets the same text as <see cref="Message"/>.</summary>
    [DataMember(Order = 4)]
    public string? ErrorMessage { get; set; }

    /// <summary>Gets or sets the part of the server that refused the call.</summary>
    [DataMember(Order = 5)]
    public string? ErrorSource { get; set; }

    /// <summary>Gets or sets the exception info, as in SOAP; null if the request did not reach an agent.</summary>
    [DataMember(Order = 6)]
    public SoExceptionInfo? ExceptionInfo { get; set; }
}
