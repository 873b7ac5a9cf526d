using CoreWCF;
using CoreWCF.Configuration;
using Services86.Agents.EMail;
using Services86.Agents.SoPrincipal;
using Services86.Agents.User;
using Services86.Http;

namespace Services86.CoreWcf;

/// <summary>The services of the agents, at the addresses and with the names of the published WSDL.</summary>
/// <param name="calls">Hands over the calls.</param>
/// <param name="limits">The limits of requests.</param>
internal sealed class AgentServices(CallBehavior calls, RequestLimits limits)
{
    /// <summary>Adds the services.</summary>
    public void Add(IServiceBuilder wcf)
    {
        Serve<UserAgent, IUserAgent>(wcf, "User");
        Serve<EMailAgent, IEMailAgent>(wcf, "EMail");
        Serve<SoPrincipalAgent, ISoPrincipalAgent>(wcf, "SoPrincipal");
    }

    private void Serve<TAgent, TContract>(IServiceBuilder wcf, string name)
        where TAgent : class
    {
        var version = ServicesVersion.Default;
        wcf.AddService<TAgent>();
        wcf.AddServiceEndpoint<TAgent, TContract>(
            new BasicHttpBinding { Namespace = version.XmlNamespace, MaxReceivedMessageSize = limits.MaxBodyBytes },
            $"/Remote/{version.Name}/{name}.svc",
            calls.Apply);
        wcf.ConfigureServiceHostBase<TAgent>(host =>
        {
            host.Description.Name = $"Wcf{name}Service";
            host.Description.Namespace = version.XmlNamespace;
        });
    }
}
