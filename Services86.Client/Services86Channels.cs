using System.Reflection;
using System.ServiceModel;
using System.ServiceModel.Channels;

namespace Services86.Client;

/// <summary>Creates agents that call a server with WCF.</summary>
public static class Services86Channels
{
    /// <summary>The size above which a reply is refused, in bytes.</summary>
    private const int MaxReplyBytes = 64 * 1024 * 1024;

    /// <summary>Creates an agent that calls a server, with the binding of <see cref="CreateBinding"/>.</summary>
    /// <typeparam name="TAgent">The contract, such as <see cref="IUserAgent"/>.</typeparam>
    /// <param name="baseAddress">
    /// The address of the services, such as <c>http://localhost:5086/Remote/Services86</c>.
    /// </param>
    /// <param name="session">The headers of the calls.</param>
    /// <returns>
    /// The agent. Its methods may be called concurrently. It implements <see cref="IDisposable"/>, and need not be
    /// disposed of before the program ends.
    /// </returns>
    /// <remarks>
    /// <para>A method of the agent throws a <see cref="RefusedCallException"/> if the server refuses the call; a
    /// <see cref="NotSupportedException"/>, without sending a request, if the version of the services does not have the
    /// operation; a <see cref="TimeoutException"/> after the send timeout of the binding; and otherwise the exceptions
    /// of WCF, which derive from <see cref="CommunicationException"/>.</para>
    /// <para>If the ticket has expired and the session can log in again, the call does so, and is repeated once. A call
    /// whose ticket is refused was not executed. If the login fails, the call throws the exception of the login.</para>
    /// <para>Each agent has connections of its own, so create it once, and keep it.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The address is not one of the services.</exception>
    /// <exception cref="NotSupportedException">The type is not a contract of an agent.</exception>
    public static TAgent Create<TAgent>(Uri baseAddress, Services86Session session)
        where TAgent : class =>
        Create<TAgent>(baseAddress, session, CreateBinding(baseAddress));

    /// <summary>Creates an agent that calls a server with a binding.</summary>
    /// <param name="baseAddress">
    /// The address of the services, such as <c>http://localhost:5086/Remote/Services86</c>.
    /// </param>
    /// <param name="session">The headers of the calls.</param>
    /// <param name="binding">The binding, for SOAP 1.1 or 1.2 without WS-Addressing.</param>
    /// <inheritdoc cref="Create{TAgent}(Uri, Services86Session)"/>
    public static TAgent Create<TAgent>(Uri baseAddress, Services86Session session, Binding binding)
        where TAgent : class
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(binding);
        var address = AddressOf(baseAddress, AgentContract.Of(typeof(TAgent)).Name);
        return Create(new ChannelFactory<TAgent>(binding, address), session);
    }

    /// <summary>Creates an agent that calls a server with the channels of a factory.</summary>
    /// <remarks>
    /// For options that are not those of a binding, such as the validation of the certificate of the server
    /// (<c>factory.Credentials</c>) or further behaviours. The calls are those of
    /// <see cref="Create{TAgent}(Uri, Services86Session)"/>.
    /// </remarks>
    /// <typeparam name="TAgent">The contract, such as <see cref="IUserAgent"/>.</typeparam>
    /// <param name="factory">
    /// The factory, with the address of the agent, such as <c>http://localhost:5086/Remote/Services86/User.svc</c>. The
    /// agent opens the factory, and closes it when the agent is disposed of.
    /// </param>
    /// <param name="session">The headers of the calls.</param>
    /// <returns>The agent.</returns>
    /// <exception cref="ArgumentException">The factory has no address.</exception>
    /// <exception cref="InvalidOperationException">The factory is open.</exception>
    /// <exception cref="NotSupportedException">The type is not a contract of an agent.</exception>
    public static TAgent Create<TAgent>(ChannelFactory<TAgent> factory, Services86Session session)
        where TAgent : class
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(session);
        if (factory.Endpoint.Address is null)
        {
            throw new ArgumentException("Expected a factory with the address of the agent.", nameof(factory));
        }

        var channels = new AgentChannels<TAgent>(factory, session);
        var agent = DispatchProxy.Create<TAgent, AgentProxy<TAgent>>();
        ((AgentProxy<TAgent>)(object)agent).Bind(channels, call: null);
        return agent;
    }

    /// <summary>Creates the default binding of an address: SOAP 1.1, over TLS for https.</summary>
    /// <param name="baseAddress">The address of the services.</param>
    /// <returns>A binding that accepts replies of up to 64 MiB, and has the timeouts of WCF: a minute.</returns>
    /// <exception cref="ArgumentException">The address is not one of the services.</exception>
    public static BasicHttpBinding CreateBinding(Uri baseAddress)
    {
        RequireServices(baseAddress);
        var mode = baseAddress.Scheme == Uri.UriSchemeHttps
            ? BasicHttpSecurityMode.Transport
            : BasicHttpSecurityMode.None;
        return new BasicHttpBinding(mode)
        {
            MaxReceivedMessageSize = MaxReplyBytes,
            MaxBufferSize = MaxReplyBytes,
            ReaderQuotas = System.Xml.XmlDictionaryReaderQuotas.Max,
        };
    }

    private static EndpointAddress AddressOf(Uri baseAddress, string agent)
    {
        RequireServices(baseAddress);
        return new EndpointAddress($"{baseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{agent}.svc");
    }

    // The contracts have the XML namespace of the version, so the address of another version would refuse every call.
    private static void RequireServices(Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        if (!baseAddress.IsAbsoluteUri
            || (baseAddress.Scheme != Uri.UriSchemeHttp && baseAddress.Scheme != Uri.UriSchemeHttps)
            || !baseAddress.Segments[^1].TrimEnd('/').Equals(
                ServicesVersion.Default.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"Expected an address that ends with /{ServicesVersion.Default}, such as "
                + $"http://localhost:5086/Remote/{ServicesVersion.Default}; found '{baseAddress}'.",
                nameof(baseAddress));
        }
    }
}
