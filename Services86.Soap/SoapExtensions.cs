using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Http;

namespace Services86.Soap;

/// <summary>Registers the SOAP layer in an application.</summary>
public static class SoapExtensions
{
    /// <summary>Adds the services of the SOAP layer.</summary>
    /// <typeparam name="TCallHandler">The handler that executes the calls.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="options">The settings of the SOAP layer.</param>
    /// <returns>The services of the application.</returns>
    public static IServiceCollection AddSoap<TCallHandler>(this IServiceCollection services, SoapOptions options)
        where TCallHandler : class, ISoapCallHandler => services
        .AddSingleton(options)
        .AddSingleton<ISoapCallHandler, TCallHandler>()
        .AddSingleton<SoapRequestHandler>()
        .AddRequestMetrics();

    // REST has the same ones.
    private static IServiceCollection AddRequestMetrics(this IServiceCollection services)
    {
        services.TryAddSingleton<RequestMetrics>();
        return services;
    }

    /// <summary>Serves every registered <see cref="ContractDescription"/> at its address.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    public static IApplicationBuilder UseSoap(this IApplicationBuilder app) => app.UseMiddleware<SoapMiddleware>();

    /// <summary>
    /// Responds to requests of addresses that are similar to the ones of services with HTTP 404 and the nearest
    /// address. To be called after everything else that serves requests.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    public static IApplicationBuilder UseSoapAddresses(this IApplicationBuilder app) =>
        app.UseMiddleware<UnknownAddressMiddleware>();
}
