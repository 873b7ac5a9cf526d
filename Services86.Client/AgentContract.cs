using System.Reflection;
using Services86.Description;

namespace Services86.Client;

/// <summary>Recognizes the contracts that this library can call.</summary>
internal static class AgentContract
{
    /// <summary>Returns the description of a contract in the version of the addresses.</summary>
    /// <param name="type">The interface of an agent.</param>
    /// <exception cref="NotSupportedException">
    /// The type is not a service contract, or has no <see cref="MessageHeadersAttribute"/>.
    /// </exception>
    public static ContractDescription Of(Type type) =>
        type.IsDefined(typeof(MessageHeadersAttribute))
            ? ContractDescription.Of(type)
            : throw new NotSupportedException(
                $"{type} does not have [MessageHeaders]: expected a contract of Services86.Contracts, such as "
                + $"{nameof(IUserAgent)}. A generated proxy has the headers as parameters of its methods, so call it "
                + $"without {nameof(Services86Channels)} and {nameof(Services86EndpointBehavior)}.");
}
