using Services86.Description;
using Services86.Http;

namespace Services86.Soap.Http;

/// <summary>The settings of the SOAP layer.</summary>
public sealed class SoapOptions
{
    /// <summary>
    /// Gets the part of a path before the version: <c>/Remote</c> in <c>/Remote/Services86/User.svc</c>. Case does not
    /// matter, and any path may precede it.
    /// </summary>
    public required string RootPath { get; init; }

    /// <summary>Gets the limits of requests. A request that exceeds one gets HTTP 413 or 503, and a fault.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>Gets what happens to a member of a request that the contract does not have.</summary>
    /// <value>Default <see cref="UnknownMembers.Ignore"/>.</value>
    public UnknownMembers UnknownMembers { get; init; }

    /// <summary>Returns the path of the service of a contract.</summary>
    /// <param name="contract">The contract.</param>
    /// <returns>The path, such as <c>/Remote/Services86/User.svc</c>.</returns>
    public string PathOf(ContractDescription contract) => $"{RootPath}/{contract.Version.Name}/{contract.Name}.svc";
}
