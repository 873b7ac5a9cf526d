using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.Soap.Help;
using Services86.WebConsole.AdminAreas;
using Services86.WebConsole.Administration;
using Services86.WebConsole.Calls;
using Services86.WebConsole.Home;
using Services86.WebConsole.Journal;
using Services86.WebConsole.LeavingSoap;
using Services86.WebConsole.Requests;
using Services86.WebConsole.Routing;
using Services86.WebConsole.Services;
using Services86.WebConsole.Sessions;
using Services86.WebConsole.Twins;
using Services86.WebConsole.Usage;

namespace Services86.WebConsole;

/// <summary>Adds the web pages of the server, and their addresses for programs.</summary>
internal static class ConsoleExtensions
{
    /// <summary>Adds the services of the console. None is created before the first request for a page.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="journal">The settings of the journal of calls.</param>
    /// <param name="usage">The settings of the counted calls.</param>
    public static IServiceCollection AddConsole(
        this IServiceCollection services, JournalOptions journal, UsageOptions usage) => services
        .AddJournal(journal, usage)
        .AddSingleton<SoapContracts>()
        .AddSingleton<RestTwins>()
        .AddSingleton<SoapTwins>()
        .AddAdmin()
        .AddSingleton<ConsolePages>()
        .AddSingleton<PageRequestHandler>()
        .AddSingleton<PageResponse>()
        .AddSingleton<Snippets>()
        .AddSingleton<SoapSample>()
        .AddSingleton<ServiceDescriber>()
        .AddSingleton<IServicePage, ServicePage>()
        .AddSingleton<HomePage>()
        .AddSingleton<LoginPage>()
        .AddSingleton<LogoutPage>()
        .AddSingleton<StartPage>()
        .AddSingleton<AccountPage>()
        .AddCalls()
        .AddAdministration();

    private static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddSingleton<CallTwins>()
        .AddSingleton<OwnPipeline>()
        .AddSingleton<CallsPage>()
        .AddSingleton<CallPage>()
        .AddSingleton<LeavingSoapPage>()
        .AddSingleton<LeavingSoapCsv>();

    private static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<AdministrationJobs>()
        .AddSingleton<UsersPage>()
        .AddSingleton<UserPage>()
        .AddSingleton<ApplicationsPage>()
        .AddSingleton<TicketsPage>()
        .AddSingleton<KeysPage>()
        .AddSingleton<StoragePage>()
        .AddSingleton<AuditPage>();

    /// <summary>Serves the pages, and passes other requests on.</summary>
    /// <param name="app">The pipeline to add to.</param>
    public static void UseConsole(this IApplicationBuilder app)
    {
        app.UseAdmin();
        app.UseMiddleware<ConsoleMiddleware>();
    }
}
