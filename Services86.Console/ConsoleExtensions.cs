using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.WebConsole.AdminAreas;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Twins;
using Services86.WebConsole.Usage;

namespace Services86.WebConsole;

/// <summary>Adds the web pages of the server, and their addresses for programs.</summary>
internal static class ConsoleExtensions
{
    /// <summary>Adds the services of the console.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="journal">The settings of the journal of calls.</param>
    /// <param name="usage">The settings of the counted calls.</param>
    public static IServiceCollection AddConsole(
        this IServiceCollection services, JournalOptions journal, UsageOptions usage) => services
            .AddJournal(journal, usage)
            .AddSingleton<SoapContracts>()
            .AddSingleton<RestTwins>()
            .AddSingleton<SoapTwins>()
            .AddAdmin();

    /// <summary>Serves the pages, and passes other requests on.</summary>
    /// <param name="app">The pipeline to add to.</param>
    public static void UseConsole(this IApplicationBuilder app) => app.UseAdmin();
}
