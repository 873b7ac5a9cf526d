using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.Description;
using Services86.Soap.Calls;
using Services86.Soap.Http;

namespace Services86.Soap;

/// <summary>Puts the SOAP layer into a program.</summary>
public static class SoapExtensions
{
    /// <summary>Adds what the SOAP layer needs.</summary>
    /// <typeparam name="TCallHandler">What carries out the calls.</typeparam>
    /// <param name="services">The program's services.</param>
    /// <param name="options">How the layer is set up.</param>
    /// <returns>The program's services.</returns>
    public static IServiceCollection AddSoap<TCallHandler>(this IServiceCollection services, SoapOptions options)
        where TCallHandler : class, ISoapCallHandler => services
        .AddSingleton(options)
        .AddSingleton<ISoapCallHandler, TCallHandler>()
        .AddSingleton<SoapRequestHandler>();

    /// <summary>Serves every registered <see cref="ContractDescription"/> at its address.</summary>
    /// <param name="app">The program's pipeline.</param>
    /// <returns>The pipeline.</returns>
    public static IApplicationBuilder UseSoap(this IApplicationBuilder app) => app.UseMiddleware<SoapMiddleware>();
}
