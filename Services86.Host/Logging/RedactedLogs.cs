using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Services86.Host.Logging;

/// <summary>Registers the redaction of logs.</summary>
internal static class RedactedLogs
{
    // The key of the factory that the application has registered.
    private const string Inner = "Services86.Logging.Inner";

    /// <summary>Puts a <see cref="RedactingLoggerFactory"/> around the registered factory of loggers.</summary>
    /// <param name="services">The services of the application.</param>
    public static void Add(IServiceCollection services)
    {
        services.AddLogging();
        var inner = services.Last(service => service.ServiceType == typeof(ILoggerFactory) && !service.IsKeyedService);
        services.Add(WithKey(inner));
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(
            provider => new RedactingLoggerFactory(provider.GetRequiredKeyedService<ILoggerFactory>(Inner))));
    }

    private static ServiceDescriptor WithKey(ServiceDescriptor inner) => inner switch
    {
        { ImplementationInstance: { } instance } => new ServiceDescriptor(inner.ServiceType, Inner, instance),
        { ImplementationFactory: { } factory } => new ServiceDescriptor(
            inner.ServiceType, Inner, (provider, _) => factory(provider), inner.Lifetime),
        _ => new ServiceDescriptor(inner.ServiceType, Inner, inner.ImplementationType!, inner.Lifetime),
    };
}
