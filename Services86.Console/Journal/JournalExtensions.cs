using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.WebConsole.Usage;

namespace Services86.WebConsole.Journal;

/// <summary>Composes the journal of calls.</summary>
internal static class JournalExtensions
{
    /// <summary>Adds the journal, which is created when it is first used.</summary>
    public static IServiceCollection AddJournal(
        this IServiceCollection services, JournalOptions options, UsageOptions usage) => services
        .AddSingleton(options)
        .AddSingleton(usage)
        .AddSingleton<UsageCounters>()
        .AddSingleton<UsageReport>()
        .AddSingleton<EntryMasker>()
        .AddSingleton<JournalMetrics>()
        .AddSingleton<CallJournal>();

    /// <summary>Captures the calls of the middleware after it, unless the journal and the counters are off.</summary>
    public static void UseJournal(this IApplicationBuilder app)
    {
        var services = app.ApplicationServices;
        var countsUsage = services.GetRequiredService<UsageOptions>().IsEnabled;
        if (countsUsage || services.GetRequiredService<JournalOptions>().Calls > 0)
        {
            var time = services.GetRequiredService<TimeProvider>();
            app.Use(next => new JournalMiddleware(next, services, time, countsUsage).InvokeAsync);
        }
    }
}
